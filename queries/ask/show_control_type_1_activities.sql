-- Activities that AWS counts among them
SELECT a.id AS activity, a.name AS name
FROM activity AS a
WHERE a.control_type_id = :id
ORDER BY a.ord
