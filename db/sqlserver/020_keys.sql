-- The nodes of a web service that share a database share the keys by which they know their own cookies. Beside a file they are files.
CREATE TABLE DataProtectionKey (
    Name     NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Xml      NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AddedAt  BIGINT NOT NULL
);
