-- Plans are written here: answers and actions, and each submitted version kept as it was, with the files that went out.

-- A body's answer to a recommendation, as the plan's draft has it; no row: unanswered. PlanId is the plan that holds the rows: a draft and a final
-- plan of one report share those of the final one. ProposedDue: for a recommendation without a date; no deadline before the plan is accepted.
CREATE TABLE PlanResponse (
    PlanId            BIGINT NOT NULL REFERENCES ActionPlan (Id),
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    BodyId            BIGINT NOT NULL REFERENCES Body (Id),
    Answer            TEXT COLLATE "C" NOT NULL,
    Reason            TEXT COLLATE "C" NULL,
    ProposedDue       TEXT COLLATE "C" NULL,
    AnsweredAt        BIGINT NOT NULL,
    AnsweredBy        TEXT COLLATE "C" NOT NULL,
    Version           BIGINT NOT NULL,
    PRIMARY KEY (PlanId, RecommendationId, BodyId)
);

-- What is to become of an open action when the plan is submitted again, or its amendment accepted; null: nothing. What holds until then stands in
-- the columns.
ALTER TABLE Action ADD COLUMN Pending TEXT COLLATE "C" NULL;

-- 'draft' is an amendment that is being written: the last accepted version stays in force. Snapshot: the plan as it was submitted; null when it
-- was not written here. SnapshotSha256 is over its UTF-8 bytes.
CREATE TABLE PlanVersion (
    Id              BIGINT PRIMARY KEY,
    PlanId          BIGINT NOT NULL REFERENCES ActionPlan (Id),
    Number          BIGINT NOT NULL,
    State           TEXT COLLATE "C" NOT NULL,
    Reason          TEXT COLLATE "C" NULL,
    OpenedAt        BIGINT NOT NULL,
    OpenedBy        TEXT COLLATE "C" NOT NULL,
    SubmittedAt     BIGINT NULL,
    SubmittedBy     TEXT COLLATE "C" NULL,
    DecidedAt       BIGINT NULL,
    DecidedBy       TEXT COLLATE "C" NULL,
    Comment         TEXT COLLATE "C" NULL,
    Snapshot        TEXT COLLATE "C" NULL,
    SnapshotSha256  TEXT COLLATE "C" NULL,
    UNIQUE (PlanId, Number)
);

CREATE TABLE PlanFile (
    Id           BIGINT PRIMARY KEY,
    VersionId    BIGINT NOT NULL REFERENCES PlanVersion (Id),
    Name         TEXT COLLATE "C" NOT NULL,
    ContentType  TEXT COLLATE "C" NOT NULL,
    Sha256       TEXT COLLATE "C" NOT NULL,
    Content      BYTEA    NOT NULL
);

CREATE INDEX IX_PlanFile_Version ON PlanFile (VersionId);

CREATE TRIGGER PlanVersion_Frozen BEFORE UPDATE ON PlanVersion FOR EACH ROW WHEN (OLD.SubmittedAt IS NOT NULL AND (NEW.Snapshot IS DISTINCT FROM OLD.Snapshot OR NEW.SnapshotSha256 IS DISTINCT FROM OLD.SnapshotSha256
    OR NEW.SubmittedAt IS DISTINCT FROM OLD.SubmittedAt OR NEW.SubmittedBy IS DISTINCT FROM OLD.SubmittedBy OR NEW.Number IS DISTINCT FROM OLD.Number))
EXECUTE FUNCTION Refuse('a submitted version does not change');

CREATE TRIGGER PlanFile_Frozen BEFORE UPDATE ON PlanFile FOR EACH ROW
EXECUTE FUNCTION Refuse('a submitted file does not change');

CREATE TRIGGER PlanFile_Kept BEFORE DELETE ON PlanFile FOR EACH ROW
EXECUTE FUNCTION Refuse('a submitted file is kept');

-- The files that go with a message, by reference: one copy, however many people get it.
CREATE TABLE MessageFile (
    MessageId  TEXT COLLATE "C" NOT NULL REFERENCES Message (Id),
    FileId     BIGINT NOT NULL REFERENCES PlanFile (Id),
    PRIMARY KEY (MessageId, FileId)
);
