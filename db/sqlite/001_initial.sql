-- The main job: reports become recommendations and plans, each with a workflow that waits; people are told; evidence is kept.
-- Instants are UTC milliseconds since 1970, dates 'yyyy-MM-dd', states and kinds short names of our own (README.md).

CREATE TABLE Report (
    Id             INTEGER PRIMARY KEY,
    Sha256         TEXT    NOT NULL UNIQUE,
    FileName       TEXT    NOT NULL,
    Family         TEXT    NOT NULL,
    Title          TEXT    NOT NULL,
    Area           TEXT    NULL,
    Region         TEXT    NULL,
    InspectedFrom  TEXT    NULL,
    InspectedTo    TEXT    NULL,
    PublishedOn    TEXT    NULL,
    ReceivedOn     TEXT    NOT NULL,
    Reading        TEXT    NOT NULL,
    Corrections    TEXT    NULL,
    Content        BLOB    NOT NULL,
    ImportedAt     INTEGER NOT NULL
);

CREATE TABLE Body (
    Id    INTEGER PRIMARY KEY,
    Name  TEXT    NOT NULL UNIQUE,
    Role  TEXT    NOT NULL
);

CREATE TABLE Recommendation (
    Id             INTEGER PRIMARY KEY,
    ReportId       INTEGER NOT NULL REFERENCES Report (Id),
    Ordinal        INTEGER NOT NULL,
    Number         TEXT    NULL,
    Kind           TEXT    NOT NULL,
    Text           TEXT    NOT NULL,
    Section        TEXT    NOT NULL,
    LineFrom       INTEGER NOT NULL,
    LineTo         INTEGER NOT NULL,
    TimescaleKind  TEXT    NOT NULL,
    Timescale      TEXT    NOT NULL,
    DueOn          TEXT    NULL,
    Deadline       TEXT    NOT NULL,
    State          TEXT    NOT NULL,
    ClosedAt       INTEGER NULL,
    Version        INTEGER NOT NULL,
    UNIQUE (ReportId, Ordinal)
);

CREATE INDEX IX_Recommendation_State_DueOn ON Recommendation (State, DueOn);

-- Position 1 is accountable: the first body that the report names.
CREATE TABLE RecommendationBody (
    RecommendationId  INTEGER NOT NULL REFERENCES Recommendation (Id),
    Position          INTEGER NOT NULL,
    BodyId            INTEGER NOT NULL REFERENCES Body (Id),
    Printed           TEXT    NOT NULL,
    PRIMARY KEY (RecommendationId, Position)
) WITHOUT ROWID;

CREATE TABLE ActionPlan (
    Id           INTEGER PRIMARY KEY,
    ReportId     INTEGER NOT NULL REFERENCES Report (Id),
    BodyId       INTEGER NOT NULL REFERENCES Body (Id),
    SubmitTo     TEXT    NULL,
    CopyTo       TEXT    NULL,
    FollowUpBy   TEXT    NULL,
    Timescale    TEXT    NOT NULL,
    DueOn        TEXT    NULL,
    Deadline     TEXT    NOT NULL,
    State        TEXT    NOT NULL,
    SubmittedAt  INTEGER NULL,
    SubmittedBy  TEXT    NULL,
    AcceptedAt   INTEGER NULL,
    AcceptedBy   TEXT    NULL,
    Version      INTEGER NOT NULL
);

CREATE INDEX IX_ActionPlan_State_DueOn ON ActionPlan (State, DueOn);

CREATE TABLE Evidence (
    Id                INTEGER PRIMARY KEY,
    RecommendationId  INTEGER NOT NULL REFERENCES Recommendation (Id),
    Kind              TEXT    NOT NULL,
    FileName          TEXT    NULL,
    Sha256            TEXT    NOT NULL,
    Size              INTEGER NOT NULL,
    Content           BLOB    NOT NULL,
    EffectiveOn       TEXT    NOT NULL,
    AddedAt           INTEGER NOT NULL,
    AddedBy           TEXT    NOT NULL,
    State             TEXT    NOT NULL,
    DecidedAt         INTEGER NULL,
    DecidedBy         TEXT    NULL,
    Reason            TEXT    NULL,
    Version           INTEGER NOT NULL
);

CREATE INDEX IX_Evidence_Recommendation ON Evidence (RecommendationId);

-- What people did and what the system recorded by itself; messages and workflow steps have tables of their own.
CREATE TABLE TimelineEntry (
    Id       INTEGER PRIMARY KEY,
    Subject  TEXT    NOT NULL,
    At       INTEGER NOT NULL,
    Kind     TEXT    NOT NULL,
    By       TEXT    NOT NULL,
    Text     TEXT    NOT NULL
);

CREATE INDEX IX_TimelineEntry_Subject ON TimelineEntry (Subject);

CREATE TABLE WorkflowDefinition (
    Id            INTEGER PRIMARY KEY,
    DefinitionId  TEXT    NOT NULL,
    Version       INTEGER NOT NULL,
    Name          TEXT    NOT NULL,
    Json          TEXT    NOT NULL,
    PublishedAt   INTEGER NOT NULL,
    UNIQUE (DefinitionId, Version)
);

