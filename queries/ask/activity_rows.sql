-- The rows of `fact_wording` that hold the wordings of activities; they follow each other.
SELECT min(w.id) AS first, max(w.id) AS last
FROM fact_wording AS w
WHERE w.fact_id >= 'activity/' AND w.fact_id < 'activity0'
