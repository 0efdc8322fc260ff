-- The bounds of a quota.
SELECT q.min_value AS min_value, q.max_value AS max_value, q.unit AS unit
FROM quota AS q
WHERE q.id = :quota
