-- What the customer carries.
--
-- Of one service or option, with what it shares with AWS. Without a service: what is the
-- customer's whatever the service.
--
-- :service text = '' {SELECT id FROM service UNION SELECT id FROM deployment_option}  Id of the service or option.
-- example: service=rds
-- column activity: What is to be done.
-- column customer_part: What of it the customer does.
-- column decided_at: Where the deciding row stands: `option`, `service`, `category` or `global`.
-- ask: list all duties of the customer; which tasks remain with the customer; list what stays with the customer on every service; which duties does the customer keep on every service; what are the responsibilities of the customer; what are the customer's duties; list what I am responsible for; list my duties on a service; list what the customer must do on this service; which responsibilities belong to the customer; what is the customer responsible for; which tasks always stay with the customer; name everything that is the customer's job; which tasks are mine whatever the service
SELECT
    a.name AS activity,
    w.party AS party,
    w.customer_part AS customer_part,
    w.statement AS statement,
    w.decided_at AS decided_at,
    w.basis AS basis,
    'responsibility/' || w.decided_by AS fact_id
FROM who AS w
JOIN activity AS a ON a.id = w.activity
WHERE w.subject = :service AND w.party IN ('customer', 'shared')
UNION ALL
SELECT
    a.name AS activity,
    r.party AS party,
    r.customer_part AS customer_part,
    r.statement AS statement,
    'global' AS decided_at,
    r.basis AS basis,
    'responsibility/' || r.id AS fact_id
FROM responsibility AS r
JOIN activity AS a ON a.id = r.activity_id
WHERE :service IS NULL AND r.scope_id = 'global' AND r.valid_to IS NULL AND r.party IN ('customer', 'shared')
ORDER BY party, activity
