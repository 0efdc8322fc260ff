-- The service that an option belongs to.
SELECT o.service_id AS service_id
FROM deployment_option AS o
WHERE o.id = :option
