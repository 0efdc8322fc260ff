-- Services, options, categories and `global` share one space of ids, since a scope is one of them.
SELECT 'deployment_option' AS table_name, o.id, 'is also the id of a ' || x.kind || ', expected an id of its own' AS message
FROM deployment_option AS o
JOIN (
    SELECT id, 'service' AS kind FROM service
    UNION ALL SELECT id, 'category' FROM category
    UNION ALL SELECT 'global', 'scope'
) AS x ON x.id = o.id
UNION ALL
SELECT 'service', s.id, 'is also the id of a category, expected an id of its own'
FROM service AS s
JOIN category AS c ON c.id = s.id
ORDER BY 2
