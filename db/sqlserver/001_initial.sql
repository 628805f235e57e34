-- The main job: reports become recommendations and plans, each with a workflow that waits; people are told; evidence is kept.
-- Instants are UTC milliseconds since 1970, dates 'yyyy-MM-dd', states and kinds short names of our own (README.md).

-- Text is compared by its code units everywhere, so that lists have one order whatever the database was made with. What is looked up is short, as an
-- index demands; what is only read has no end.

-- Rows that several workers add beside each other. The other tables get theirs from one decision at a time, which counts on from the last.
CREATE SEQUENCE WorkflowInstance_Id START WITH 1;
CREATE SEQUENCE WorkflowJournal_Id START WITH 1;
CREATE SEQUENCE Notice_Id START WITH 1;

CREATE TABLE Report (
    Id             BIGINT PRIMARY KEY,
    Sha256         NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    FileName       NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Family         NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Title          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Area           NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Region         NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    InspectedFrom  NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    InspectedTo    NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    PublishedOn    NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    ReceivedOn     NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Reading        NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Corrections    NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Content        VARBINARY(MAX) NOT NULL,
    ImportedAt     BIGINT NOT NULL
);

CREATE TABLE Body (
    Id    BIGINT PRIMARY KEY,
    Name  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    Role  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE Recommendation (
    Id             BIGINT PRIMARY KEY,
    ReportId       BIGINT NOT NULL REFERENCES Report (Id),
    Ordinal        BIGINT NOT NULL,
    Number         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Kind           NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Text           NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Section        NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    LineFrom       BIGINT NOT NULL,
    LineTo         BIGINT NOT NULL,
    TimescaleKind  NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Timescale      NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueOn          NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    Deadline       NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State          NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
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
    Printed           NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (RecommendationId, Position)
);

CREATE TABLE ActionPlan (
    Id           BIGINT PRIMARY KEY,
    ReportId     BIGINT NOT NULL REFERENCES Report (Id),
    BodyId       BIGINT NOT NULL REFERENCES Body (Id),
    SubmitTo     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CopyTo       NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    FollowUpBy   NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Timescale    NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueOn        NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    Deadline     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SubmittedAt  BIGINT NULL,
    SubmittedBy  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    AcceptedAt   BIGINT NULL,
    AcceptedBy   NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Version      BIGINT NOT NULL
);

CREATE INDEX IX_ActionPlan_State_DueOn ON ActionPlan (State, DueOn);

CREATE TABLE Evidence (
    Id                BIGINT PRIMARY KEY,
    RecommendationId  BIGINT NOT NULL REFERENCES Recommendation (Id),
    Kind              NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FileName          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Sha256            NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Size              BIGINT NOT NULL,
    Content           VARBINARY(MAX) NOT NULL,
    EffectiveOn       NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AddedAt           BIGINT NOT NULL,
    AddedBy           NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State             NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DecidedAt         BIGINT NULL,
    DecidedBy         NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Reason            NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Version           BIGINT NOT NULL
);

CREATE INDEX IX_Evidence_Recommendation ON Evidence (RecommendationId);

-- What people did and what the system recorded by itself; messages and workflow steps have tables of their own.
CREATE TABLE TimelineEntry (
    Id       BIGINT PRIMARY KEY,
    Subject  NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At       BIGINT NOT NULL,
    Kind     NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [By]     NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Text     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX IX_TimelineEntry_Subject ON TimelineEntry (Subject);

CREATE TABLE WorkflowDefinition (
    Id            BIGINT PRIMARY KEY,
    DefinitionId  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Version       BIGINT NOT NULL,
    Name          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Json          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PublishedAt   BIGINT NOT NULL,
    UNIQUE (DefinitionId, Version)
);

-- Anchor, AnchorSince and LadderStep say where the subject stands on its ladder: the date that the ladder is counted
-- from (null: nothing agreed, so nothing is ever overdue), the day from which it counts, the last step reached.
CREATE TABLE WorkflowInstance (
    Id            BIGINT PRIMARY KEY,
    Definition    BIGINT NOT NULL REFERENCES WorkflowDefinition (Id),
    Subject       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Correlation   NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Status        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State         VARBINARY(MAX) NOT NULL,
    Anchor        NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    AnchorSince   NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    LadderStep    NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    LastJournal   BIGINT NULL,
    Fault         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
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
    Point       NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
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
    Happening   NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Entries     VARBINARY(MAX) NOT NULL
);

-- What was decided to be said: to which role, at which step. Unique, so a step that runs again decides nothing twice.
CREATE TABLE Notice (
    Id           BIGINT PRIMARY KEY,
    Subject      NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Step         NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Role         NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Template     NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Merged       NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    DecidedAt    BIGINT NOT NULL,
    SendAfter    BIGINT NOT NULL,
    State        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    StateReason  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    UNIQUE (Subject, Step, Role)
);

CREATE INDEX IX_Notice_Pending ON Notice (SendAfter) WHERE State = 'pending';

CREATE TABLE Message (
    Id             NVARCHAR(400) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    Recipient      NVARCHAR(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RecipientName  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Role           NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Kind           NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject        NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Text           NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Html           NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Items          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ComposedAt     BIGINT NOT NULL,
    State          NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Attempts       BIGINT NOT NULL,
    NextAttemptAt  BIGINT NULL,
    SentAt         BIGINT NULL,
    Error          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Version        BIGINT NOT NULL
);

CREATE INDEX IX_Message_Recipient ON Message (Recipient, ComposedAt);
CREATE INDEX IX_Message_Outbox ON Message (NextAttemptAt) WHERE State = 'pending';

-- The send-once ledger: a step of a subject is told to a recipient once, whatever is retried, restarted or merged.
CREATE TABLE Ledger (
    Subject    NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Step       NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Recipient  NVARCHAR(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Kind       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    MessageId  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Why        NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (Subject, Step, Recipient)
);

CREATE INDEX IX_Ledger_Message ON Ledger (MessageId);
