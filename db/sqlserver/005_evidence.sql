-- One piece of evidence serves several duties, each with a decision of its own; several bodies answer one recommendation, each with a part of its own.

-- What was handed in, and nothing else: rows are only ever added. A later version points at the piece it takes the place of, which happens once,
-- so that versions are a chain; Number counts along it. MediaType: null for pieces from before types were looked at.
DROP TABLE Evidence; -- no server has rows from before this migration
GO

CREATE TABLE Evidence (
    Id           BIGINT PRIMARY KEY,
    Kind         NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FileName     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    MediaType    NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Sha256       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Size         BIGINT NOT NULL,
    Content      VARBINARY(MAX) NOT NULL,
    EffectiveOn  NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AddedAt      BIGINT NOT NULL,
    AddedBy      NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Number       BIGINT NOT NULL,
    Supersedes   BIGINT NULL REFERENCES Evidence (Id),
    Reason       NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL
);

CREATE UNIQUE INDEX IX_Evidence_Supersedes ON Evidence (Supersedes) WHERE Supersedes IS NOT NULL;

-- What a piece is for, and what was decided about it there. Subject: 'R7', 'A3', 'S1'. BodyId: the body whose part it shows; null for all of them.
CREATE TABLE EvidenceFor (
    EvidenceId   BIGINT NOT NULL REFERENCES Evidence (Id),
    Subject      NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    BodyId       BIGINT NULL REFERENCES Body (Id),
    SubmittedAt  BIGINT NOT NULL,
    SubmittedBy  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DecidedAt    BIGINT NULL,
    DecidedBy    NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Reason       NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    PRIMARY KEY (EvidenceId, Subject)
);

CREATE INDEX IX_EvidenceFor_Subject ON EvidenceFor (Subject, State);
GO
CREATE TRIGGER Evidence_Unchangeable ON Evidence AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted)
        THROW 51001, 'evidence cannot be changed, only superseded', 1;
END;
GO
CREATE TRIGGER Evidence_Undeletable ON Evidence AFTER DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted)
        THROW 51001, 'evidence cannot be changed, only superseded', 1;
END;
GO
CREATE TRIGGER EvidenceFor_Accepted_Unchangeable ON EvidenceFor AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (
        SELECT 1
        FROM deleted o
        LEFT JOIN inserted n ON n.EvidenceId = o.EvidenceId AND n.Subject = o.Subject
        WHERE o.State = 'superseded' OR (o.State = 'accepted' AND (n.State IS NULL OR n.State <> 'superseded' OR EXISTS (
            SELECT o.BodyId, o.SubmittedAt, o.SubmittedBy, o.DecidedAt, o.DecidedBy, o.Reason
            EXCEPT SELECT n.BodyId, n.SubmittedAt, n.SubmittedBy, n.DecidedAt, n.DecidedBy, n.Reason))))
        THROW 51001, 'accepted evidence cannot be changed, only superseded', 1;
END;
GO
CREATE TRIGGER EvidenceFor_Undeletable ON EvidenceFor AFTER DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted)
        THROW 51001, 'what evidence was handed in for stays on record', 1;
END;
GO

-- Each body's part lives the recommendation's life; Recommendation.State is as far as the slowest part.
ALTER TABLE RecommendationBody ADD State NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT 'open';
GO

-- That two reports of one inspection ask for the same, so that one piece of evidence can serve both: found by the reader, decided by a person.
CREATE TABLE RecommendationLink (
    Id          BIGINT PRIMARY KEY,
    First       BIGINT NOT NULL REFERENCES Recommendation (Id),
    Second      BIGINT NOT NULL REFERENCES Recommendation (Id),
    Score       FLOAT NOT NULL,
    Reason      NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ProposedAt  BIGINT NOT NULL,
    DecidedAt   BIGINT NULL,
    DecidedBy   NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Version     BIGINT NOT NULL,
    UNIQUE (First, Second)
);

CREATE INDEX IX_RecommendationLink_Second ON RecommendationLink (Second);

-- A deadline that would be another one by what is known now (a receipt date put right, a bank holiday announced). A person decides; one open a subject.
-- Cause: 'receipt' or 'calendar'. Deadline: what would be frozen. OldDue: what it would take the place of; when that has moved on, it is overtaken.
CREATE TABLE DeadlineProposal (
    Id          BIGINT PRIMARY KEY,
    Subject     NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    OldDue      NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    NewDue      NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    Deadline    NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Cause       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Why         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ProposedAt  BIGINT NOT NULL,
    ProposedBy  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DecidedAt   BIGINT NULL,
    DecidedBy   NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Version     BIGINT NOT NULL
);

CREATE UNIQUE INDEX IX_DeadlineProposal_Open ON DeadlineProposal (Subject) WHERE State = 'open';

-- Some months after the closing somebody looks whether it has lasted. One that failed reopened its recommendation, which is counted there.
CREATE TABLE SustainedCheck (
    Id                BIGINT PRIMARY KEY,
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    DueOn             NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Deadline          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State             NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SetAt             BIGINT NOT NULL,
    DecidedAt         BIGINT NULL,
    DecidedBy         NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Reason            NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Version           BIGINT NOT NULL
);

CREATE INDEX IX_SustainedCheck_Recommendation ON SustainedCheck (RecommendationId);

ALTER TABLE Recommendation ADD Reopened BIGINT NOT NULL DEFAULT 0;
GO
