-- Names of an option's service and of its other options.
SELECT j.name AS name
FROM deployment_option AS o
JOIN subject AS j ON j.service_id = o.service_id AND j.subject <> o.id
WHERE o.id = :option
ORDER BY j.name
