-- Options
SELECT o.id AS option, o.name || CASE WHEN o.is_default = 1 THEN ' (default)' WHEN o.is_selectable = 0 THEN ' (group)' ELSE '' END AS name
FROM deployment_option AS o
WHERE o.service_id = :id
ORDER BY o.is_default DESC, o.id
