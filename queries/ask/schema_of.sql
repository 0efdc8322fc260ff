-- Columns of one table or view, and what they mean.
SELECT d.column_name AS column_name, coalesce(t.type, '') AS type,
       CASE WHEN t."notnull" = 1 OR t.pk > 0 THEN 'yes' ELSE 'no' END AS required,
       d.description AS description
FROM data_dictionary AS d
LEFT JOIN pragma_table_info(:name) AS t ON t.name = d.column_name
WHERE d.object_name = :name AND d.column_name <> ''
ORDER BY d.ord
