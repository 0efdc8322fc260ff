-- The answer for a service as a whole: one party, or that it depends on the option.
--
-- A row on the service itself answers for the service. Where none stands and the options
-- differ, the answer is `depends`, with the default option's party, if there is a default
-- option or every option has a verdict of its own. Options that are mere special cases of
-- the service leave its category's default standing.
--
-- column service_id: The service.
-- column activity: Id of the activity.
-- column status: `answered`, `depends` or `not_recorded`.
-- column party: The party, or the default option's where it depends.
-- column decided_by: The row that decides, or the default option's where it depends.
-- column default_option: The default option, where it depends.
-- column breakdown: Options and their parties, where they are not all the service's.
SELECT
    w.subject AS service_id,
    w.activity AS activity,
    CASE
        WHEN w.decided_at = 'service' THEN 'answered'
        WHEN (
            SELECT count(DISTINCT o.party) > 1 AND (max(o.is_default) = 1 OR min(o.decided_at = 'option') = 1)
            FROM who AS o
            WHERE o.service_id = w.subject AND o.activity = w.activity AND o.kind = 'option'
        ) THEN 'depends'
        WHEN w.party IS NULL THEN 'not_recorded'
        ELSE 'answered'
    END AS status,
    CASE WHEN w.decided_at = 'service' THEN w.party ELSE coalesce(d.party, w.party) END AS party,
    CASE WHEN w.decided_at = 'service' THEN w.decided_by ELSE coalesce(d.decided_by, w.decided_by) END AS decided_by,
    CASE WHEN w.decided_at = 'service' THEN NULL ELSE d.subject END AS default_option,
    (
        SELECT group_concat(o.line, '; ')
        FROM (
            SELECT b.subject || ': ' || coalesce(b.party, 'not recorded') AS line
            FROM who AS b
            WHERE b.service_id = w.subject AND b.activity = w.activity AND b.kind = 'option'
            ORDER BY b.subject
        ) AS o
    ) AS breakdown
FROM who AS w
LEFT JOIN who AS d
    ON d.service_id = w.subject AND d.activity = w.activity AND d.kind = 'option' AND d.is_default = 1
WHERE w.kind = 'service'
