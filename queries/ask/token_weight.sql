-- What the token of a number tells.
SELECT t.weight AS weight FROM token AS t WHERE t.id = ?1
