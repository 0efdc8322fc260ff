-- Activities on it
SELECT a.id AS activity, a.name AS name
FROM activity AS a
WHERE a.layer_id = :id
ORDER BY a.ord
