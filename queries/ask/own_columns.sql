-- Columns of a table that the dictionary does not know.
SELECT t.name AS column_name, t.type AS type,
       CASE WHEN t."notnull" = 1 OR t.pk > 0 THEN 'yes' ELSE 'no' END AS required,
       NULL AS description
FROM pragma_table_info(:name) AS t
ORDER BY t.cid
