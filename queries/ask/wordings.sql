-- Facts that share telling words with a question, the likeliest first, with all their wordings.
SELECT p.fact_id AS fact_id, p.kind AS kind, p.yes_no AS yes_no, p.words AS words, p.weight AS weight
FROM (
    SELECT w.id AS id, w.fact_id AS fact_id, bm25(fact_words_index) AS distance
    FROM fact_words_index
    JOIN fact_words AS w ON w.id = fact_words_index.rowid
    WHERE fact_words_index MATCH :query
    ORDER BY bm25(fact_words_index), w.id
    LIMIT 40
) AS m
JOIN phrasing AS p ON p.fact_id = m.fact_id
ORDER BY m.distance, m.id, p.id
