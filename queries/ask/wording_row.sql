-- The row of `fact_wording` that holds the wordings of a fact.
SELECT w.id AS row FROM fact_wording AS w WHERE w.fact_id = ?1
