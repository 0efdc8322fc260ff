-- Activities by the type of control that AWS names.
--
-- :control_type text = '' {SELECT id FROM control_type}  Id of the control type; all if left out.
-- example: control_type=shared
-- column activity: What is to be done.
-- column control_type: Name of the control type.
-- ask: which activities belong to which control type; list the activities by control type; list tasks by control type; list tasks per control type; which tasks are inherited, which shared and which customer-specific; group the activities by type of control
SELECT
    a.name AS activity,
    t.name AS control_type,
    a.statement AS statement,
    a.basis AS basis,
    'activity/' || a.id AS fact_id
FROM activity AS a
JOIN control_type AS t ON t.id = a.control_type_id
WHERE :control_type IS NULL OR a.control_type_id = :control_type
ORDER BY t.ord, a.ord
