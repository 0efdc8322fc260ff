-- How much the base holds, against what it should hold at least.
--
-- column what: What is counted.
-- column number: How many there are.
-- column minimum: How many there should be at least; NULL where there is no bar.
-- column is_met: 1 where the bar is reached.
-- ask: how many facts does the base hold; how many services does the base know; how much is recorded
SELECT
    v.what AS what,
    v.number AS number,
    v.minimum AS minimum,
    v.number >= v.minimum AS is_met
FROM (
    SELECT 1 AS ord, 'services' AS what, (SELECT count(*) FROM service) AS number, 150 AS minimum
    UNION ALL
    SELECT
        2, 'services with a stated row of their own',
        (
            SELECT count(DISTINCT coalesce(r.service_id, o.service_id))
            FROM responsibility AS r
            LEFT JOIN deployment_option AS o ON o.id = r.option_id
            WHERE r.valid_to IS NULL AND r.basis = 'stated'
        ), 80
    UNION ALL
    SELECT
        3, 'services with a stated row of their own on patching',
        (
            SELECT count(DISTINCT coalesce(r.service_id, o.service_id))
            FROM responsibility AS r
            LEFT JOIN deployment_option AS o ON o.id = r.option_id
            WHERE r.valid_to IS NULL AND r.basis = 'stated' AND r.activity_id GLOB '*patch*'
        ), NULL
    UNION ALL
    SELECT 4, 'activities', (SELECT count(*) FROM activity), 45
    UNION ALL
    SELECT
        5, 'pairs of service and activity without an answer',
        (SELECT count(*) FROM who AS w WHERE w.party IS NULL), NULL
    UNION ALL
    SELECT
        6, 'deployment options that can be chosen',
        (SELECT count(*) FROM deployment_option AS o WHERE o.is_selectable = 1), NULL
    UNION ALL
    SELECT
        7, 'responsibility rows',
        (SELECT count(*) FROM responsibility AS r WHERE r.valid_to IS NULL), NULL
    UNION ALL
    SELECT 8, 'exceptions to a default', (SELECT count(*) FROM exception), NULL
    UNION ALL
    SELECT
        9, 'services with encryption facts',
        (
            SELECT count(DISTINCT coalesce(e.service_id, o.service_id))
            FROM service_encryption AS e
            LEFT JOIN deployment_option AS o ON o.id = e.option_id
        ), 40
    UNION ALL
    SELECT 10, 'encryption options of S3', (SELECT count(*) FROM encryption_option), 6
    UNION ALL
    SELECT 11, 'key classes', (SELECT count(*) FROM key_class), 3
    UNION ALL
    SELECT 12, 'policy types', (SELECT count(*) FROM iam_policy_type), 9
    UNION ALL
    SELECT 13, 'IAM entities', (SELECT count(*) FROM iam_entity), NULL
    UNION ALL
    SELECT 14, 'global condition keys', (SELECT count(*) FROM iam_condition_key), NULL
    UNION ALL
    SELECT 15, 'quotas', (SELECT count(*) FROM quota), NULL
    UNION ALL
    SELECT 16, 'tasks of the root user alone', (SELECT count(*) FROM root_task), NULL
    UNION ALL
    SELECT 17, 'statements', (SELECT count(*) FROM statement), NULL
    UNION ALL
    SELECT 18, 'terms', (SELECT count(*) FROM term), NULL
    UNION ALL
    SELECT 19, 'seed claims', (SELECT count(*) FROM seed_claim), 540
    UNION ALL
    SELECT 20, 'seed notes with claims', (SELECT count(DISTINCT q.source_id) FROM seed_claim AS q), 5
    UNION ALL
    SELECT
        21, 'seed claims that do not hold, with correction',
        (SELECT count(*) FROM seed_claim AS q WHERE q.verdict <> 'holds'), NULL
    UNION ALL
    SELECT 22, 'facts', (SELECT count(*) FROM fact), NULL
    UNION ALL
    SELECT 23, 'facts with a source', (SELECT count(DISTINCT c.fact_id) FROM citation AS c), NULL
    UNION ALL
    SELECT 24, 'official pages', (SELECT count(*) FROM source AS s WHERE s.kind = 'page'), NULL
    UNION ALL
    SELECT
        25, 'contested facts',
        (
            SELECT count(DISTINCT c.fact_id)
            FROM citation AS c
            JOIN fact AS f ON f.id = c.fact_id
            WHERE c.stance <> 'supports' AND f.table_name <> 'seed_claim'
        ), NULL
) AS v
ORDER BY v.ord
