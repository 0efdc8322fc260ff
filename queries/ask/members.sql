-- The options of a group that can be chosen.
SELECT o.id AS id
FROM deployment_option AS o
WHERE o.parent_id = :parent AND o.is_selectable = 1
ORDER BY o.id
