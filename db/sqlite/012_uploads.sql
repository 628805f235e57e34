-- A report that somebody uploaded and is still checking. Between the steps it is kept here, so that checking works without scripts and goes on
-- after a restart. Rows go a day after the upload; what was imported is kept with its report.

-- State: 'checked' (being checked), 'confirmed' (to be imported by the worker), 'imported'. Text: the file's lines as JSON, so that a PDF is taken
-- apart once. Content and Text are null once it was imported. Problem: why importing it failed, for the person.
CREATE TABLE Upload (
    Id           INTEGER PRIMARY KEY,
    PersonId     INTEGER NOT NULL REFERENCES Person (Id),
    FileName     TEXT    NOT NULL,
    Content      BLOB    NULL,
    Text         TEXT    NULL,
    Corrections  TEXT    NULL,
    ReceivedOn   TEXT    NULL,
    State        TEXT    NOT NULL,
    Problem      TEXT    NULL,
    ReportId     INTEGER NULL REFERENCES Report (Id),
    UploadedAt   INTEGER NOT NULL
);

CREATE INDEX IX_Upload_Person ON Upload (PersonId, Id);
CREATE INDEX IX_Upload_UploadedAt ON Upload (UploadedAt);
CREATE INDEX IX_Upload_Confirmed ON Upload (Id) WHERE State = 'confirmed';
