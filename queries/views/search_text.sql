-- What the full-text index `search_index` shows of each fact.
--
-- The aliases and questions that lead to a fact are indexed with it, but kept in their own
-- tables only.
--
-- column number: Number of the fact, which is the rowid of the index.
-- column fact_id: The fact.
-- column name: Its name and id.
-- column statement: The fact in one sentence.
-- column more: Always NULL; the index finds aliases and questions here.
SELECT f.number, f.id AS fact_id, trim(coalesce(f.name, '') || ' ' || f.row_id) AS name,
       f.statement, NULL AS more
FROM fact AS f
