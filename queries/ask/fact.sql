-- One fact of any table.
SELECT f.id, f.table_name, f.row_id, f.name, f.statement, f.basis, f.basis_note,
       coalesce((SELECT o.origin FROM origin AS o WHERE o.table_name = f.table_name AND o.row_id = f.row_id), 'seed') AS origin
FROM fact AS f
WHERE f.id = :fact
