-- How many facts have telling words.
SELECT max(w.id) AS facts FROM fact_words AS w WHERE w.id > ?1
