-- One activity on a service and on all its options, the service first.
SELECT e.subject, e.name AS subject_name, e.is_default, e.party, r.statement, r.aws_part,
       r.customer_part, r.condition, r.basis, r.basis_note, e.decided_at,
       e.responsibility_id AS decided_by, e.default_party <> e.party AS is_exception,
       e.overrides_id AS default_decided_by, e.origin, a.name AS activity_name, a.does,
       c.name AS category_name
FROM effective AS e
JOIN activity AS a ON a.id = e.activity_id
LEFT JOIN responsibility AS r ON r.id = e.responsibility_id
LEFT JOIN category AS c ON c.id = r.category_id
WHERE e.service_id = :service AND e.activity_id = :activity
ORDER BY e.kind DESC, e.is_default DESC, e.subject
