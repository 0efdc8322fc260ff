-- The words that show which option of a service is meant.
SELECT o.lines AS lines FROM option_words AS o WHERE o.service_id = ?1
