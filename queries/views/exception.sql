-- Verdicts of a service or option that name another party than the default they override.
--
-- column subject: Id of the service or option that the verdict stands on.
-- column activity: Id of the activity.
-- column default_party: The party of the default.
-- column subject_name: Name of the service or option.
-- column party: Who carries it: `aws`, `customer`, `shared` or `not_applicable`.
-- column statement: The fact in one sentence.
-- column decided_by: The row that decides.
-- column default_decided_by: The row that it overrides.
SELECT
    w.subject AS subject,
    w.subject_name AS subject_name,
    w.activity AS activity,
    w.party AS party,
    w.default_party AS default_party,
    w.statement AS statement,
    w.condition AS condition,
    w.basis AS basis,
    w.decided_by AS decided_by,
    w.default_decided_by AS default_decided_by
FROM who AS w
WHERE w.is_exception = 1 AND w.decided_by = w.subject || '/' || w.activity
