-- All wordings of one fact.
SELECT w.fact_id AS fact_id, w.wordings AS wordings FROM fact_wording AS w WHERE w.id = ?1
