-- People sign in. An account belongs to a person; what they may see and do follows from the person's posts, not from the account.

-- Secrets: PasswordHash as ASP.NET Core Identity makes it; AuthenticatorKey and RecoveryCodes are protected with the installation's own keys.
CREATE TABLE Account (
    Id                INTEGER PRIMARY KEY,
    PersonId          INTEGER NOT NULL UNIQUE REFERENCES Person (Id),
    UserName          TEXT    NOT NULL,
    NormalisedName    TEXT    NOT NULL UNIQUE,
    PasswordHash      TEXT    NULL,
    SecurityStamp     TEXT    NOT NULL,
    LockoutEnd        INTEGER NULL,
    AccessFailedCount INTEGER NOT NULL,
    TwoFactorEnabled  INTEGER NOT NULL,
    AuthenticatorKey  TEXT    NULL,
    RecoveryCodes     TEXT    NULL,
    CreatedAt         INTEGER NOT NULL,
    Version           INTEGER NOT NULL
);

-- Accounts at an identity provider of the NHS or a council (OpenID Connect).
CREATE TABLE AccountLogin (
    Provider   TEXT    NOT NULL,
    Subject    TEXT    NOT NULL,
    AccountId  INTEGER NOT NULL REFERENCES Account (Id),
    PRIMARY KEY (Provider, Subject)
) WITHOUT ROWID;

CREATE INDEX IX_AccountLogin_Account ON AccountLogin (AccountId);

CREATE TABLE AccountPasskey (
    CredentialId  TEXT    PRIMARY KEY,
    AccountId     INTEGER NOT NULL REFERENCES Account (Id),
    Name          TEXT    NOT NULL,
    Data          TEXT    NOT NULL,
    CreatedAt     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX IX_AccountPasskey_Account ON AccountPasskey (AccountId);

-- Tokens for the API and addresses of calendar feeds. Only a hash is kept: who reads the database cannot use them.
CREATE TABLE AccessToken (
    Id          INTEGER PRIMARY KEY,
    AccountId   INTEGER NOT NULL REFERENCES Account (Id),
    Kind        TEXT    NOT NULL,
    Name        TEXT    NOT NULL,
    Sha256      TEXT    NOT NULL UNIQUE,
    Scopes      TEXT    NOT NULL,
    CreatedAt   INTEGER NOT NULL,
    ExpiresAt   INTEGER NULL,
    LastUsedAt  INTEGER NULL,
    RevokedAt   INTEGER NULL
);

CREATE INDEX IX_AccessToken_Account ON AccessToken (AccountId);

-- Which bodies a report concerns: whoever reads for one of them finds the report without looking through all recommendations.
CREATE TABLE ReportBody (
    ReportId  INTEGER NOT NULL REFERENCES Report (Id),
    BodyId    INTEGER NOT NULL REFERENCES Body (Id),
    PRIMARY KEY (ReportId, BodyId)
) WITHOUT ROWID;

CREATE INDEX IX_ReportBody_Body ON ReportBody (BodyId, ReportId);

INSERT INTO ReportBody (ReportId, BodyId)
SELECT DISTINCT r.ReportId, rb.BodyId FROM RecommendationBody rb JOIN Recommendation r ON r.Id = rb.RecommendationId
UNION
SELECT DISTINCT ReportId, BodyId FROM ActionPlan
UNION
SELECT DISTINCT a.ReportId, x.BodyId FROM ActionPlan a JOIN Action x ON x.PlanId = a.Id
UNION
SELECT DISTINCT ReportId, OwnerBodyId FROM Risk;

-- What is true of the whole installation, by name.
CREATE TABLE Setting (
    Name   TEXT PRIMARY KEY,
    Value  TEXT NOT NULL
) WITHOUT ROWID;
