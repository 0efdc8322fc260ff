-- Services that live in one zone.
--
-- Services that more is recorded of come first.
--
-- column service: Name of the service.
-- column statement: The fact in one sentence.
-- column service_id: Id of the service.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list all zonal services; which services are zonal services; which services live in a single Availability Zone; which services are bound to one zone; what services are zonal; which services live in one AZ; which resources live in a single zone; which services depend on one Availability Zone; what is tied to a single Availability Zone
SELECT
    s.name AS service,
    s.statement AS statement,
    s.id AS service_id,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.scope = 'zonal'
ORDER BY (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id) DESC, s.name
