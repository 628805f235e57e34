-- What calendars know an entry by has to be the same tomorrow and different elsewhere, whatever address the service has.
INSERT INTO Setting (Name, Value) VALUES ('InstallationId', replace(CAST(gen_random_uuid() AS TEXT), '-', ''));
