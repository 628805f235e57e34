-- Lists read little more than they show, however many recommendations there are.

-- The report's region beside each thing that a regional team lists ('' where the report has none): its lists and counts come from indexes of their own.
ALTER TABLE Recommendation ADD COLUMN Region TEXT NOT NULL DEFAULT '';
ALTER TABLE ActionPlan ADD COLUMN Region TEXT NOT NULL DEFAULT '';
UPDATE Recommendation SET Region = coalesce((SELECT p.Region FROM Report p WHERE p.Id = Recommendation.ReportId), '');
UPDATE ActionPlan SET Region = coalesce((SELECT p.Region FROM Report p WHERE p.Id = ActionPlan.ReportId), '');
CREATE INDEX IX_Recommendation_Region ON Recommendation (Region, State, DueOn, ReportId);
CREATE INDEX IX_ActionPlan_Region ON ActionPlan (Region, State, DueOn, ReportId);

-- The list of reports in its own order, with what its search looks at.
CREATE INDEX IX_Report_Received ON Report (ReceivedOn, Id, Area, Title);
CREATE INDEX IX_Report_RegionReceived ON Report (Region, ReceivedOn, Id, Area, Title);
DROP INDEX IX_Report_Region;
DROP INDEX IX_Report_Place;
CREATE INDEX IX_Report_Place ON Report (Region, Area);

-- What was asked for and waits for an answer, the oldest first.
CREATE INDEX IX_Extension_Waiting ON Extension (AskedAt) WHERE State IN ('asked', 'countered');
