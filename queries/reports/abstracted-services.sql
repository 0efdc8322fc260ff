-- Abstracted services.
--
-- Services that more is recorded of come first.
--
-- column service: Name of the service.
-- column service_id: Its id.
-- column tenancy: Whether customers share it: `single-tenant`, `multi-tenant`, `customer-operated`, `hybrid` or `mixed`.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services are abstracted services; which services count as abstracted; list the abstracted services; name all abstract services; which services belong to the abstracted category; list the services in the abstracted category; give me all abstracted services; which AWS services are abstracted; show all services in the abstracted category; which services do I only reach by an API
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
WHERE s.category_id = 'abstracted'
ORDER BY
    (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id AND x.topic_id = 'category') DESC,
    (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id) DESC,
    s.name
