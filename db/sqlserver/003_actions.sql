-- Action plans get rows: what is going to be done, by whom, until when. A recommendation is answered by actions; a board's business plan is a
-- plan whose rows stand for themselves. Every action has a clock of its own beside the plan's.

-- Kind: 'required' by a report, or a 'board' plan, which nobody has to submit. Stage: 'draft' or 'final' where a report asks for both, else null.
ALTER TABLE ActionPlan ADD Kind NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT 'required';
ALTER TABLE ActionPlan ADD Stage NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- Target is as it was written, TargetKind what it was understood as (as Recommendation.TimescaleKind). DueOn: null for what has no date of its
-- own; ReviewMonths: how often a target without an end is looked at; null for a dated one.
CREATE TABLE Action (
    Id                BIGINT PRIMARY KEY,
    PlanId            BIGINT NOT NULL REFERENCES ActionPlan (Id),
    Position          BIGINT NOT NULL,
    RecommendationId  BIGINT NULL REFERENCES Recommendation (Id),
    BodyId            BIGINT NOT NULL REFERENCES Body (Id),
    Objective         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Text              NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Outcome           NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    EvidenceExpected  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Lead              NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Target            NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    TargetKind        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    DueOn             NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    ReviewMonths      BIGINT NULL,
    Deadline          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    State             NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ClosedAt          BIGINT NULL,
    Version           BIGINT NOT NULL
);

CREATE INDEX IX_Action_Plan ON Action (PlanId, Position);
CREATE INDEX IX_Action_Recommendation ON Action (RecommendationId) WHERE RecommendationId IS NOT NULL;
CREATE INDEX IX_Action_State_DueOn ON Action (State, DueOn);
