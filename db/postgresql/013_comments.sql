-- People talk about a recommendation, plan, action or risk where everybody concerned can read it. What was said stays as it was said.
-- The indexes serve today's page: what people did lately, what waits for an answer, what came back.

CREATE TABLE Comment (
    Id       BIGINT PRIMARY KEY,
    Subject  TEXT COLLATE "C" NOT NULL,
    At       BIGINT NOT NULL,
    By       TEXT COLLATE "C" NOT NULL,
    Text     TEXT COLLATE "C" NOT NULL
);

CREATE INDEX IX_Comment_Subject ON Comment (Subject);

CREATE TRIGGER Comment_Unchangeable BEFORE UPDATE ON Comment FOR EACH ROW
EXECUTE FUNCTION Refuse('what was said stays as it was said');

CREATE TRIGGER Comment_Undeletable BEFORE DELETE ON Comment FOR EACH ROW
EXECUTE FUNCTION Refuse('what was said stays as it was said');

-- What the system did by itself is most of the timeline, and not what people ask for.
CREATE INDEX IX_TimelineEntry_Deeds ON TimelineEntry (At) WHERE By <> 'ActionPlans';
CREATE INDEX IX_Extension_Open ON Extension (AskedAt) WHERE State IN ('asked', 'countered');
CREATE INDEX IX_EvidenceFor_Returned ON EvidenceFor (DecidedAt) WHERE State = 'rejected';
