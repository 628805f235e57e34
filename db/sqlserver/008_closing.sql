-- Closing in stages: done, then evidenced, then accepted, then looked at again. The first of them is somebody's word, kept beside what evidence shows.

-- DoneOn: the day on which this body's part was done, as its lead says; null while nobody says so. What is said changes no deadline and no state.
ALTER TABLE RecommendationBody ADD DoneOn NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE RecommendationBody ADD DoneBy NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE RecommendationBody ADD DoneNote NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO

-- What is open at a body, for a lead who takes it over.
CREATE INDEX IX_RecommendationBody_Body ON RecommendationBody (BodyId);

-- White names what it waits for, a body or another recommendation ("R9"). Both null for the other colours, and for whites from before this migration.
ALTER TABLE RagOverride ADD DependsOnBodyId BIGINT NULL REFERENCES Body (Id);
ALTER TABLE RagOverride ADD DependsOnSubject NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
