-- How many wordings hold a telling word.
SELECT p.doc AS phrasings FROM phrasing_word AS p WHERE p.term = ?1
