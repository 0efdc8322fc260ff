-- One verdict, for a default that was overridden.
SELECT 'responsibility/' || r.id AS id, r.party, r.statement, r.aws_part, r.customer_part, r.condition,
       r.basis, r.basis_note,
       CASE WHEN r.option_id IS NOT NULL THEN 'option' WHEN r.service_id IS NOT NULL THEN 'service'
            WHEN r.category_id IS NOT NULL THEN 'category' ELSE 'global' END AS decided_at,
       coalesce((SELECT o.origin FROM origin AS o WHERE o.table_name = 'responsibility' AND o.row_id = r.id), 'seed') AS origin
FROM responsibility AS r
WHERE r.id = :id
