-- A claim of a note that does not hold has an official source: its own, or that of the fact that corrects it.
SELECT 'seed_claim' AS table_name, q.id, 'is ' || q.verdict || ' but cites no official page, neither itself nor through its fact' AS message
FROM seed_claim AS q
WHERE q.verdict IN ('wrong', 'outdated', 'contested')
  AND q.basis = 'stated'
  AND NOT EXISTS (
      SELECT 1
      FROM citation AS c
      JOIN source AS s ON s.id = c.source_id
      WHERE c.fact_id IN ('seed_claim/' || q.id, q.fact_id) AND s.kind = 'page')
ORDER BY q.id
