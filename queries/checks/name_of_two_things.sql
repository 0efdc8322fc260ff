-- A name that may stand in a sentence means one thing of its kind; an alias means one thing at all.
SELECT 'alias' AS table_name, a.name, 'is also a name of ' || f.id || ', expected a name of its own' AS message
FROM (
    SELECT id, table_name, row_id AS name FROM fact
    UNION
    SELECT id, table_name, name FROM fact WHERE name IS NOT NULL
) AS f
-- In this order each name is looked up in the index of aliases, which takes them in any case.
CROSS JOIN alias AS a ON a.name = f.name
WHERE f.id <> a.fact_id
  AND f.table_name IN ('service', 'deployment_option', 'activity', 'category', 'encryption_option', 'key_class', 'iam_entity', 'layer')
ORDER BY a.name, f.id
