-- Plans are written here: answers and actions, and each submitted version kept as it was, with the files that went out.

-- A body's answer to a recommendation, as the plan's draft has it; no row: unanswered. PlanId is the plan that holds the rows: a draft and a final
-- plan of one report share those of the final one. ProposedDue: for a recommendation without a date; no deadline before the plan is accepted.
CREATE TABLE PlanResponse (
    PlanId            INTEGER NOT NULL REFERENCES ActionPlan (Id),
    RecommendationId  INTEGER NOT NULL REFERENCES Recommendation (Id),
    BodyId            INTEGER NOT NULL REFERENCES Body (Id),
    Answer            TEXT    NOT NULL,
    Reason            TEXT    NULL,
    ProposedDue       TEXT    NULL,
    AnsweredAt        INTEGER NOT NULL,
    AnsweredBy        TEXT    NOT NULL,
    Version           INTEGER NOT NULL,
    PRIMARY KEY (PlanId, RecommendationId, BodyId)
) WITHOUT ROWID;

-- What is to become of an open action when the plan is submitted again, or its amendment accepted; null: nothing. What holds until then stands in
-- the columns.
ALTER TABLE Action ADD COLUMN Pending TEXT NULL;

-- 'draft' is an amendment that is being written: the last accepted version stays in force. Snapshot: the plan as it was submitted; null when it
-- was not written here. SnapshotSha256 is over its UTF-8 bytes.
CREATE TABLE PlanVersion (
    Id              INTEGER PRIMARY KEY,
    PlanId          INTEGER NOT NULL REFERENCES ActionPlan (Id),
    Number          INTEGER NOT NULL,
    State           TEXT    NOT NULL,
    Reason          TEXT    NULL,
    OpenedAt        INTEGER NOT NULL,
    OpenedBy        TEXT    NOT NULL,
    SubmittedAt     INTEGER NULL,
    SubmittedBy     TEXT    NULL,
    DecidedAt       INTEGER NULL,
    DecidedBy       TEXT    NULL,
    Comment         TEXT    NULL,
    Snapshot        TEXT    NULL,
    SnapshotSha256  TEXT    NULL,
    UNIQUE (PlanId, Number)
);

CREATE TABLE PlanFile (
    Id           INTEGER PRIMARY KEY,
    VersionId    INTEGER NOT NULL REFERENCES PlanVersion (Id),
    Name         TEXT    NOT NULL,
    ContentType  TEXT    NOT NULL,
    Sha256       TEXT    NOT NULL,
    Content      BLOB    NOT NULL
);

CREATE INDEX IX_PlanFile_Version ON PlanFile (VersionId);

CREATE TRIGGER PlanVersion_Frozen BEFORE UPDATE ON PlanVersion
WHEN OLD.SubmittedAt IS NOT NULL AND (NEW.Snapshot IS NOT OLD.Snapshot OR NEW.SnapshotSha256 IS NOT OLD.SnapshotSha256
    OR NEW.SubmittedAt IS NOT OLD.SubmittedAt OR NEW.SubmittedBy IS NOT OLD.SubmittedBy OR NEW.Number IS NOT OLD.Number)
BEGIN
    SELECT RAISE(ABORT, 'a submitted version does not change');
END;

CREATE TRIGGER PlanFile_Frozen BEFORE UPDATE ON PlanFile
BEGIN
    SELECT RAISE(ABORT, 'a submitted file does not change');
END;

CREATE TRIGGER PlanFile_Kept BEFORE DELETE ON PlanFile
BEGIN
    SELECT RAISE(ABORT, 'a submitted file is kept');
END;

-- The files that go with a message, by reference: one copy, however many people get it.
CREATE TABLE MessageFile (
    MessageId  TEXT    NOT NULL REFERENCES Message (Id),
    FileId     INTEGER NOT NULL REFERENCES PlanFile (Id),
    PRIMARY KEY (MessageId, FileId)
) WITHOUT ROWID;
