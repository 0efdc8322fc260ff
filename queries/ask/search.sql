-- Facts that hold the words, best first; a hit in the name counts most.
SELECT f.table_name AS kind, f.row_id AS id, f.name AS name, f.statement AS statement,
       round(-bm25(search_index, 0.0, 8.0, 3.0, 1.0), 3) AS score
FROM search_index
JOIN fact AS f ON f.number = search_index.rowid
WHERE search_index MATCH :query
ORDER BY bm25(search_index, 0.0, 8.0, 3.0, 1.0), f.id
LIMIT :limit
