-- Facts that share telling words with a question, the likeliest first, with all their wordings.
SELECT m.fact_id AS fact_id, m.words AS all_words, p.kind AS kind, p.yes_no AS yes_no, p.words AS words
FROM (
    SELECT w.id AS id, w.fact_id AS fact_id, w.words AS words, bm25(fact_words_index) AS distance
    FROM fact_words_index
    JOIN fact_words AS w ON w.id = fact_words_index.rowid
    WHERE fact_words_index MATCH :query
    ORDER BY bm25(fact_words_index), w.id
    LIMIT 60
) AS m
JOIN phrasing AS p ON p.fact_id = m.fact_id
ORDER BY m.distance, m.id, p.id
