-- The prefix of one service in IAM actions.
--
-- :service text {SELECT id FROM service}  Id of the service.
-- example: service=step-functions
-- ask: what is the IAM prefix of; which service prefix do its actions have; service prefix in IAM policies; how do its actions start in a policy; what prefix do IAM actions use; which prefix stands before its actions; action prefix; iam namespace of the service; which iam prefix does it use
SELECT
    s.name AS service,
    s.iam_prefix AS prefix,
    'In IAM policies the actions of ' || s.name || ' start with `' || s.iam_prefix || ':`.' AS statement,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.id = :service AND s.iam_prefix IS NOT NULL
ORDER BY s.name
