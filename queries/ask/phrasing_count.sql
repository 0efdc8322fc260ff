-- How many wordings there are.
SELECT max(p.id) AS phrasings FROM phrasing AS p WHERE p.id > ?1
