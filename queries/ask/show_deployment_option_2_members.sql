-- Options of this group
SELECT o.id AS option, o.name AS name
FROM deployment_option AS o
WHERE o.parent_id = :id
ORDER BY o.id
