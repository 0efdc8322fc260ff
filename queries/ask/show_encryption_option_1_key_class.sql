-- Its kind of key
SELECT k.name AS name, k.statement AS statement
FROM encryption_option AS e
JOIN key_class AS k ON k.id = e.key_class_id
WHERE e.id = :id
ORDER BY k.id
