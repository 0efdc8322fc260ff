-- Activities that share telling words with a question, with all their wordings.
SELECT w.fact_id AS fact_id, w.words AS all_words, p.kind AS kind, p.yes_no AS yes_no, p.words AS words
FROM fact_words_index
JOIN fact_words AS w ON w.id = fact_words_index.rowid
JOIN phrasing AS p ON p.fact_id = w.fact_id
WHERE fact_words_index MATCH :query AND w.fact_id >= 'activity/' AND w.fact_id < 'activity0'
ORDER BY w.id, p.id
