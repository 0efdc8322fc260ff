-- Who carries one activity, service by service.
--
-- By default: who patches the guest operating system. Options are listed where they have a
-- verdict of their own; all others are as their service.
--
-- :activity text = patch-os {SELECT id FROM activity}  Id of the activity.
-- :party text = '' {aws, customer, shared, not_applicable}  Only this party; all if left out.
-- example: activity=patch-engine party=customer
-- column subject: Service or deployment option.
-- column decided_at: Where the deciding row stands: `option`, `service`, `category` or `global`.
-- ask: compare all services by who patches the OS; compare who patches the guest operating system service by service; list who patches the operating system on each service; who patches the OS service by service; list who patches the engine on each service; table of who patches what; show all services with who patches their OS
SELECT
    w.subject_name AS subject,
    w.party AS party,
    w.statement AS statement,
    w.condition AS condition,
    w.decided_at AS decided_at,
    w.basis AS basis,
    'responsibility/' || w.decided_by AS fact_id
FROM who AS w
WHERE w.activity = :activity
  AND w.party IS NOT NULL
  AND (w.kind = 'service' OR w.decided_at = 'option')
  AND (:party IS NULL OR w.party = :party)
ORDER BY w.subject_name, w.subject
