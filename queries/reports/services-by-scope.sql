-- Services by where they live: in a Region, in a zone, or global.
--
-- Services that more is recorded of come first.
--
-- :scope text = regional {global, regional, zonal, on-premises}  Where the service lives.
-- example: scope=zonal
-- column service: Name of the service.
-- ask: list all Regional services; list the services that are bound to a Region; which AWS services are Regional services; which services are Regional; what services are Regional; which services live in one Region; which services run on premises
SELECT
    s.name AS service,
    s.scope AS scope,
    s.statement AS statement,
    s.id AS service_id,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.scope = :scope
ORDER BY (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id) DESC, s.name
