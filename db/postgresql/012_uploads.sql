-- A report that somebody uploaded and is still checking. Between the steps it is kept here, so that checking works without scripts and goes on
-- after a restart. Rows go a day after the upload; what was imported is kept with its report.

-- State: 'checked' (being checked), 'confirmed' (to be imported by the worker), 'imported'. Text: the file's lines as JSON, so that a PDF is taken
-- apart once. Content and Text are null once it was imported. Problem: why importing it failed, for the person.
CREATE TABLE Upload (
    Id           BIGINT PRIMARY KEY,
    PersonId     BIGINT NOT NULL REFERENCES Person (Id),
    FileName     TEXT COLLATE "C" NOT NULL,
    Content      BYTEA    NULL,
    Text         TEXT COLLATE "C" NULL,
    Corrections  TEXT COLLATE "C" NULL,
    ReceivedOn   TEXT COLLATE "C" NULL,
    State        TEXT COLLATE "C" NOT NULL,
    Problem      TEXT COLLATE "C" NULL,
    ReportId     BIGINT NULL REFERENCES Report (Id),
    UploadedAt   BIGINT NOT NULL
);

CREATE INDEX IX_Upload_Person ON Upload (PersonId, Id);
CREATE INDEX IX_Upload_UploadedAt ON Upload (UploadedAt);
CREATE INDEX IX_Upload_Confirmed ON Upload (Id) WHERE State = 'confirmed';
