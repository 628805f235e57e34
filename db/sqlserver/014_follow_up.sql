-- Who follows up looks across all areas: lists by standing, band and place, counted and paged from indexes; views that people keep; letters by time.

-- As IX_Recommendation_State_DueOn, with the report, so that counting what a region may see reads no rows.
DROP INDEX IX_Recommendation_State_DueOn ON Recommendation;
CREATE INDEX IX_Recommendation_State_DueOn ON Recommendation (State, DueOn, ReportId);
DROP INDEX IX_ActionPlan_State_DueOn ON ActionPlan;
CREATE INDEX IX_ActionPlan_State_DueOn ON ActionPlan (State, DueOn, ReportId);
-- Bands are printed in few words, which are found here without reading rows.
CREATE INDEX IX_Recommendation_Timescale ON Recommendation (Timescale, State, DueOn, ReportId);
CREATE INDEX IX_Report_Area ON Report (Area);
CREATE INDEX IX_Report_Place ON Report (Region, Area);
CREATE INDEX IX_ActionPlan_Report ON ActionPlan (ReportId);
CREATE INDEX IX_ActionPlan_Body ON ActionPlan (BodyId);
CREATE INDEX IX_Action_Body ON Action (BodyId, State);
CREATE INDEX IX_Extension_OpenOf ON Extension (RecommendationId) WHERE State IN ('asked', 'countered');

-- A list that somebody comes back to. Query: the list's address after the question mark, without page.
CREATE TABLE SavedView (
    Id        BIGINT PRIMARY KEY,
    PersonId  BIGINT NOT NULL REFERENCES Person (Id),
    Name      NVARCHAR(400) COLLATE Latin1_General_100_CI_AS NOT NULL,
    Query     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    UNIQUE (PersonId, Name)
);

-- Letters, newest first; of a state where it is asked for.
CREATE INDEX IX_Message_ComposedAt ON Message (ComposedAt, Id);
CREATE INDEX IX_Message_State ON Message (State, ComposedAt, Id);
