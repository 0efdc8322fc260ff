-- What a token tells, and the rows of `fact_wording` that hold it.
SELECT t.id AS id, t.weight AS weight, t.facts AS facts FROM token AS t WHERE t.token = ?1
