-- Board plans and risk registers: actions get a clock of their own, and risks are looked at again and again.

-- CountedFrom: the day that the target's periods count from; null for an action whose periods count from its report's receipt. DoneOn: when it
-- was done, for one that recurs the last time; ClosedAt is when it was recorded as done for good. ReviewOn stands in the frozen deadline, so
-- that there is one truth. ProposedTarget, -Reason, -By, -On: what somebody else has to agree to; null when nothing is on the table.
ALTER TABLE Action ADD CountedFrom NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Action ADD DoneOn NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Action ADD ProposedTarget NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Action ADD ProposedReason NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Action ADD ProposedBy NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Action ADD ProposedOn NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE Action ADD ReviewOn AS CAST(JSON_VALUE(Deadline, '$.reviewBy') AS NVARCHAR(10));
GO

-- Owner is as printed, or as a person named it; OwnerBodyId the body that answers for it. Impact as the register prints it, in lower case.
CREATE TABLE Risk (
    Id           BIGINT PRIMARY KEY,
    ReportId     BIGINT NOT NULL REFERENCES Report (Id),
    Position     BIGINT NOT NULL,
    Text         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Impact       NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
    Owner        NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    OwnerBodyId  BIGINT NOT NULL REFERENCES Body (Id),
    ReviewOn     NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Deadline     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ClosedAt     BIGINT NULL,
    Version      BIGINT NOT NULL
);

CREATE INDEX IX_Risk_Report ON Risk (ReportId, Position);
CREATE INDEX IX_Risk_State_ReviewOn ON Risk (State, ReviewOn);

CREATE TABLE RiskMitigation (
    RiskId    BIGINT NOT NULL REFERENCES Risk (Id),
    Position  BIGINT NOT NULL,
    Text      NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (RiskId, Position)
);
