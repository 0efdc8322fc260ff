-- Encryption
SELECT e.at_rest AS at_rest, e.statement AS statement
FROM service_encryption AS e
WHERE e.service_id = :id OR e.option_id IN (SELECT o.id FROM deployment_option AS o WHERE o.service_id = :id)
ORDER BY e.option_id IS NOT NULL, e.id
