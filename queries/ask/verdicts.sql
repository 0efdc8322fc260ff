-- One activity on a service and on all its options, the service first.
SELECT w.subject, w.kind, w.subject_name, w.is_default, w.party, w.statement, w.aws_part,
       w.customer_part, w.condition, w.basis, w.basis_note, w.decided_at, w.decided_by,
       w.is_exception, w.default_party, w.default_decided_by, w.origin, o.axis AS axis,
       a.name AS activity_name, a.does AS does, c.name AS category_name
FROM who AS w
JOIN activity AS a ON a.id = w.activity
JOIN subject AS j ON j.subject = w.subject
JOIN category AS c ON c.id = j.category_id
LEFT JOIN deployment_option AS o ON o.id = w.option_id
WHERE w.service_id = :service AND w.activity = :activity
ORDER BY w.kind DESC, coalesce(w.is_default, 0) DESC, w.subject
