-- The service of an option.
SELECT o.service_id AS service_id FROM deployment_option AS o WHERE o.id = ?1
