-- An option and its parent belong to one service.
SELECT 'deployment_option' AS table_name, o.id, 'belongs to ' || o.service_id || ' but its parent ' || p.id || ' to ' || p.service_id AS message
FROM deployment_option AS o
JOIN deployment_option AS p ON p.id = o.parent_id
WHERE p.service_id <> o.service_id
ORDER BY o.id
