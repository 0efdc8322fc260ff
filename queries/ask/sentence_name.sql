-- The fact that a name inside a sentence calls.
SELECT s.fact_id AS fact_id FROM sentence_name AS s WHERE s.name = ?1
