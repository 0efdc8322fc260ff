-- Steps in which AWS evaluates a request.
--
-- :context text = same-account {same-account, cross-account}  Whether caller and resource are in one account.
-- example: context=cross-account
-- column step: What is evaluated.
-- column exception: When the step does not hold.
-- ask: in which order are policies evaluated; list the steps of policy evaluation; what is the evaluation order of IAM policies; how does AWS evaluate a request step by step; list the order in which policies are checked
SELECT
    e.name AS step,
    e.statement AS statement,
    'exception: ' || e.exception AS exception,
    e.basis AS basis,
    'iam_evaluation_step/' || e.id AS fact_id
FROM iam_evaluation_step AS e
WHERE e.context = :context
ORDER BY e.ord
