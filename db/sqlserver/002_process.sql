-- The process as people really work: a due date that was changed keeps the one that held before.

-- A deadline that no longer holds, as it was frozen. The first row of a subject is its original one; the one in force stands with
-- the subject. MetAt: when it was met (a plan submitted, then returned); null when it was not. Until is exclusive.
CREATE TABLE EarlierDeadline (
    Id        BIGINT PRIMARY KEY,
    Subject   NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueOn     NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    Deadline  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    MetAt     BIGINT NULL,
    Until     BIGINT NOT NULL,
    [By]      NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Reason    NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX IX_EarlierDeadline_Subject ON EarlierDeadline (Subject, Until);

-- More time asked for. ProposedTo and ProposedBy: the date on the table and who put it there; somebody else has to answer.
CREATE TABLE Extension (
    Id                BIGINT PRIMARY KEY,
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    AskedAt           BIGINT NOT NULL,
    AskedBy           NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FromDue           NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AskedFor          NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Reason            NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Safeguard         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State             NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ProposedTo        NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ProposedBy        NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DecidedAt         BIGINT NULL,
    DecidedBy         NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    DecisionReason    NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Version           BIGINT NOT NULL
);

CREATE INDEX IX_Extension_Recommendation ON Extension (RecommendationId);

-- The timeline becomes the audit trail: why, before and after, and a hash over the entry before and this one (src/ActionPlans/Audit). Hash is
-- null only until entries from before this migration have been chained, which happens in its transaction.
ALTER TABLE TimelineEntry ADD Why NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE TimelineEntry ADD Before NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE TimelineEntry ADD After NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE TimelineEntry ADD Hash VARBINARY(32) NULL;
GO
CREATE TRIGGER TimelineEntry_Unchangeable ON TimelineEntry AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted WHERE Hash IS NOT NULL)
        THROW 51001, 'the timeline is append-only', 1;
END;
GO
CREATE TRIGGER TimelineEntry_Undeletable ON TimelineEntry AFTER DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted)
        THROW 51001, 'the timeline is append-only', 1;
END;
GO

-- Colours that a person set over the computed one. They end after Until by themselves, or when ClearedAt says so; rows are the history.
CREATE TABLE RagOverride (
    Id                BIGINT PRIMARY KEY,
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    Colour            NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Rationale         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Until             NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SetAt             BIGINT NOT NULL,
    SetBy             NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ClearedAt         BIGINT NULL,
    ClearedBy         NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL
);

CREATE UNIQUE INDEX IX_RagOverride_InForce ON RagOverride (RecommendationId) WHERE ClearedAt IS NULL;
CREATE INDEX IX_RagOverride_Recommendation ON RagOverride (RecommendationId);
