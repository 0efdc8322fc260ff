-- Policy types that only limit and never grant.
--
-- column policy_type: Name of the policy type.
-- column attached_to: What it is attached to.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which policy types only limit and never grant; which policies set the maximum of permissions; list the policy types that do not grant anything; which policy types are guardrails; which policies only restrict permissions; which policy types never grant access; which policies do not grant permissions; which policy types do not grant permissions; which policy types cap permissions
SELECT
    t.name AS policy_type,
    'attached to ' || t.attached_to AS attached_to,
    t.statement AS statement,
    t.basis AS basis,
    'iam_policy_type/' || t.id AS fact_id
FROM iam_policy_type AS t
WHERE t.grants = 0 AND t.limits = 1
ORDER BY t.ord
