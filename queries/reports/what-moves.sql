-- What changes hands between two services or options.
--
-- Only activities whose party differs, in the order of the layers.
--
-- :from text {SELECT subject FROM subject}  Id of the service or option one leaves.
-- :to text {SELECT subject FROM subject}  Id of the service or option one goes to.
-- example: from=ec2 to=rds
-- column activity: What is to be done.
-- column from_party: Who carries it before.
-- column to_party: Who carries it afterwards.
-- column from_statement: The verdict before.
-- column to_statement: The verdict afterwards.
SELECT
    a.name AS activity,
    b.party AS from_party,
    w.party AS to_party,
    b.statement AS from_statement,
    w.statement AS to_statement,
    w.decided_at AS decided_at,
    w.basis AS basis,
    'responsibility/' || w.decided_by AS fact_id
FROM who AS b
JOIN who AS w ON w.activity = b.activity
JOIN activity AS a ON a.id = b.activity
WHERE b.subject = :from AND w.subject = :to AND b.party IS NOT w.party
ORDER BY a.ord
