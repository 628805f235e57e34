-- Board plans and risk registers: actions get a clock of their own, and risks are looked at again and again.

-- CountedFrom: the day that the target's periods count from; null for an action whose periods count from its report's receipt. DoneOn: when it
-- was done, for one that recurs the last time; ClosedAt is when it was recorded as done for good. ReviewOn stands in the frozen deadline, so
-- that there is one truth. ProposedTarget, -Reason, -By, -On: what somebody else has to agree to; null when nothing is on the table.
ALTER TABLE Action ADD COLUMN CountedFrom TEXT COLLATE "C" NULL;
ALTER TABLE Action ADD COLUMN DoneOn TEXT COLLATE "C" NULL;
ALTER TABLE Action ADD COLUMN ProposedTarget TEXT COLLATE "C" NULL;
ALTER TABLE Action ADD COLUMN ProposedReason TEXT COLLATE "C" NULL;
ALTER TABLE Action ADD COLUMN ProposedBy TEXT COLLATE "C" NULL;
ALTER TABLE Action ADD COLUMN ProposedOn TEXT COLLATE "C" NULL;
ALTER TABLE Action ADD COLUMN ReviewOn TEXT COLLATE "C" NULL GENERATED ALWAYS AS (CAST(Deadline AS JSONB) ->> 'reviewBy') STORED;

-- Owner is as printed, or as a person named it; OwnerBodyId the body that answers for it. Impact as the register prints it, in lower case.
CREATE TABLE Risk (
    Id           BIGINT PRIMARY KEY,
    ReportId     BIGINT NOT NULL REFERENCES Report (Id),
    Position     BIGINT NOT NULL,
    Text         TEXT COLLATE "C" NOT NULL,
    Impact       TEXT COLLATE "C" NULL,
    Owner        TEXT COLLATE "C" NULL,
    OwnerBodyId  BIGINT NOT NULL REFERENCES Body (Id),
    ReviewOn     TEXT COLLATE "C" NOT NULL,
    Deadline     TEXT COLLATE "C" NOT NULL,
    State        TEXT COLLATE "C" NOT NULL,
    ClosedAt     BIGINT NULL,
    Version      BIGINT NOT NULL
);

CREATE INDEX IX_Risk_Report ON Risk (ReportId, Position);
CREATE INDEX IX_Risk_State_ReviewOn ON Risk (State, ReviewOn);

CREATE TABLE RiskMitigation (
    RiskId    BIGINT NOT NULL REFERENCES Risk (Id),
    Position  BIGINT NOT NULL,
    Text      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (RiskId, Position)
);
