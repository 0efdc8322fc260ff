-- The moment at which migrations ran is no part of a base.
UPDATE refinery_schema_history SET applied_on = '1970-01-01T00:00:00Z';
