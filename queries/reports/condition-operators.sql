-- Condition operators.
--
-- column operator: Name of the operator.
-- column family: Kind of values that it compares.
-- column when_missing: What happens when the key is not in the request.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list all condition operators; list the condition operators of IAM; name all operators for the Condition element
SELECT
    o.name AS operator,
    o.family AS family,
    'key missing: ' || o.when_missing AS when_missing,
    o.statement AS statement,
    o.basis AS basis,
    'iam_operator/' || o.id AS fact_id
FROM iam_operator AS o
ORDER BY o.ord
