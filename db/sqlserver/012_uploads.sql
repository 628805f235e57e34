-- A report that somebody uploaded and is still checking. Between the steps it is kept here, so that checking works without scripts and goes on
-- after a restart. Rows go a day after the upload; what was imported is kept with its report.

-- State: 'checked' (being checked), 'confirmed' (to be imported by the worker), 'imported'. Text: the file's lines as JSON, so that a PDF is taken
-- apart once. Content and Text are null once it was imported. Problem: why importing it failed, for the person.
CREATE TABLE Upload (
    Id           BIGINT PRIMARY KEY,
    PersonId     BIGINT NOT NULL REFERENCES Person (Id),
    FileName     NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Content      VARBINARY(MAX) NULL,
    Text         NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    Corrections  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    ReceivedOn   NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
    State        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Problem      NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    ReportId     BIGINT NULL REFERENCES Report (Id),
    UploadedAt   BIGINT NOT NULL
);

CREATE INDEX IX_Upload_Person ON Upload (PersonId, Id);
CREATE INDEX IX_Upload_UploadedAt ON Upload (UploadedAt);
CREATE INDEX IX_Upload_Confirmed ON Upload (Id) WHERE State = 'confirmed';
