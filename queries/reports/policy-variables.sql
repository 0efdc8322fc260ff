-- Policy variables.
--
-- column variable: The variable.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the policy variables; list all policy variables of IAM; list the variables I can use in a policy
SELECT
    v.name AS variable,
    v.statement AS statement,
    v.basis AS basis,
    'iam_policy_variable/' || v.id AS fact_id
FROM iam_policy_variable AS v
ORDER BY v.name
