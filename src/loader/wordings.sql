-- Everything that a question can be matched with: questions first, then what facts say.
SELECT fact_id, kind, yes_no, text
FROM (
    SELECT q.fact_id, 1 AS ord, 'question' AS kind, q.yes_no, q.question AS text
    FROM question AS q
    UNION ALL
    SELECT f.id, 2, 'statement', NULL, coalesce(f.name || ' ', '') || f.statement
    FROM fact AS f
    WHERE f.table_name NOT IN ('seed_claim', 'responsibility', 'layer', 'activity')
    UNION ALL
    -- Activities are found by what people call them.
    SELECT n.fact_id, 3, 'name', NULL, n.name
    FROM name AS n
    WHERE n.fact_id GLOB 'activity/*' AND n.rank > 0
)
ORDER BY ord, fact_id, text
