-- A statement is one sentence of our own, not a paragraph of somebody's.
SELECT f.table_name, f.row_id, 'has a statement of ' || length(f.statement) || ' characters, expected at most 300' AS message
FROM fact AS f
WHERE length(f.statement) > 300
ORDER BY f.id
