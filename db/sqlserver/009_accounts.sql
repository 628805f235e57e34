-- People sign in. An account belongs to a person; what they may see and do follows from the person's posts, not from the account.

-- Secrets: PasswordHash as ASP.NET Core Identity makes it; AuthenticatorKey and RecoveryCodes are protected with the installation's own keys.
CREATE TABLE Account (
    Id                BIGINT PRIMARY KEY,
    PersonId          BIGINT NOT NULL UNIQUE REFERENCES Person (Id),
    UserName          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    NormalisedName    NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    PasswordHash      NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    SecurityStamp     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    LockoutEnd        BIGINT NULL,
    AccessFailedCount BIGINT NOT NULL,
    TwoFactorEnabled  BIGINT NOT NULL,
    AuthenticatorKey  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    RecoveryCodes     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    CreatedAt         BIGINT NOT NULL,
    Version           BIGINT NOT NULL
);

-- Accounts at an identity provider of the NHS or a council (OpenID Connect).
CREATE TABLE AccountLogin (
    Provider   NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Subject    NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AccountId  BIGINT NOT NULL REFERENCES Account (Id),
    PRIMARY KEY (Provider, Subject)
);

CREATE INDEX IX_AccountLogin_Account ON AccountLogin (AccountId);

CREATE TABLE AccountPasskey (
    CredentialId  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    AccountId     BIGINT NOT NULL REFERENCES Account (Id),
    Name          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Data          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CreatedAt     BIGINT NOT NULL
);

CREATE INDEX IX_AccountPasskey_Account ON AccountPasskey (AccountId);

-- Tokens for the API and addresses of calendar feeds. Only a hash is kept: who reads the database cannot use them.
CREATE TABLE AccessToken (
    Id          BIGINT PRIMARY KEY,
    AccountId   BIGINT NOT NULL REFERENCES Account (Id),
    Kind        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name        NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Sha256      NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    Scopes      NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
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
    Name   NVARCHAR(400) COLLATE Latin1_General_100_BIN2 PRIMARY KEY,
    Value  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);
