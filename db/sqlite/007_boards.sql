-- Board plans and risk registers: actions get a clock of their own, and risks are looked at again and again.

-- CountedFrom: the day that the target's periods count from; null for an action whose periods count from its report's receipt. DoneOn: when it
-- was done, for one that recurs the last time; ClosedAt is when it was recorded as done for good. ReviewOn stands in the frozen deadline, so
-- that there is one truth. ProposedTarget, -Reason, -By, -On: what somebody else has to agree to; null when nothing is on the table.
ALTER TABLE Action ADD COLUMN CountedFrom TEXT NULL;
ALTER TABLE Action ADD COLUMN DoneOn TEXT NULL;
ALTER TABLE Action ADD COLUMN ProposedTarget TEXT NULL;
ALTER TABLE Action ADD COLUMN ProposedReason TEXT NULL;
ALTER TABLE Action ADD COLUMN ProposedBy TEXT NULL;
ALTER TABLE Action ADD COLUMN ProposedOn TEXT NULL;
ALTER TABLE Action ADD COLUMN ReviewOn TEXT NULL GENERATED ALWAYS AS (json_extract(Deadline, '$.reviewBy')) VIRTUAL;

-- Owner is as printed, or as a person named it; OwnerBodyId the body that answers for it. Impact as the register prints it, in lower case.
CREATE TABLE Risk (
    Id           INTEGER PRIMARY KEY,
    ReportId     INTEGER NOT NULL REFERENCES Report (Id),
    Position     INTEGER NOT NULL,
    Text         TEXT    NOT NULL,
    Impact       TEXT    NULL,
    Owner        TEXT    NULL,
    OwnerBodyId  INTEGER NOT NULL REFERENCES Body (Id),
    ReviewOn     TEXT    NOT NULL,
    Deadline     TEXT    NOT NULL,
    State        TEXT    NOT NULL,
    ClosedAt     INTEGER NULL,
    Version      INTEGER NOT NULL
);

CREATE INDEX IX_Risk_Report ON Risk (ReportId, Position);
CREATE INDEX IX_Risk_State_ReviewOn ON Risk (State, ReviewOn);

CREATE TABLE RiskMitigation (
    RiskId    INTEGER NOT NULL REFERENCES Risk (Id),
    Position  INTEGER NOT NULL,
    Text      TEXT    NOT NULL,
    PRIMARY KEY (RiskId, Position)
) WITHOUT ROWID;
