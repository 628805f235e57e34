-- The process as people really work: a due date that was changed keeps the one that held before.

-- A deadline that no longer holds, as it was frozen. The first row of a subject is its original one; the one in force stands with
-- the subject. MetAt: when it was met (a plan submitted, then returned); null when it was not. Until is exclusive.
CREATE TABLE EarlierDeadline (
    Id        BIGINT PRIMARY KEY,
    Subject   TEXT COLLATE "C" NOT NULL,
    DueOn     TEXT COLLATE "C" NULL,
    Deadline  TEXT COLLATE "C" NOT NULL,
    MetAt     BIGINT NULL,
    Until     BIGINT NOT NULL,
    By        TEXT COLLATE "C" NOT NULL,
    Reason    TEXT COLLATE "C" NOT NULL
);

CREATE INDEX IX_EarlierDeadline_Subject ON EarlierDeadline (Subject, Until);

-- More time asked for. ProposedTo and ProposedBy: the date on the table and who put it there; somebody else has to answer.
CREATE TABLE Extension (
    Id                BIGINT PRIMARY KEY,
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    AskedAt           BIGINT NOT NULL,
    AskedBy           TEXT COLLATE "C" NOT NULL,
    FromDue           TEXT COLLATE "C" NOT NULL,
    AskedFor          TEXT COLLATE "C" NOT NULL,
    Reason            TEXT COLLATE "C" NOT NULL,
    Safeguard         TEXT COLLATE "C" NOT NULL,
    State             TEXT COLLATE "C" NOT NULL,
    ProposedTo        TEXT COLLATE "C" NOT NULL,
    ProposedBy        TEXT COLLATE "C" NOT NULL,
    DecidedAt         BIGINT NULL,
    DecidedBy         TEXT COLLATE "C" NULL,
    DecisionReason    TEXT COLLATE "C" NULL,
    Version           BIGINT NOT NULL
);

CREATE INDEX IX_Extension_Recommendation ON Extension (RecommendationId);

-- The timeline becomes the audit trail: why, before and after, and a hash over the entry before and this one (src/ActionPlans/Audit). Hash is
-- null only until entries from before this migration have been chained, which happens in its transaction.
ALTER TABLE TimelineEntry ADD COLUMN Why TEXT COLLATE "C" NULL;
ALTER TABLE TimelineEntry ADD COLUMN Before TEXT COLLATE "C" NULL;
ALTER TABLE TimelineEntry ADD COLUMN After TEXT COLLATE "C" NULL;
ALTER TABLE TimelineEntry ADD COLUMN Hash BYTEA NULL;

CREATE FUNCTION Refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

CREATE TRIGGER TimelineEntry_Unchangeable BEFORE UPDATE ON TimelineEntry FOR EACH ROW WHEN (OLD.Hash IS NOT NULL)
EXECUTE FUNCTION Refuse('the timeline is append-only');

CREATE TRIGGER TimelineEntry_Undeletable BEFORE DELETE ON TimelineEntry FOR EACH ROW
EXECUTE FUNCTION Refuse('the timeline is append-only');

-- Colours that a person set over the computed one. They end after Until by themselves, or when ClearedAt says so; rows are the history.
CREATE TABLE RagOverride (
    Id                BIGINT PRIMARY KEY,
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    Colour            TEXT COLLATE "C" NOT NULL,
    Rationale         TEXT COLLATE "C" NOT NULL,
    Until             TEXT COLLATE "C" NOT NULL,
    SetAt             BIGINT NOT NULL,
    SetBy             TEXT COLLATE "C" NOT NULL,
    ClearedAt         BIGINT NULL,
    ClearedBy         TEXT COLLATE "C" NULL
);

CREATE UNIQUE INDEX IX_RagOverride_InForce ON RagOverride (RecommendationId) WHERE ClearedAt IS NULL;
CREATE INDEX IX_RagOverride_Recommendation ON RagOverride (RecommendationId);
