-- The main job: reports become recommendations and plans, each with a workflow that waits; people are told; evidence is kept.
-- Instants are UTC milliseconds since 1970, dates 'yyyy-MM-dd', states and kinds short names of our own (README.md).

-- Text is compared by its bytes everywhere, so that lists have one order whatever the database was made with.

-- Rows that several workers add beside each other. The other tables get theirs from one decision at a time, which counts on from the last.
CREATE SEQUENCE WorkflowInstance_Id;
CREATE SEQUENCE WorkflowJournal_Id;
CREATE SEQUENCE Notice_Id;

CREATE TABLE Report (
    Id             BIGINT PRIMARY KEY,
    Sha256         TEXT COLLATE "C" NOT NULL UNIQUE,
    FileName       TEXT COLLATE "C" NOT NULL,
    Family         TEXT COLLATE "C" NOT NULL,
    Title          TEXT COLLATE "C" NOT NULL,
    Area           TEXT COLLATE "C" NULL,
    Region         TEXT COLLATE "C" NULL,
    InspectedFrom  TEXT COLLATE "C" NULL,
    InspectedTo    TEXT COLLATE "C" NULL,
    PublishedOn    TEXT COLLATE "C" NULL,
    ReceivedOn     TEXT COLLATE "C" NOT NULL,
    Reading        TEXT COLLATE "C" NOT NULL,
    Corrections    TEXT COLLATE "C" NULL,
    Content        BYTEA    NOT NULL,
    ImportedAt     BIGINT NOT NULL
);

CREATE TABLE Body (
    Id    BIGINT PRIMARY KEY,
    Name  TEXT COLLATE "C" NOT NULL UNIQUE,
    Role  TEXT COLLATE "C" NOT NULL
);

CREATE TABLE Recommendation (
    Id             BIGINT PRIMARY KEY,
    ReportId       BIGINT NOT NULL REFERENCES Report (Id),
    Ordinal        BIGINT NOT NULL,
    Number         TEXT COLLATE "C" NULL,
    Kind           TEXT COLLATE "C" NOT NULL,
    Text           TEXT COLLATE "C" NOT NULL,
    Section        TEXT COLLATE "C" NOT NULL,
    LineFrom       BIGINT NOT NULL,
    LineTo         BIGINT NOT NULL,
    TimescaleKind  TEXT COLLATE "C" NOT NULL,
    Timescale      TEXT COLLATE "C" NOT NULL,
    DueOn          TEXT COLLATE "C" NULL,
    Deadline       TEXT COLLATE "C" NOT NULL,
    State          TEXT COLLATE "C" NOT NULL,
    ClosedAt       BIGINT NULL,
    Version        BIGINT NOT NULL,
    UNIQUE (ReportId, Ordinal)
);

CREATE INDEX IX_Recommendation_State_DueOn ON Recommendation (State, DueOn);

-- Position 1 is accountable: the first body that the report names.
CREATE TABLE RecommendationBody (
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    Position          BIGINT NOT NULL,
    BodyId            BIGINT NOT NULL REFERENCES Body (Id),
    Printed           TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (RecommendationId, Position)
);

CREATE TABLE ActionPlan (
    Id           BIGINT PRIMARY KEY,
    ReportId     BIGINT NOT NULL REFERENCES Report (Id),
    BodyId       BIGINT NOT NULL REFERENCES Body (Id),
    SubmitTo     TEXT COLLATE "C" NULL,
    CopyTo       TEXT COLLATE "C" NULL,
    FollowUpBy   TEXT COLLATE "C" NULL,
    Timescale    TEXT COLLATE "C" NOT NULL,
    DueOn        TEXT COLLATE "C" NULL,
    Deadline     TEXT COLLATE "C" NOT NULL,
    State        TEXT COLLATE "C" NOT NULL,
    SubmittedAt  BIGINT NULL,
    SubmittedBy  TEXT COLLATE "C" NULL,
    AcceptedAt   BIGINT NULL,
    AcceptedBy   TEXT COLLATE "C" NULL,
    Version      BIGINT NOT NULL
);

CREATE INDEX IX_ActionPlan_State_DueOn ON ActionPlan (State, DueOn);

CREATE TABLE Evidence (
    Id                BIGINT PRIMARY KEY,
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    Kind              TEXT COLLATE "C" NOT NULL,
    FileName          TEXT COLLATE "C" NULL,
    Sha256            TEXT COLLATE "C" NOT NULL,
    Size              BIGINT NOT NULL,
    Content           BYTEA    NOT NULL,
    EffectiveOn       TEXT COLLATE "C" NOT NULL,
    AddedAt           BIGINT NOT NULL,
    AddedBy           TEXT COLLATE "C" NOT NULL,
    State             TEXT COLLATE "C" NOT NULL,
    DecidedAt         BIGINT NULL,
    DecidedBy         TEXT COLLATE "C" NULL,
    Reason            TEXT COLLATE "C" NULL,
    Version           BIGINT NOT NULL
);

CREATE INDEX IX_Evidence_Recommendation ON Evidence (RecommendationId);

-- What people did and what the system recorded by itself; messages and workflow steps have tables of their own.
CREATE TABLE TimelineEntry (
    Id       BIGINT PRIMARY KEY,
    Subject  TEXT COLLATE "C" NOT NULL,
    At       BIGINT NOT NULL,
    Kind     TEXT COLLATE "C" NOT NULL,
    By       TEXT COLLATE "C" NOT NULL,
    Text     TEXT COLLATE "C" NOT NULL
);

CREATE INDEX IX_TimelineEntry_Subject ON TimelineEntry (Subject);

