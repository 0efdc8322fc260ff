-- A stated fact has a page or note that supports it.
SELECT f.table_name, f.row_id, 'is stated but no citation supports it; add one to citation.csv, or change its basis' AS message
FROM fact AS f
WHERE f.basis = 'stated'
  AND f.table_name <> 'seed_claim'
  AND NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.fact_id = f.id AND c.stance = 'supports')
ORDER BY f.id
