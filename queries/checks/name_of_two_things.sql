-- A name that may stand in a sentence means one thing of its kind; an alias means one thing at all.
SELECT 'alias' AS table_name, a.name, 'is also a name of ' || f.id || ', expected a name of its own' AS message
FROM alias AS a
JOIN fact AS f ON (f.row_id = a.name OR f.name = a.name) COLLATE NOCASE
WHERE f.id <> a.fact_id
  AND f.table_name IN ('service', 'deployment_option', 'activity', 'category', 'encryption_option', 'key_class', 'iam_entity', 'layer')
ORDER BY a.name
