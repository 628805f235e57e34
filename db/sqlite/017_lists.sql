-- The list of reports is read in its own order, and what is waited for from what is waiting, however many recommendations there are.
CREATE INDEX IX_Report_Received ON Report (ReceivedOn, Id, Region, Area, Title);
CREATE INDEX IX_Extension_Waiting ON Extension (AskedAt) WHERE State IN ('asked', 'countered');
CREATE INDEX IX_EvidenceFor_Returned ON EvidenceFor (DecidedAt, Subject) WHERE State = 'rejected';
