-- Definitions of tables, their indexes and triggers, by name.
SELECT name, sql
FROM sqlite_schema
WHERE type <> 'view' AND sql IS NOT NULL
ORDER BY name
