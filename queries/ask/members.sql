-- The options of a group that can be chosen, and those of groups within it.
WITH RECURSIVE member (id) AS (
    SELECT o.id FROM deployment_option AS o WHERE o.parent_id = :parent
    UNION
    SELECT o.id FROM deployment_option AS o JOIN member AS m ON o.parent_id = m.id
)
SELECT o.id AS id
FROM deployment_option AS o
JOIN member AS m ON m.id = o.id
WHERE o.is_selectable = 1
ORDER BY o.id
