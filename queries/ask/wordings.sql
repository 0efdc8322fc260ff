-- Wordings that share telling words with a question, the likeliest first.
SELECT p.fact_id AS fact_id, p.kind AS kind, p.yes_no AS yes_no, p.words AS words
FROM phrasing_index
JOIN phrasing AS p ON p.id = phrasing_index.rowid
WHERE phrasing_index MATCH :query
ORDER BY bm25(phrasing_index), p.id
LIMIT 80
