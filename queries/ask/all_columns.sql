-- Names of the columns of all tables and views.
SELECT d.column_name AS column_name
FROM data_dictionary AS d
WHERE d.column_name <> ''
UNION
SELECT c.name
FROM pragma_table_list AS t
JOIN pragma_table_info(t.name) AS c
WHERE t.type IN ('table', 'view') AND t.name NOT IN (SELECT o.object_name FROM data_dictionary AS o)
ORDER BY 1
