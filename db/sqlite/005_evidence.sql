-- One piece of evidence serves several duties, each with a decision of its own; several bodies answer one recommendation, each with a part of its own.

-- What was handed in, and nothing else: rows are only ever added. A later version points at the piece it takes the place of, which happens once,
-- so that versions are a chain; Number counts along it. MediaType: null for pieces from before types were looked at.
ALTER TABLE Evidence RENAME TO EvidenceBefore;

CREATE TABLE Evidence (
    Id           INTEGER PRIMARY KEY,
    Kind         TEXT    NOT NULL,
    FileName     TEXT    NULL,
    MediaType    TEXT    NULL,
    Sha256       TEXT    NOT NULL,
    Size         INTEGER NOT NULL,
    Content      BLOB    NOT NULL,
    EffectiveOn  TEXT    NOT NULL,
    AddedAt      INTEGER NOT NULL,
    AddedBy      TEXT    NOT NULL,
    Number       INTEGER NOT NULL,
    Supersedes   INTEGER NULL UNIQUE REFERENCES Evidence (Id),
    Reason       TEXT    NULL
);

INSERT INTO Evidence (Id, Kind, FileName, Sha256, Size, Content, EffectiveOn, AddedAt, AddedBy, Number)
SELECT Id, Kind, FileName, Sha256, Size, Content, EffectiveOn, AddedAt, AddedBy, 1 FROM EvidenceBefore;

-- What a piece is for, and what was decided about it there. Subject: 'R7', 'A3', 'S1'. BodyId: the body whose part it shows; null for all of them.
CREATE TABLE EvidenceFor (
    EvidenceId   INTEGER NOT NULL REFERENCES Evidence (Id),
    Subject      TEXT    NOT NULL,
    BodyId       INTEGER NULL REFERENCES Body (Id),
    SubmittedAt  INTEGER NOT NULL,
    SubmittedBy  TEXT    NOT NULL,
    State        TEXT    NOT NULL,
    DecidedAt    INTEGER NULL,
    DecidedBy    TEXT    NULL,
    Reason       TEXT    NULL,
    PRIMARY KEY (EvidenceId, Subject)
) WITHOUT ROWID;

CREATE INDEX IX_EvidenceFor_Subject ON EvidenceFor (Subject, State);

INSERT INTO EvidenceFor (EvidenceId, Subject, SubmittedAt, SubmittedBy, State, DecidedAt, DecidedBy, Reason)
SELECT Id, 'R' || RecommendationId, AddedAt, AddedBy, State, DecidedAt, DecidedBy, Reason FROM EvidenceBefore;

DROP TABLE EvidenceBefore;

CREATE TRIGGER Evidence_Unchangeable BEFORE UPDATE ON Evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence cannot be changed, only superseded');
END;

CREATE TRIGGER Evidence_Undeletable BEFORE DELETE ON Evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence cannot be changed, only superseded');
END;

CREATE TRIGGER EvidenceFor_Accepted_Unchangeable BEFORE UPDATE ON EvidenceFor
WHEN OLD.State = 'superseded' OR (OLD.State = 'accepted' AND NOT (
    NEW.State = 'superseded' AND NEW.EvidenceId = OLD.EvidenceId AND NEW.Subject = OLD.Subject AND NEW.BodyId IS OLD.BodyId
    AND NEW.SubmittedAt = OLD.SubmittedAt AND NEW.SubmittedBy = OLD.SubmittedBy
    AND NEW.DecidedAt IS OLD.DecidedAt AND NEW.DecidedBy IS OLD.DecidedBy AND NEW.Reason IS OLD.Reason))
BEGIN
    SELECT RAISE(ABORT, 'accepted evidence cannot be changed, only superseded');
END;

CREATE TRIGGER EvidenceFor_Undeletable BEFORE DELETE ON EvidenceFor
BEGIN
    SELECT RAISE(ABORT, 'what evidence was handed in for stays on record');
END;

-- Each body's part lives the recommendation's life; Recommendation.State is as far as the slowest part.
ALTER TABLE RecommendationBody ADD COLUMN State TEXT NOT NULL DEFAULT 'open';

UPDATE RecommendationBody SET State = (SELECT r.State FROM Recommendation r WHERE r.Id = RecommendationBody.RecommendationId)
WHERE RecommendationId IN (SELECT Id FROM Recommendation WHERE State <> 'open');

-- That two reports of one inspection ask for the same, so that one piece of evidence can serve both: found by the reader, decided by a person.
CREATE TABLE RecommendationLink (
    Id          INTEGER PRIMARY KEY,
    First       INTEGER NOT NULL REFERENCES Recommendation (Id),
    Second      INTEGER NOT NULL REFERENCES Recommendation (Id),
    Score       REAL    NOT NULL,
    Reason      TEXT    NOT NULL,
    State       TEXT    NOT NULL,
    ProposedAt  INTEGER NOT NULL,
    DecidedAt   INTEGER NULL,
    DecidedBy   TEXT    NULL,
    Version     INTEGER NOT NULL,
    UNIQUE (First, Second)
);

CREATE INDEX IX_RecommendationLink_Second ON RecommendationLink (Second);

-- A deadline that would be another one by what is known now (a receipt date put right, a bank holiday announced). A person decides; one open a subject.
-- Cause: 'receipt' or 'calendar'. Deadline: what would be frozen. OldDue: what it would take the place of; when that has moved on, it is overtaken.
CREATE TABLE DeadlineProposal (
    Id          INTEGER PRIMARY KEY,
    Subject     TEXT    NOT NULL,
    OldDue      TEXT    NULL,
    NewDue      TEXT    NULL,
    Deadline    TEXT    NOT NULL,
    Cause       TEXT    NOT NULL,
    Why         TEXT    NOT NULL,
    State       TEXT    NOT NULL,
    ProposedAt  INTEGER NOT NULL,
    ProposedBy  TEXT    NOT NULL,
    DecidedAt   INTEGER NULL,
    DecidedBy   TEXT    NULL,
    Version     INTEGER NOT NULL
);

CREATE UNIQUE INDEX IX_DeadlineProposal_Open ON DeadlineProposal (Subject) WHERE State = 'open';

-- Some months after the closing somebody looks whether it has lasted. One that failed reopened its recommendation, which is counted there.
CREATE TABLE SustainedCheck (
    Id                INTEGER PRIMARY KEY,
    RecommendationId  INTEGER NOT NULL REFERENCES Recommendation (Id),
    DueOn             TEXT    NOT NULL,
    Deadline          TEXT    NOT NULL,
    State             TEXT    NOT NULL,
    SetAt             INTEGER NOT NULL,
    DecidedAt         INTEGER NULL,
    DecidedBy         TEXT    NULL,
    Reason            TEXT    NULL,
    Version           INTEGER NOT NULL
);

CREATE INDEX IX_SustainedCheck_Recommendation ON SustainedCheck (RecommendationId);

ALTER TABLE Recommendation ADD COLUMN Reopened INTEGER NOT NULL DEFAULT 0;
