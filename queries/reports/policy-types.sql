-- IAM policy types: what grants and what only limits.
--
-- column policy_type: Name of the policy type.
-- column effect: Whether it grants access or only limits it.
-- column attached_to: What it is attached to.
-- column format: Whether it is a JSON document.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the policy types; list the IAM policy types; list all nine policy types of AWS; list all kinds of policies in IAM; which policy types grant and which only limit
SELECT
    t.name AS policy_type,
    CASE WHEN t.grants = 1 THEN 'grants' ELSE 'only limits' END AS effect,
    'attached to ' || t.attached_to AS attached_to,
    CASE t.is_json WHEN 1 THEN 'JSON' ELSE 'not JSON' END AS format,
    t.statement AS statement,
    t.basis AS basis,
    'iam_policy_type/' || t.id AS fact_id
FROM iam_policy_type AS t
ORDER BY t.ord
