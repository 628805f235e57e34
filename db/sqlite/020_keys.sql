-- The nodes of a web service that share a database share the keys by which they know their own cookies. Beside a file they are files.
CREATE TABLE DataProtectionKey (
    Name     TEXT    NOT NULL PRIMARY KEY,
    Xml      TEXT    NOT NULL,
    AddedAt  INTEGER NOT NULL
) WITHOUT ROWID;
