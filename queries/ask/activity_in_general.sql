-- One activity without a service: the global default, or what each category says.
SELECT r.id AS decided_by, r.party, r.statement, r.aws_part, r.customer_part, r.condition, r.basis,
       r.basis_note, CASE WHEN r.category_id IS NULL THEN 'global' ELSE 'category' END AS decided_at,
       c.id AS category_id, c.name AS category_name, a.name AS activity_name, a.does AS does,
       coalesce((SELECT o.origin FROM origin AS o WHERE o.table_name = 'responsibility' AND o.row_id = r.id), 'seed') AS origin
FROM activity AS a
LEFT JOIN responsibility AS r
    ON r.activity_id = a.id AND r.service_id IS NULL AND r.option_id IS NULL AND r.valid_to IS NULL
LEFT JOIN category AS c ON c.id = r.category_id
WHERE a.id = :activity
ORDER BY c.ord IS NOT NULL, c.ord
