-- The party that a single fact names: of a statement, or on whose side a layer is drawn.
SELECT s.party AS party FROM statement AS s WHERE s.id = substr(?1, 11) AND substr(?1, 1, 10) = 'statement/'
UNION ALL
SELECT CASE l.drawn_on WHEN 'both' THEN 'shared' ELSE l.drawn_on END
FROM layer AS l WHERE l.id = substr(?1, 7) AND substr(?1, 1, 6) = 'layer/'
