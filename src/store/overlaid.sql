-- Rows that an overlay brought or changed.
SELECT table_name, row_id
FROM origin
ORDER BY table_name, row_id
