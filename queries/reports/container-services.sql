-- Container services.
--
-- Services that more is recorded of come first.
--
-- column service: Name of the service.
-- column service_id: Its id.
-- column tenancy: Whether customers share it: `single-tenant`, `multi-tenant`, `customer-operated`, `hybrid` or `mixed`.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services are container services; which services count as container services; list the container services in the sense of managed platforms; which services belong to the container category; list the services in the container category; which AWS services are in the container category; give me all container services; show all services in the container category; which services are managed platforms; which services are called container services in the whitepaper
SELECT
    s.name AS service,
    s.domain AS domain,
    s.tenancy AS tenancy,
    s.scope AS scope,
    s.lifecycle AS lifecycle,
    s.id AS service_id,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.category_id = 'container'
ORDER BY
    (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id AND x.topic_id = 'category') DESC,
    (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id) DESC,
    s.name
