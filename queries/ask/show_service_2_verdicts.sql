-- Who does what, as far as the service's own pages say
SELECT a.name AS activity, r.party AS party, r.statement AS statement
FROM responsibility AS r
JOIN activity AS a ON a.id = r.activity_id
WHERE r.service_id = :id AND r.valid_to IS NULL
ORDER BY a.ord
