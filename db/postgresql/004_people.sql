-- Who holds which role at which body, from when until when: mail follows people as they come, are away and go, and bodies as others take over.
-- Every Until is exclusive, every From inclusive, Europe/London; null: no end.

-- A to Z are a to z, and more than SQLite's: Ż is ż.
CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

-- LeftOn: the first day without them.
CREATE TABLE Person (
    Id       BIGINT PRIMARY KEY,
    Name     TEXT COLLATE nocase NOT NULL UNIQUE,
    Email    TEXT COLLATE nocase NOT NULL UNIQUE,
    LeftOn   TEXT COLLATE "C" NULL,
    Version  BIGINT NOT NULL
);

-- DeputyFor: not a post of their own; they act while that person is absent.
CREATE TABLE Post (
    Id         BIGINT PRIMARY KEY,
    PersonId   BIGINT NOT NULL REFERENCES Person (Id),
    BodyId     BIGINT NOT NULL REFERENCES Body (Id),
    Role       TEXT COLLATE "C" NOT NULL,
    FromOn     TEXT COLLATE "C" NOT NULL,
    UntilOn    TEXT COLLATE "C" NULL,
    DeputyFor  BIGINT NULL REFERENCES Person (Id)
);

CREATE INDEX IX_Post_Person ON Post (PersonId);
CREATE INDEX IX_Post_Body ON Post (BodyId, Role);

-- ToOn is the last day away.
CREATE TABLE Absence (
    Id        BIGINT PRIMARY KEY,
    PersonId  BIGINT NOT NULL REFERENCES Person (Id),
    FromOn    TEXT COLLATE "C" NOT NULL,
    ToOn      TEXT COLLATE "C" NOT NULL
);

CREATE INDEX IX_Absence_Person ON Absence (PersonId);

CREATE TABLE RoleMailbox (
    Id       BIGINT PRIMARY KEY,
    BodyId   BIGINT NOT NULL REFERENCES Body (Id),
    Role     TEXT COLLATE "C" NOT NULL,
    Address  TEXT COLLATE "C" NOT NULL,
    FromOn   TEXT COLLATE "C" NOT NULL,
    UntilOn  TEXT COLLATE "C" NULL
);

CREATE INDEX IX_RoleMailbox_Body ON RoleMailbox (BodyId, Role);

-- OnDate: the first day on which the successor answers.
CREATE TABLE Succession (
    BodyId           BIGINT PRIMARY KEY REFERENCES Body (Id),
    SuccessorBodyId  BIGINT NOT NULL REFERENCES Body (Id),
    OnDate           TEXT COLLATE "C" NOT NULL
);

-- What only an administrator can put right. One open task for each thing that is wrong, however often it is met.
CREATE TABLE AdministratorTask (
    Id        BIGINT PRIMARY KEY,
    Kind      TEXT COLLATE "C" NOT NULL,
    Subject   TEXT COLLATE "C" NOT NULL,
    Text      TEXT COLLATE "C" NOT NULL,
    RaisedAt  BIGINT NOT NULL,
    DoneAt    BIGINT NULL,
    DoneBy    TEXT COLLATE "C" NULL,
    Version   BIGINT NOT NULL
);

CREATE UNIQUE INDEX IX_AdministratorTask_Open ON AdministratorTask (Kind, Subject) WHERE DoneAt IS NULL;
