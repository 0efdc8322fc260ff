-- Names of an option's service and of its other options.
SELECT DISTINCT e.name AS name
FROM deployment_option AS o
JOIN effective AS e ON e.service_id = o.service_id AND e.subject <> o.id
WHERE o.id = :option
ORDER BY e.name
