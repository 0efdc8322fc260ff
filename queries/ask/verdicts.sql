-- One activity on a service and on all its options, the service first.
SELECT e.subject, e.name AS subject_name, e.is_default, e.party, r.statement, r.aws_part,
       r.customer_part, r.condition, r.basis, r.basis_note, e.decided_at,
       e.responsibility_id AS decided_by, e.default_party <> e.party AS is_exception,
       e.overrides_id AS default_decided_by, e.origin, e.activity_id, r.category_id
FROM effective AS e
LEFT JOIN responsibility AS r ON r.id = e.responsibility_id
WHERE e.service_id = :service AND e.activity_id = :activity
ORDER BY e.subject <> e.service_id, e.is_default DESC, e.subject
