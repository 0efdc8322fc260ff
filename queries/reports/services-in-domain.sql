-- Services of one field: compute, storage, databases and so on.
--
-- :domain text = '' {SELECT DISTINCT domain FROM service ORDER BY domain}  The field; all if left out.
-- example: domain=database
-- column service: Name of the service.
-- column service_id: Its id.
-- column statement: What the service is.
-- ask: list the services of a field; list services by field; list all services by domain; which fields of services are there; list the database services; which storage services are there; all analytics services; name the networking services
SELECT
    s.name AS service,
    s.domain AS domain,
    s.category_id AS category,
    s.lifecycle AS lifecycle,
    s.statement AS statement,
    s.id AS service_id,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE :domain IS NULL OR s.domain = :domain
ORDER BY s.domain, s.name
