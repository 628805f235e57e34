-- What stood before: a value that ended, beside the dates that ended (EarlierDeadline), so that any list or recommendation can be shown as it
-- stood on a day.

-- Subject: 'R7', 'P1', 'A3', 'K2'; 'R7/12' for the part of the body 12 in R7. Name: the column of its row. Until is exclusive.
-- What has not changed since it was made has no row.
CREATE TABLE EarlierValue (
    Id       BIGINT PRIMARY KEY,
    Subject  TEXT COLLATE "C" NOT NULL,
    Name     TEXT COLLATE "C" NOT NULL,
    Value    TEXT COLLATE "C" NULL,
    Until    BIGINT NOT NULL
);

CREATE INDEX IX_EarlierValue_Subject ON EarlierValue (Subject, Name, Until);

-- When somebody added it at a review; null: it came with the report.
ALTER TABLE RiskMitigation ADD COLUMN AddedAt BIGINT NULL;
