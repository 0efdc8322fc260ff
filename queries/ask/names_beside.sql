-- Names of an option's service and of its other options.
SELECT s.name AS name
FROM deployment_option AS o
JOIN service AS s ON s.id = o.service_id
WHERE o.id = :option
UNION
SELECT b.name
FROM deployment_option AS o
JOIN deployment_option AS b ON b.service_id = o.service_id AND b.id <> o.id AND b.is_selectable = 1
WHERE o.id = :option
ORDER BY 1
