-- Services
SELECT s.id AS service, s.name AS name
FROM service AS s
WHERE s.category_id = :id
ORDER BY s.id
