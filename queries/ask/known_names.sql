-- All names of the facts of some tables, for "did you mean".
SELECT DISTINCT n.name AS name
FROM name AS n
JOIN fact AS f ON f.id = n.fact_id
WHERE instr(:tables, '|' || f.table_name || '|') > 0
ORDER BY n.name
