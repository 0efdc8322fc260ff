-- Quotas of IAM, with default and maximum.
--
-- column quota: What is limited.
-- column adjustable: Whether it can be raised.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list all IAM quotas; list all the IAM limits; list all limits of IAM with default and maximum; which IAM quotas can be raised; which IAM quotas can be increased; which IAM limits are fixed
SELECT
    q.name AS quota,
    'default ' || q.default_value AS default_value,
    'maximum ' || q.max_value AS max_value,
    q.unit AS unit,
    CASE q.adjustable WHEN 1 THEN 'adjustable' ELSE 'fixed' END AS adjustable,
    q.statement AS statement,
    q.basis AS basis,
    'quota/' || q.id AS fact_id
FROM quota AS q
WHERE q.service_id = 'iam'
ORDER BY q.name
