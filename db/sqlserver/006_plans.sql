-- Plans are written here: answers and actions, and each submitted version kept as it was, with the files that went out.

-- A body's answer to a recommendation, as the plan's draft has it; no row: unanswered. PlanId is the plan that holds the rows: a draft and a final
-- plan of one report share those of the final one. ProposedDue: for a recommendation without a date; no deadline before the plan is accepted.
CREATE TABLE PlanResponse (
    PlanId            BIGINT NOT NULL REFERENCES ActionPlan (Id),
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    BodyId            BIGINT NOT NULL REFERENCES Body (Id),
    Answer            NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Reason            NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    ProposedDue       NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    AnsweredAt        BIGINT NOT NULL,
    AnsweredBy        NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Version           BIGINT NOT NULL,
    PRIMARY KEY (PlanId, RecommendationId, BodyId)
);

-- What is to become of an open action when the plan is submitted again, or its amendment accepted; null: nothing. What holds until then stands in
-- the columns.
ALTER TABLE Action ADD Pending NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- 'draft' is an amendment that is being written: the last accepted version stays in force. Snapshot: the plan as it was submitted; null when it
-- was not written here. SnapshotSha256 is over its UTF-8 bytes.
CREATE TABLE PlanVersion (
    Id              BIGINT PRIMARY KEY,
    PlanId          BIGINT NOT NULL REFERENCES ActionPlan (Id),
    Number          BIGINT NOT NULL,
    State           NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Reason          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    OpenedAt        BIGINT NOT NULL,
    OpenedBy        NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SubmittedAt     BIGINT NULL,
    SubmittedBy     NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    DecidedAt       BIGINT NULL,
    DecidedBy       NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Comment         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Snapshot        NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    SnapshotSha256  NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL,
    UNIQUE (PlanId, Number)
);

CREATE TABLE PlanFile (
    Id           BIGINT PRIMARY KEY,
    VersionId    BIGINT NOT NULL REFERENCES PlanVersion (Id),
    Name         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ContentType  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Sha256       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Content      VARBINARY(MAX) NOT NULL
);

CREATE INDEX IX_PlanFile_Version ON PlanFile (VersionId);
GO
CREATE TRIGGER PlanVersion_Frozen ON PlanVersion AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM deleted o
        LEFT JOIN inserted n ON n.Id = o.Id
        WHERE o.SubmittedAt IS NOT NULL AND EXISTS (
            SELECT o.Snapshot, o.SnapshotSha256, o.SubmittedAt, o.SubmittedBy, o.Number
            EXCEPT SELECT n.Snapshot, n.SnapshotSha256, n.SubmittedAt, n.SubmittedBy, n.Number))
        THROW 51001, 'a submitted version does not change', 1;
END;
GO
CREATE TRIGGER PlanFile_Frozen ON PlanFile AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted)
        THROW 51001, 'a submitted file does not change', 1;
END;
GO
CREATE TRIGGER PlanFile_Kept ON PlanFile AFTER DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted)
        THROW 51001, 'a submitted file is kept', 1;
END;
GO

-- The files that go with a message, by reference: one copy, however many people get it.
CREATE TABLE MessageFile (
    MessageId  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES Message (Id),
    FileId     BIGINT NOT NULL REFERENCES PlanFile (Id),
    PRIMARY KEY (MessageId, FileId)
);
