-- Workflows are written in the browser: a draft stands apart from what is published and never runs; who published; versions that nothing new begins on.

-- Null: it came with the folder of definitions.
ALTER TABLE WorkflowDefinition ADD PublishedBy NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE WorkflowDefinition ADD RetractedAt BIGINT NULL;
GO

-- What new instances begin on is asked in every batch: it is read from here alone.
CREATE INDEX IX_WorkflowDefinition_Current ON WorkflowDefinition (DefinitionId, Version) WHERE RetractedAt IS NULL;

-- At most one of each workflow. Revision counts its saves; since OwnSince nobody but SavedBy has saved it.
CREATE TABLE WorkflowDraft (
    DefinitionId  NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    Version       BIGINT NOT NULL,
    Name          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Json          NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SavedAt       BIGINT NOT NULL,
    SavedBy       NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Revision      BIGINT NOT NULL,
    OwnSince      BIGINT NOT NULL
);

-- Instances of a version, or in a state, newest first; how many there are, without reading them.
CREATE INDEX IX_WorkflowInstance_Definition ON WorkflowInstance (Definition, Status, Id);
