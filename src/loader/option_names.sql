-- Every name of every option.
SELECT o.service_id, o.id, n.name
FROM deployment_option AS o
JOIN name AS n ON n.fact_id = 'deployment_option/' || o.id
