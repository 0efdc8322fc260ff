-- One activity on a service and on all its options, the service first.
SELECT e.subject, e.kind, e.name AS subject_name, e.is_default, r.party, r.statement, r.aws_part,
       r.customer_part, r.condition, r.basis, r.basis_note, e.decided_at, r.id AS decided_by,
       d.party <> r.party AS is_exception, d.id AS default_decided_by,
       coalesce((SELECT n.origin FROM origin AS n WHERE n.table_name = 'responsibility' AND n.row_id = r.id), 'seed') AS origin,
       a.name AS activity_name, a.does AS does, c.name AS category_name
FROM effective AS e
JOIN activity AS a ON a.id = e.activity_id
LEFT JOIN responsibility AS r ON r.id = e.responsibility_id
LEFT JOIN responsibility AS d ON d.id = e.overrides_id
LEFT JOIN category AS c ON c.id = r.category_id
WHERE e.service_id = :service AND e.activity_id = :activity
ORDER BY e.kind DESC, coalesce(e.is_default, 0) DESC, e.subject