-- Anchor, AnchorSince and LadderStep say where the subject stands on its ladder: the date that the ladder is counted
-- from (null: nothing agreed, so nothing is ever overdue), the day from which it counts, the last step reached.
CREATE TABLE WorkflowInstance (
    Id            INTEGER PRIMARY KEY,
    Definition    INTEGER NOT NULL REFERENCES WorkflowDefinition (Id),
    Subject       TEXT    NOT NULL,
    Correlation   TEXT    NULL,
    Status        TEXT    NOT NULL,
    State         BLOB    NOT NULL,
    Anchor        TEXT    NULL,
    AnchorSince   TEXT    NULL,
    LadderStep    TEXT    NULL,
    LastJournal   INTEGER NULL,
    Fault         TEXT    NULL,
    Parent        INTEGER NULL,
    ParentBookmark INTEGER NULL,
    CreatedAt     INTEGER NOT NULL,
    UpdatedAt     INTEGER NOT NULL,
    Version       INTEGER NOT NULL
);

CREATE INDEX IX_WorkflowInstance_Subject ON WorkflowInstance (Subject);
-- Only where Elsa.Correlate gave another correlation id than the subject.
CREATE INDEX IX_WorkflowInstance_Correlation ON WorkflowInstance (Correlation) WHERE Correlation IS NOT NULL;
CREATE INDEX IX_WorkflowInstance_Faulted ON WorkflowInstance (Id) WHERE Status = 'faulted';

-- DueAt null: the point has no moment as long as nothing is agreed. Point null: an instant that the definition itself gave.
CREATE TABLE WorkflowTimer (
    InstanceId  INTEGER NOT NULL REFERENCES WorkflowInstance (Id),
    Bookmark    INTEGER NOT NULL,
    Shard       INTEGER NOT NULL,
    DueAt       INTEGER NULL,
    Point       TEXT    NULL,
    PRIMARY KEY (InstanceId, Bookmark)
) WITHOUT ROWID;

CREATE INDEX IX_WorkflowTimer_Due ON WorkflowTimer (Shard, DueAt) WHERE DueAt IS NOT NULL;

-- One row a step. Previous chains the rows of an instance, so that writing needs no index; WorkflowInstance.LastJournal is the end.
CREATE TABLE WorkflowJournal (
    Id          INTEGER PRIMARY KEY,
    InstanceId  INTEGER NOT NULL,
    Definition  INTEGER NOT NULL,
    Previous    INTEGER NULL,
    At          INTEGER NOT NULL,
    Happening   TEXT    NOT NULL,
    Entries     BLOB    NOT NULL
);

-- What was decided to be said: to which role, at which step. Unique, so a step that runs again decides nothing twice.
CREATE TABLE Notice (
    Id           INTEGER PRIMARY KEY,
    Subject      TEXT    NOT NULL,
    Step         TEXT    NOT NULL,
    Role         TEXT    NOT NULL,
    Template     TEXT    NOT NULL,
    Merged       TEXT    NULL,
    DecidedAt    INTEGER NOT NULL,
    SendAfter    INTEGER NOT NULL,
    State        TEXT    NOT NULL,
    StateReason  TEXT    NULL,
    UNIQUE (Subject, Step, Role)
);

CREATE INDEX IX_Notice_Pending ON Notice (SendAfter) WHERE State = 'pending';

CREATE TABLE Message (
    Id             TEXT    PRIMARY KEY,
    Recipient      TEXT    NOT NULL,
    RecipientName  TEXT    NOT NULL,
    Role           TEXT    NOT NULL,
    Kind           TEXT    NOT NULL,
    Subject        TEXT    NOT NULL,
    Text           TEXT    NOT NULL,
    Html           TEXT    NOT NULL,
    Items          TEXT    NOT NULL,
    ComposedAt     INTEGER NOT NULL,
    State          TEXT    NOT NULL,
    Attempts       INTEGER NOT NULL,
    NextAttemptAt  INTEGER NULL,
    SentAt         INTEGER NULL,
    Error          TEXT    NULL,
    Version        INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX IX_Message_Recipient ON Message (Recipient, ComposedAt);
CREATE INDEX IX_Message_Outbox ON Message (NextAttemptAt) WHERE State = 'pending';

-- The send-once ledger: a step of a subject is told to a recipient once, whatever is retried, restarted or merged.
CREATE TABLE Ledger (
    Subject    TEXT NOT NULL,
    Step       TEXT NOT NULL,
    Recipient  TEXT NOT NULL,
    Kind       TEXT NOT NULL,
    MessageId  TEXT NOT NULL,
    Why        TEXT NOT NULL,
    PRIMARY KEY (Subject, Step, Recipient)
) WITHOUT ROWID;

CREATE INDEX IX_Ledger_Message ON Ledger (MessageId);
