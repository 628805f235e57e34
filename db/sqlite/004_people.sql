-- Who holds which role at which body, from when until when: mail follows people as they come, are away and go, and bodies as others take over.
-- Every Until is exclusive, every From inclusive, Europe/London; null: no end.

-- LeftOn: the first day without them.
CREATE TABLE Person (
    Id       INTEGER PRIMARY KEY,
    Name     TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    Email    TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    LeftOn   TEXT    NULL,
    Version  INTEGER NOT NULL
);

-- DeputyFor: not a post of their own; they act while that person is absent.
CREATE TABLE Post (
    Id         INTEGER PRIMARY KEY,
    PersonId   INTEGER NOT NULL REFERENCES Person (Id),
    BodyId     INTEGER NOT NULL REFERENCES Body (Id),
    Role       TEXT    NOT NULL,
    FromOn     TEXT    NOT NULL,
    UntilOn    TEXT    NULL,
    DeputyFor  INTEGER NULL REFERENCES Person (Id)
);

CREATE INDEX IX_Post_Person ON Post (PersonId);
CREATE INDEX IX_Post_Body ON Post (BodyId, Role);

-- ToOn is the last day away.
CREATE TABLE Absence (
    Id        INTEGER PRIMARY KEY,
    PersonId  INTEGER NOT NULL REFERENCES Person (Id),
    FromOn    TEXT    NOT NULL,
    ToOn      TEXT    NOT NULL
);

CREATE INDEX IX_Absence_Person ON Absence (PersonId);

CREATE TABLE RoleMailbox (
    Id       INTEGER PRIMARY KEY,
    BodyId   INTEGER NOT NULL REFERENCES Body (Id),
    Role     TEXT    NOT NULL,
    Address  TEXT    NOT NULL,
    FromOn   TEXT    NOT NULL,
    UntilOn  TEXT    NULL
);

CREATE INDEX IX_RoleMailbox_Body ON RoleMailbox (BodyId, Role);

-- OnDate: the first day on which the successor answers.
CREATE TABLE Succession (
    BodyId           INTEGER PRIMARY KEY REFERENCES Body (Id),
    SuccessorBodyId  INTEGER NOT NULL REFERENCES Body (Id),
    OnDate           TEXT    NOT NULL
);

-- What only an administrator can put right. One open task for each thing that is wrong, however often it is met.
CREATE TABLE AdministratorTask (
    Id        INTEGER PRIMARY KEY,
    Kind      TEXT    NOT NULL,
    Subject   TEXT    NOT NULL,
    Text      TEXT    NOT NULL,
    RaisedAt  INTEGER NOT NULL,
    DoneAt    INTEGER NULL,
    DoneBy    TEXT    NULL,
    Version   INTEGER NOT NULL
);

CREATE UNIQUE INDEX IX_AdministratorTask_Open ON AdministratorTask (Kind, Subject) WHERE DoneAt IS NULL;
