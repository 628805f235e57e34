-- The HTML of a letter, as gzip. Null in letters that were composed before: theirs stands in Html, which is empty in later ones.
ALTER TABLE Message ADD PackedHtml VARBINARY(MAX) NULL;
