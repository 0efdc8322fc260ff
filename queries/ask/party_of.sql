-- The party that a single fact names: of a statement, on whose side a layer is drawn, or who
-- carries a kind of control.
SELECT s.party AS party FROM statement AS s WHERE s.id = substr(?1, 11) AND substr(?1, 1, 10) = 'statement/'
UNION ALL
SELECT CASE l.drawn_on WHEN 'both' THEN 'shared' ELSE l.drawn_on END
FROM layer AS l WHERE l.id = substr(?1, 7) AND substr(?1, 1, 6) = 'layer/'
UNION ALL
SELECT CASE ?1
  WHEN 'control_type/inherited' THEN 'aws'
  WHEN 'control_type/shared' THEN 'shared'
  WHEN 'control_type/customer-specific' THEN 'customer'
END
WHERE substr(?1, 1, 13) = 'control_type/'
