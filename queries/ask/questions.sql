-- The questions that lead to a fact, as they are compared letter by letter.
SELECT q.texts AS texts FROM fact_question AS q WHERE q.fact_id = ?1
