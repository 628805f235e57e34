-- One piece of evidence serves several duties, each with a decision of its own; several bodies answer one recommendation, each with a part of its own.

-- What was handed in, and nothing else: rows are only ever added. A later version points at the piece it takes the place of, which happens once,
-- so that versions are a chain; Number counts along it. MediaType: null for pieces from before types were looked at.
DROP TABLE Evidence; -- no server has rows from before this migration

CREATE TABLE Evidence (
    Id           BIGINT PRIMARY KEY,
    Kind         TEXT COLLATE "C" NOT NULL,
    FileName     TEXT COLLATE "C" NULL,
    MediaType    TEXT COLLATE "C" NULL,
    Sha256       TEXT COLLATE "C" NOT NULL,
    Size         BIGINT NOT NULL,
    Content      BYTEA    NOT NULL,
    EffectiveOn  TEXT COLLATE "C" NOT NULL,
    AddedAt      BIGINT NOT NULL,
    AddedBy      TEXT COLLATE "C" NOT NULL,
    Number       BIGINT NOT NULL,
    Supersedes   BIGINT NULL UNIQUE REFERENCES Evidence (Id),
    Reason       TEXT COLLATE "C" NULL
);

-- What a piece is for, and what was decided about it there. Subject: 'R7', 'A3', 'S1'. BodyId: the body whose part it shows; null for all of them.
CREATE TABLE EvidenceFor (
    EvidenceId   BIGINT NOT NULL REFERENCES Evidence (Id),
    Subject      TEXT COLLATE "C" NOT NULL,
    BodyId       BIGINT NULL REFERENCES Body (Id),
    SubmittedAt  BIGINT NOT NULL,
    SubmittedBy  TEXT COLLATE "C" NOT NULL,
    State        TEXT COLLATE "C" NOT NULL,
    DecidedAt    BIGINT NULL,
    DecidedBy    TEXT COLLATE "C" NULL,
    Reason       TEXT COLLATE "C" NULL,
    PRIMARY KEY (EvidenceId, Subject)
);

CREATE INDEX IX_EvidenceFor_Subject ON EvidenceFor (Subject, State);

CREATE TRIGGER Evidence_Unchangeable BEFORE UPDATE ON Evidence FOR EACH ROW
EXECUTE FUNCTION Refuse('evidence cannot be changed, only superseded');

CREATE TRIGGER Evidence_Undeletable BEFORE DELETE ON Evidence FOR EACH ROW
EXECUTE FUNCTION Refuse('evidence cannot be changed, only superseded');

CREATE TRIGGER EvidenceFor_Accepted_Unchangeable BEFORE UPDATE ON EvidenceFor FOR EACH ROW WHEN (OLD.State = 'superseded' OR (OLD.State = 'accepted' AND NOT (
    NEW.State = 'superseded' AND NEW.EvidenceId = OLD.EvidenceId AND NEW.Subject = OLD.Subject AND NEW.BodyId IS NOT DISTINCT FROM OLD.BodyId
    AND NEW.SubmittedAt = OLD.SubmittedAt AND NEW.SubmittedBy = OLD.SubmittedBy
    AND NEW.DecidedAt IS NOT DISTINCT FROM OLD.DecidedAt AND NEW.DecidedBy IS NOT DISTINCT FROM OLD.DecidedBy AND NEW.Reason IS NOT DISTINCT FROM OLD.Reason)))
EXECUTE FUNCTION Refuse('accepted evidence cannot be changed, only superseded');

CREATE TRIGGER EvidenceFor_Undeletable BEFORE DELETE ON EvidenceFor FOR EACH ROW
EXECUTE FUNCTION Refuse('what evidence was handed in for stays on record');

-- Each body's part lives the recommendation's life; Recommendation.State is as far as the slowest part.
ALTER TABLE RecommendationBody ADD COLUMN State TEXT COLLATE "C" NOT NULL DEFAULT 'open';

-- That two reports of one inspection ask for the same, so that one piece of evidence can serve both: found by the reader, decided by a person.
CREATE TABLE RecommendationLink (
    Id          BIGINT PRIMARY KEY,
    First       BIGINT NOT NULL REFERENCES Recommendation (Id),
    Second      BIGINT NOT NULL REFERENCES Recommendation (Id),
    Score       DOUBLE PRECISION    NOT NULL,
    Reason      TEXT COLLATE "C" NOT NULL,
    State       TEXT COLLATE "C" NOT NULL,
    ProposedAt  BIGINT NOT NULL,
    DecidedAt   BIGINT NULL,
    DecidedBy   TEXT COLLATE "C" NULL,
    Version     BIGINT NOT NULL,
    UNIQUE (First, Second)
);

CREATE INDEX IX_RecommendationLink_Second ON RecommendationLink (Second);

-- A deadline that would be another one by what is known now (a receipt date put right, a bank holiday announced). A person decides; one open a subject.
-- Cause: 'receipt' or 'calendar'. Deadline: what would be frozen. OldDue: what it would take the place of; when that has moved on, it is overtaken.
CREATE TABLE DeadlineProposal (
    Id          BIGINT PRIMARY KEY,
    Subject     TEXT COLLATE "C" NOT NULL,
    OldDue      TEXT COLLATE "C" NULL,
    NewDue      TEXT COLLATE "C" NULL,
    Deadline    TEXT COLLATE "C" NOT NULL,
    Cause       TEXT COLLATE "C" NOT NULL,
    Why         TEXT COLLATE "C" NOT NULL,
    State       TEXT COLLATE "C" NOT NULL,
    ProposedAt  BIGINT NOT NULL,
    ProposedBy  TEXT COLLATE "C" NOT NULL,
    DecidedAt   BIGINT NULL,
    DecidedBy   TEXT COLLATE "C" NULL,
    Version     BIGINT NOT NULL
);

CREATE UNIQUE INDEX IX_DeadlineProposal_Open ON DeadlineProposal (Subject) WHERE State = 'open';

-- Some months after the closing somebody looks whether it has lasted. One that failed reopened its recommendation, which is counted there.
CREATE TABLE SustainedCheck (
    Id                BIGINT PRIMARY KEY,
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    DueOn             TEXT COLLATE "C" NOT NULL,
    Deadline          TEXT COLLATE "C" NOT NULL,
    State             TEXT COLLATE "C" NOT NULL,
    SetAt             BIGINT NOT NULL,
    DecidedAt         BIGINT NULL,
    DecidedBy         TEXT COLLATE "C" NULL,
    Reason            TEXT COLLATE "C" NULL,
    Version           BIGINT NOT NULL
);

CREATE INDEX IX_SustainedCheck_Recommendation ON SustainedCheck (RecommendationId);

ALTER TABLE Recommendation ADD COLUMN Reopened BIGINT NOT NULL DEFAULT 0;
