-- Definitions of tables, their indexes and triggers, by name.
SELECT name, coalesce(sql, '') AS sql
FROM sqlite_schema
WHERE type <> 'view'
ORDER BY name
