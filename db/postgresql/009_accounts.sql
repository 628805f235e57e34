-- People sign in. An account belongs to a person; what they may see and do follows from the person's posts, not from the account.

-- Secrets: PasswordHash as ASP.NET Core Identity makes it; AuthenticatorKey and RecoveryCodes are protected with the installation's own keys.
CREATE TABLE Account (
    Id                BIGINT PRIMARY KEY,
    PersonId          BIGINT NOT NULL UNIQUE REFERENCES Person (Id),
    UserName          TEXT COLLATE "C" NOT NULL,
    NormalisedName    TEXT COLLATE "C" NOT NULL UNIQUE,
    PasswordHash      TEXT COLLATE "C" NULL,
    SecurityStamp     TEXT COLLATE "C" NOT NULL,
    LockoutEnd        BIGINT NULL,
    AccessFailedCount BIGINT NOT NULL,
    TwoFactorEnabled  BIGINT NOT NULL,
    AuthenticatorKey  TEXT COLLATE "C" NULL,
    RecoveryCodes     TEXT COLLATE "C" NULL,
    CreatedAt         BIGINT NOT NULL,
    Version           BIGINT NOT NULL
);

-- Accounts at an identity provider of the NHS or a council (OpenID Connect).
CREATE TABLE AccountLogin (
    Provider   TEXT COLLATE "C" NOT NULL,
    Subject    TEXT COLLATE "C" NOT NULL,
    AccountId  BIGINT NOT NULL REFERENCES Account (Id),
    PRIMARY KEY (Provider, Subject)
);

CREATE INDEX IX_AccountLogin_Account ON AccountLogin (AccountId);

CREATE TABLE AccountPasskey (
    CredentialId  TEXT COLLATE "C" PRIMARY KEY,
    AccountId     BIGINT NOT NULL REFERENCES Account (Id),
    Name          TEXT COLLATE "C" NOT NULL,
    Data          TEXT COLLATE "C" NOT NULL,
    CreatedAt     BIGINT NOT NULL
);

CREATE INDEX IX_AccountPasskey_Account ON AccountPasskey (AccountId);

-- Tokens for the API and addresses of calendar feeds. Only a hash is kept: who reads the database cannot use them.
CREATE TABLE AccessToken (
    Id          BIGINT PRIMARY KEY,
    AccountId   BIGINT NOT NULL REFERENCES Account (Id),
    Kind        TEXT COLLATE "C" NOT NULL,
    Name        TEXT COLLATE "C" NOT NULL,
    Sha256      TEXT COLLATE "C" NOT NULL UNIQUE,
    Scopes      TEXT COLLATE "C" NOT NULL,
    CreatedAt   BIGINT NOT NULL,
    ExpiresAt   BIGINT NULL,
    LastUsedAt  BIGINT NULL,
    RevokedAt   BIGINT NULL
);

CREATE INDEX IX_AccessToken_Account ON AccessToken (AccountId);

-- Which bodies a report concerns: whoever reads for one of them finds the report without looking through all recommendations.
CREATE TABLE ReportBody (
    ReportId  BIGINT NOT NULL REFERENCES Report (Id),
    BodyId    BIGINT NOT NULL REFERENCES Body (Id),
    PRIMARY KEY (ReportId, BodyId)
);

CREATE INDEX IX_ReportBody_Body ON ReportBody (BodyId, ReportId);

-- What is true of the whole installation, by name.
CREATE TABLE Setting (
    Name   TEXT COLLATE "C" PRIMARY KEY,
    Value  TEXT COLLATE "C" NOT NULL
);
