-- The party that a single fact names.
SELECT s.party AS party FROM statement AS s WHERE s.id = substr(?1, 11) AND substr(?1, 1, 10) = 'statement/'
