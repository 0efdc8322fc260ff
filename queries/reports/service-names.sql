-- The name of one service today, and what it was called before.
--
-- :service text {SELECT id FROM service}  Id of the service.
-- example: service=opensearch-service
-- ask: what was it called before; what is its former name; what is it called today; what is it called now; what is the new name of; what is the old name of; former name; old name; under which name was it known; was it renamed; what is the current name; how is it called nowadays; previous name of the service; what did it use to be called
SELECT
    s.name AS service,
    s.name || CASE count(a.name) WHEN 0 THEN ' is the name today; no former name is recorded.' ELSE ' is the name today; it was called ' || group_concat(a.name, ', ') || ' before.' END AS statement,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
LEFT JOIN alias AS a ON a.fact_id = 'service/' || s.id AND a.former = 1
WHERE s.id = :service
GROUP BY s.id
ORDER BY s.name
