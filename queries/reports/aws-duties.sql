-- What AWS carries.
--
-- Of one service or option, with what it shares with the customer. Without a service: what
-- is AWS's whatever the service.
--
-- :service text = '' {SELECT id FROM service UNION SELECT id FROM deployment_option}  Id of the service or option.
-- example: service=rds
-- column activity: What is to be done.
-- column aws_part: What of it AWS does.
-- column decided_at: Where the deciding row stands: `option`, `service`, `category` or `global`.
-- ask: list what AWS is responsible for; list the responsibilities of AWS; list AWS's responsibilities; list all duties of AWS; what are the responsibilities of AWS; what are AWS's duties; which tasks does AWS always do; which tasks does AWS carry on every service; what is AWS responsible for; what does AWS take care of; name everything that is AWS's job; which responsibilities belong to AWS; list AWS's duties on a service; list what AWS does on this service
SELECT
    a.name AS activity,
    w.party AS party,
    w.aws_part AS aws_part,
    w.statement AS statement,
    w.decided_at AS decided_at,
    w.basis AS basis,
    'responsibility/' || w.decided_by AS fact_id
FROM who AS w
JOIN activity AS a ON a.id = w.activity
WHERE w.subject = :service AND w.party IN ('aws', 'shared')
UNION ALL
SELECT
    a.name AS activity,
    r.party AS party,
    r.aws_part AS aws_part,
    r.statement AS statement,
    'global' AS decided_at,
    r.basis AS basis,
    'responsibility/' || r.id AS fact_id
FROM responsibility AS r
JOIN activity AS a ON a.id = r.activity_id
WHERE :service IS NULL AND r.scope_id = 'global' AND r.valid_to IS NULL AND r.party IN ('aws', 'shared')
ORDER BY party, activity
