-- Relations
SELECT r.relation AS relation, r.statement AS statement
FROM iam_relation AS r
WHERE r.from_entity_id = :id OR r.to_entity_id = :id
ORDER BY r.id
