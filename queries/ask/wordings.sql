-- All wordings of one fact, and whether it says who does something.
SELECT w.fact_id AS fact_id, w.names_party AS names_party, w.wordings AS wordings
FROM fact_wording AS w
WHERE w.id = ?1