CREATE TABLE WorkflowDefinition (
    Id            BIGINT PRIMARY KEY,
    DefinitionId  TEXT COLLATE "C" NOT NULL,
    Version       BIGINT NOT NULL,
    Name          TEXT COLLATE "C" NOT NULL,
    Json          TEXT COLLATE "C" NOT NULL,
    PublishedAt   BIGINT NOT NULL,
    UNIQUE (DefinitionId, Version)
);

-- Anchor, AnchorSince and LadderStep say where the subject stands on its ladder: the date that the ladder is counted
-- from (null: nothing agreed, so nothing is ever overdue), the day from which it counts, the last step reached.
CREATE TABLE WorkflowInstance (
    Id            BIGINT PRIMARY KEY,
    Definition    BIGINT NOT NULL REFERENCES WorkflowDefinition (Id),
    Subject       TEXT COLLATE "C" NOT NULL,
    Correlation   TEXT COLLATE "C" NULL,
    Status        TEXT COLLATE "C" NOT NULL,
    State         BYTEA    NOT NULL,
    Anchor        TEXT COLLATE "C" NULL,
    AnchorSince   TEXT COLLATE "C" NULL,
    LadderStep    TEXT COLLATE "C" NULL,
    LastJournal   BIGINT NULL,
    Fault         TEXT COLLATE "C" NULL,
    Parent        BIGINT NULL,
    ParentBookmark BIGINT NULL,
    CreatedAt     BIGINT NOT NULL,
    UpdatedAt     BIGINT NOT NULL,
    Version       BIGINT NOT NULL
);

CREATE INDEX IX_WorkflowInstance_Subject ON WorkflowInstance (Subject);
-- Only where Elsa.Correlate gave another correlation id than the subject.
CREATE INDEX IX_WorkflowInstance_Correlation ON WorkflowInstance (Correlation) WHERE Correlation IS NOT NULL;
CREATE INDEX IX_WorkflowInstance_Faulted ON WorkflowInstance (Id) WHERE Status = 'faulted';

-- DueAt null: the point has no moment as long as nothing is agreed. Point null: an instant that the definition itself gave.
CREATE TABLE WorkflowTimer (
    InstanceId  BIGINT NOT NULL REFERENCES WorkflowInstance (Id),
    Bookmark    BIGINT NOT NULL,
    Shard       BIGINT NOT NULL,
    DueAt       BIGINT NULL,
    Point       TEXT COLLATE "C" NULL,
    PRIMARY KEY (InstanceId, Bookmark)
);

CREATE INDEX IX_WorkflowTimer_Due ON WorkflowTimer (Shard, DueAt) WHERE DueAt IS NOT NULL;

-- One row a step. Previous chains the rows of an instance, so that writing needs no index; WorkflowInstance.LastJournal is the end.
CREATE TABLE WorkflowJournal (
    Id          BIGINT PRIMARY KEY,
    InstanceId  BIGINT NOT NULL,
    Definition  BIGINT NOT NULL,
    Previous    BIGINT NULL,
    At          BIGINT NOT NULL,
    Happening   TEXT COLLATE "C" NOT NULL,
    Entries     BYTEA    NOT NULL
);

-- What was decided to be said: to which role, at which step. Unique, so a step that runs again decides nothing twice.
CREATE TABLE Notice (
    Id           BIGINT PRIMARY KEY,
    Subject      TEXT COLLATE "C" NOT NULL,
    Step         TEXT COLLATE "C" NOT NULL,
    Role         TEXT COLLATE "C" NOT NULL,
    Template     TEXT COLLATE "C" NOT NULL,
    Merged       TEXT COLLATE "C" NULL,
    DecidedAt    BIGINT NOT NULL,
    SendAfter    BIGINT NOT NULL,
    State        TEXT COLLATE "C" NOT NULL,
    StateReason  TEXT COLLATE "C" NULL,
    UNIQUE (Subject, Step, Role)
);

CREATE INDEX IX_Notice_Pending ON Notice (SendAfter) WHERE State = 'pending';

CREATE TABLE Message (
    Id             TEXT COLLATE "C" PRIMARY KEY,
    Recipient      TEXT COLLATE "C" NOT NULL,
    RecipientName  TEXT COLLATE "C" NOT NULL,
    Role           TEXT COLLATE "C" NOT NULL,
    Kind           TEXT COLLATE "C" NOT NULL,
    Subject        TEXT COLLATE "C" NOT NULL,
    Text           TEXT COLLATE "C" NOT NULL,
    Html           TEXT COLLATE "C" NOT NULL,
    Items          TEXT COLLATE "C" NOT NULL,
    ComposedAt     BIGINT NOT NULL,
    State          TEXT COLLATE "C" NOT NULL,
    Attempts       BIGINT NOT NULL,
    NextAttemptAt  BIGINT NULL,
    SentAt         BIGINT NULL,
    Error          TEXT COLLATE "C" NULL,
    Version        BIGINT NOT NULL
);

CREATE INDEX IX_Message_Recipient ON Message (Recipient, ComposedAt);
CREATE INDEX IX_Message_Outbox ON Message (NextAttemptAt) WHERE State = 'pending';

-- The send-once ledger: a step of a subject is told to a recipient once, whatever is retried, restarted or merged.
CREATE TABLE Ledger (
    Subject    TEXT COLLATE "C" NOT NULL,
    Step       TEXT COLLATE "C" NOT NULL,
    Recipient  TEXT COLLATE "C" NOT NULL,
    Kind       TEXT COLLATE "C" NOT NULL,
    MessageId  TEXT COLLATE "C" NOT NULL,
    Why        TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (Subject, Step, Recipient)
);

CREATE INDEX IX_Ledger_Message ON Ledger (MessageId);
