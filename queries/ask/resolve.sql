-- What a name calls, best name first.
SELECT n.fact_id AS fact_id, n.rank AS rank, f.table_name AS table_name, f.row_id AS row_id,
       coalesce(f.name, f.row_id) AS name
FROM name AS n
JOIN fact AS f ON f.id = n.fact_id
WHERE n.name = :name
ORDER BY n.rank, n.fact_id
