-- The name of a fact.
SELECT f.name AS name FROM fact AS f WHERE f.id = ?1
