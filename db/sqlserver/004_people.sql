-- Who holds which role at which body, from when until when: mail follows people as they come, are away and go, and bodies as others take over.
-- Every Until is exclusive, every From inclusive, Europe/London; null: no end.

-- LeftOn: the first day without them.
CREATE TABLE Person (
    Id       BIGINT PRIMARY KEY,
    Name     NVARCHAR(400) COLLATE Latin1_General_100_CI_AS NOT NULL UNIQUE,
    Email    NVARCHAR(320) COLLATE Latin1_General_100_CI_AS NOT NULL UNIQUE,
    LeftOn   NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    Version  BIGINT NOT NULL
);

-- DeputyFor: not a post of their own; they act while that person is absent.
CREATE TABLE Post (
    Id         BIGINT PRIMARY KEY,
    PersonId   BIGINT NOT NULL REFERENCES Person (Id),
    BodyId     BIGINT NOT NULL REFERENCES Body (Id),
    Role       NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FromOn     NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    UntilOn    NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    DeputyFor  BIGINT NULL REFERENCES Person (Id)
);

CREATE INDEX IX_Post_Person ON Post (PersonId);
CREATE INDEX IX_Post_Body ON Post (BodyId, Role);

-- ToOn is the last day away.
CREATE TABLE Absence (
    Id        BIGINT PRIMARY KEY,
    PersonId  BIGINT NOT NULL REFERENCES Person (Id),
    FromOn    NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ToOn      NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX IX_Absence_Person ON Absence (PersonId);

CREATE TABLE RoleMailbox (
    Id       BIGINT PRIMARY KEY,
    BodyId   BIGINT NOT NULL REFERENCES Body (Id),
    Role     NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Address  NVARCHAR(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FromOn   NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    UntilOn  NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL
);

CREATE INDEX IX_RoleMailbox_Body ON RoleMailbox (BodyId, Role);

-- OnDate: the first day on which the successor answers.
CREATE TABLE Succession (
    BodyId           BIGINT PRIMARY KEY REFERENCES Body (Id),
    SuccessorBodyId  BIGINT NOT NULL REFERENCES Body (Id),
    OnDate           NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- What only an administrator can put right. One open task for each thing that is wrong, however often it is met.
CREATE TABLE AdministratorTask (
    Id        BIGINT PRIMARY KEY,
    Kind      NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject   NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Text      NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RaisedAt  BIGINT NOT NULL,
    DoneAt    BIGINT NULL,
    DoneBy    NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Version   BIGINT NOT NULL
);

CREATE UNIQUE INDEX IX_AdministratorTask_Open ON AdministratorTask (Kind, Subject) WHERE DoneAt IS NULL;
