-- Tables and views that the dictionary does not know: those that a user has added.
SELECT t.name AS name, 'own ' || t.type AS kind, NULL AS description
FROM pragma_table_list AS t
WHERE t.type IN ('table', 'view') AND t.schema <> 'temp' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'
    AND t.name NOT IN (SELECT d.object_name FROM data_dictionary AS d)
ORDER BY t.name
