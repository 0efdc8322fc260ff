-- Former names, and what they are called now.
--
-- column former_name: The old name.
-- column name: The name today.
-- column kind: What it names.
-- column id: Id of the row.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services were renamed by AWS; list the former names of services; which AWS services have a new name; list the old names of services; list renamed services; which services changed their name; old and new names of AWS services; list services with their former names; which AWS services were called something else before
SELECT
    a.name AS former_name,
    'now ' || f.name AS name,
    f.table_name AS kind,
    f.row_id AS id,
    f.id AS fact_id
FROM alias AS a
JOIN fact AS f ON f.id = a.fact_id
WHERE a.former = 1
ORDER BY f.table_name <> 'service', f.table_name, f.name, a.name
