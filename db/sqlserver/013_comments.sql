-- People talk about a recommendation, plan, action or risk where everybody concerned can read it. What was said stays as it was said.
-- The indexes serve today's page: what people did lately, what waits for an answer, what came back.

CREATE TABLE Comment (
    Id       BIGINT PRIMARY KEY,
    Subject  NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    At       BIGINT NOT NULL,
    [By]     NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Text     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX IX_Comment_Subject ON Comment (Subject);
GO
CREATE TRIGGER Comment_Unchangeable ON Comment AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted)
        THROW 51001, 'what was said stays as it was said', 1;
END;
GO
CREATE TRIGGER Comment_Undeletable ON Comment AFTER DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted)
        THROW 51001, 'what was said stays as it was said', 1;
END;
GO

-- What the system did by itself is most of the timeline, and not what people ask for.
CREATE INDEX IX_TimelineEntry_Deeds ON TimelineEntry (At) WHERE [By] <> 'ActionPlans';
CREATE INDEX IX_Extension_Open ON Extension (AskedAt) WHERE State IN ('asked', 'countered');
CREATE INDEX IX_EvidenceFor_Returned ON EvidenceFor (DecidedAt) WHERE State = 'rejected';
