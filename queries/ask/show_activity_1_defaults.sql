-- Who carries it by default
SELECT coalesce(c.name, 'Every service') AS scope, r.party AS party, r.statement AS statement
FROM responsibility AS r
LEFT JOIN category AS c ON c.id = r.category_id
WHERE r.activity_id = :id AND r.service_id IS NULL AND r.option_id IS NULL AND r.valid_to IS NULL
ORDER BY c.ord
