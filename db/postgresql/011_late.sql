-- What is overdue, or was on a day, is listed in the order of due dates. These indexes are in that order and say when each thing was done, so that
-- what was done in time is passed over without being read.

CREATE INDEX IX_Recommendation_Late ON Recommendation (DueOn, Id, ClosedAt);
CREATE INDEX IX_ActionPlan_Late ON ActionPlan (DueOn, Id, SubmittedAt);
CREATE INDEX IX_Action_Late ON Action (DueOn, Id, ClosedAt);
CREATE INDEX IX_Risk_Late ON Risk (ReviewOn, Id, ClosedAt);

-- A region's list begins with its reports.
CREATE INDEX IX_Report_Region ON Report (Region);
