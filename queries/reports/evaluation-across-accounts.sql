-- Steps in which AWS evaluates a request from another account.
--
-- column step: What is evaluated.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: how is a cross-account request evaluated; in which order are policies evaluated across accounts; list the steps of cross-account policy evaluation
SELECT
    e.name AS step,
    e.statement AS statement,
    e.basis AS basis,
    'iam_evaluation_step/' || e.id AS fact_id
FROM iam_evaluation_step AS e
WHERE e.context = 'cross-account'
ORDER BY e.ord
