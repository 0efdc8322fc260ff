-- Tables and views, and what they hold.
SELECT d.object_name AS name, d.object_kind AS kind, d.description AS description
FROM data_dictionary AS d
WHERE d.column_name = ''
ORDER BY d.object_kind, d.object_name
