-- Who does what, where this option has a verdict of its own
SELECT a.name AS activity, r.party AS party, r.statement AS statement
FROM responsibility AS r
JOIN activity AS a ON a.id = r.activity_id
WHERE r.option_id = :id AND r.valid_to IS NULL
ORDER BY a.ord
