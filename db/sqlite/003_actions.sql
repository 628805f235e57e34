-- Action plans get rows: what is going to be done, by whom, until when. A recommendation is answered by actions; a board's business plan is a
-- plan whose rows stand for themselves. Every action has a clock of its own beside the plan's.

-- Kind: 'required' by a report, or a 'board' plan, which nobody has to submit. Stage: 'draft' or 'final' where a report asks for both, else null.
ALTER TABLE ActionPlan ADD COLUMN Kind TEXT NOT NULL DEFAULT 'required';
ALTER TABLE ActionPlan ADD COLUMN Stage TEXT NULL;

-- Target is as it was written, TargetKind what it was understood as (as Recommendation.TimescaleKind). DueOn: null for what has no date of its
-- own; ReviewMonths: how often a target without an end is looked at; null for a dated one.
CREATE TABLE Action (
    Id                INTEGER PRIMARY KEY,
    PlanId            INTEGER NOT NULL REFERENCES ActionPlan (Id),
    Position          INTEGER NOT NULL,
    RecommendationId  INTEGER NULL REFERENCES Recommendation (Id),
    BodyId            INTEGER NOT NULL REFERENCES Body (Id),
    Objective         TEXT    NULL,
    Text              TEXT    NOT NULL,
    Outcome           TEXT    NULL,
    EvidenceExpected  TEXT    NULL,
    Lead              TEXT    NULL,
    Target            TEXT    NULL,
    TargetKind        TEXT    NOT NULL,
    DueOn             TEXT    NULL,
    ReviewMonths      INTEGER NULL,
    Deadline          TEXT    NOT NULL,
    State             TEXT    NOT NULL,
    ClosedAt          INTEGER NULL,
    Version           INTEGER NOT NULL
);

CREATE INDEX IX_Action_Plan ON Action (PlanId, Position);
CREATE INDEX IX_Action_Recommendation ON Action (RecommendationId) WHERE RecommendationId IS NOT NULL;
CREATE INDEX IX_Action_State_DueOn ON Action (State, DueOn);
