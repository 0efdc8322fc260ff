-- Policy types that grant permissions.
--
-- column policy_type: Name of the policy type.
-- column attached_to: What it is attached to.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which policy types grant permissions; which kinds of policies give access; list the policy types that can allow something; which policies grant access by themselves; what policy types can grant access
SELECT
    t.name AS policy_type,
    'attached to ' || t.attached_to AS attached_to,
    t.statement AS statement,
    t.basis AS basis,
    'iam_policy_type/' || t.id AS fact_id
FROM iam_policy_type AS t
WHERE t.grants = 1
ORDER BY t.ord
