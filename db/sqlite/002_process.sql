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

-- More time asked for. ProposedTo and ProposedBy: the date on the table and who put it there; somebody else has to answer.
CREATE TABLE Extension (
    Id                INTEGER PRIMARY KEY,
    RecommendationId  INTEGER NOT NULL REFERENCES Recommendation (Id),
    AskedAt           INTEGER NOT NULL,
    AskedBy           TEXT    NOT NULL,
    FromDue           TEXT    NOT NULL,
    AskedFor          TEXT    NOT NULL,
    Reason            TEXT    NOT NULL,
    Safeguard         TEXT    NOT NULL,
    State             TEXT    NOT NULL,
    ProposedTo        TEXT    NOT NULL,
    ProposedBy        TEXT    NOT NULL,
    DecidedAt         INTEGER NULL,
    DecidedBy         TEXT    NULL,
    DecisionReason    TEXT    NULL,
    Version           INTEGER NOT NULL
);

CREATE INDEX IX_Extension_Recommendation ON Extension (RecommendationId);

-- The timeline becomes the audit trail: why, before and after, and a hash over the entry before and this one (src/ActionPlans/Audit). Hash is
-- null only until entries from before this migration have been chained, which happens in its transaction.
ALTER TABLE TimelineEntry ADD COLUMN Why TEXT NULL;
ALTER TABLE TimelineEntry ADD COLUMN Before TEXT NULL;
ALTER TABLE TimelineEntry ADD COLUMN After TEXT NULL;
ALTER TABLE TimelineEntry ADD COLUMN Hash BLOB NULL;

CREATE TRIGGER TimelineEntry_Unchangeable BEFORE UPDATE ON TimelineEntry WHEN OLD.Hash IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the timeline is append-only');
END;

CREATE TRIGGER TimelineEntry_Undeletable BEFORE DELETE ON TimelineEntry
BEGIN
    SELECT RAISE(ABORT, 'the timeline is append-only');
END;

-- Colours that a person set over the computed one. They end after Until by themselves, or when ClearedAt says so; rows are the history.
CREATE TABLE RagOverride (
    Id                INTEGER PRIMARY KEY,
    RecommendationId  INTEGER NOT NULL REFERENCES Recommendation (Id),
    Colour            TEXT    NOT NULL,
    Rationale         TEXT    NOT NULL,
    Until             TEXT    NOT NULL,
    SetAt             INTEGER NOT NULL,
    SetBy             TEXT    NOT NULL,
    ClearedAt         INTEGER NULL,
    ClearedBy         TEXT    NULL
);

CREATE UNIQUE INDEX IX_RagOverride_InForce ON RagOverride (RecommendationId) WHERE ClearedAt IS NULL;
CREATE INDEX IX_RagOverride_Recommendation ON RagOverride (RecommendationId);
