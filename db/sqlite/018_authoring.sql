-- Workflows are written in the browser: a draft stands apart from what is published and never runs; who published; versions that nothing new begins on.

-- Null: it came with the folder of definitions.
ALTER TABLE WorkflowDefinition ADD COLUMN PublishedBy TEXT NULL;
ALTER TABLE WorkflowDefinition ADD COLUMN RetractedAt INTEGER NULL;

-- What new instances begin on is asked in every batch: it is read from here alone.
CREATE INDEX IX_WorkflowDefinition_Current ON WorkflowDefinition (DefinitionId, Version) WHERE RetractedAt IS NULL;

-- At most one of each workflow. Revision counts its saves; since OwnSince nobody but SavedBy has saved it.
CREATE TABLE WorkflowDraft (
    DefinitionId  TEXT    NOT NULL PRIMARY KEY,
    Version       INTEGER NOT NULL,
    Name          TEXT    NOT NULL,
    Json          TEXT    NOT NULL,
    SavedAt       INTEGER NOT NULL,
    SavedBy       TEXT    NOT NULL,
    Revision      INTEGER NOT NULL,
    OwnSince      INTEGER NOT NULL
);

-- Instances of a version, or in a state, newest first; how many there are, without reading them.
CREATE INDEX IX_WorkflowInstance_Definition ON WorkflowInstance (Definition, Status, Id);
