-- Policy types that are not JSON documents.
--
-- column policy_type: Name of the policy type.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which policy types are not JSON; which policy type is not written in JSON; which policies do not use JSON; list the policy types without a JSON document
SELECT
    t.name AS policy_type,
    t.statement AS statement,
    t.basis AS basis,
    'iam_policy_type/' || t.id AS fact_id
FROM iam_policy_type AS t
WHERE t.is_json = 0
ORDER BY t.ord
