-- The token of a number.
SELECT t.token AS token FROM token AS t WHERE t.id = ?1
