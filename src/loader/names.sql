-- Every name of every fact that has one; ids are names too, with their hyphens.
SELECT f.row_id AS name, f.id AS fact_id, 0 AS rank
FROM fact AS f
WHERE f.name IS NOT NULL
UNION ALL
SELECT f.name, f.id, 1
FROM fact AS f
WHERE f.name IS NOT NULL
UNION ALL
SELECT a.name, a.fact_id, 2 + a.former
FROM alias AS a
ORDER BY fact_id, rank, name
