-- Where an option differs
SELECT r.option_id AS option, a.name AS activity, r.party AS party
FROM responsibility AS r
JOIN activity AS a ON a.id = r.activity_id
JOIN deployment_option AS o ON o.id = r.option_id
WHERE o.service_id = :id AND r.valid_to IS NULL
ORDER BY r.option_id, a.ord
