-- What stood before: a value that ended, beside the dates that ended (EarlierDeadline), so that any list or recommendation can be shown as it
-- stood on a day.

-- Subject: 'R7', 'P1', 'A3', 'K2'; 'R7/12' for the part of the body 12 in R7. Name: the column of its row. Until is exclusive.
-- What has not changed since it was made has no row.
CREATE TABLE EarlierValue (
    Id       INTEGER PRIMARY KEY,
    Subject  TEXT    NOT NULL,
    Name     TEXT    NOT NULL,
    Value    TEXT    NULL,
    Until    INTEGER NOT NULL
);

CREATE INDEX IX_EarlierValue_Subject ON EarlierValue (Subject, Name, Until);

-- When somebody added it at a review; null: it came with the report.
ALTER TABLE RiskMitigation ADD COLUMN AddedAt INTEGER NULL;

-- What the timeline knows of the time before this migration.
INSERT INTO EarlierValue (Subject, Name, Value, Until)
SELECT Subject, 'State', substr(Before, 1, instr(Before || ',', ',') - 1), At
FROM TimelineEntry
WHERE substr(Before, 1, instr(Before || ',', ',') - 1) IN ('open', 'evidenceSubmitted', 'closed', 'due', 'submitted', 'returned', 'accepted', 'draft', 'done')
  AND substr(Before, 1, instr(Before || ',', ',') - 1) <> substr(After, 1, instr(After || ',', ',') - 1)
ORDER BY Id;
