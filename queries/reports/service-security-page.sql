-- The official page on the security of one service.
--
-- :service text {SELECT id FROM service}  Id of the service.
-- example: service=rds
-- ask: where is the security documentation of; which page describes its security; link to the security page; security chapter of the user guide; where does AWS describe the security of this service; url of the security documentation; where can I read about its security; official security page
SELECT
    s.name AS service,
    'The security of ' || s.name || ' is described at ' || s.security_url AS statement,
    s.security_url AS url,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.id = :service AND s.security_url IS NOT NULL
ORDER BY s.name
