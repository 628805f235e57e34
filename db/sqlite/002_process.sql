-- The process as people really work: a due date that was changed keeps the one that held before.

-- A deadline that no longer holds, as it was frozen. The first row of a subject is its original one; the one in force stands with
-- the subject. MetAt: when it was met (a plan submitted, then returned); null when it was not. Until is exclusive.
CREATE TABLE EarlierDeadline (
    Id        INTEGER PRIMARY KEY,
    Subject   TEXT    NOT NULL,
    DueOn     TEXT    NULL,
    Deadline  TEXT    NOT NULL,
    MetAt     INTEGER NULL,
    Until     INTEGER NOT NULL,
    By        TEXT    NOT NULL,
    Reason    TEXT    NOT NULL
);

CREATE INDEX IX_EarlierDeadline_Subject ON EarlierDeadline (Subject, Until);
