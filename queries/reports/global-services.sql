-- Global services.
--
-- Services that more is recorded of come first.
--
-- column service: Name of the service.
-- column statement: The fact in one sentence.
-- column service_id: Id of the service.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services are global services; list all global services; which AWS services are not bound to a Region; which services are global and not Regional; which services work across all Regions; what services are global; which AWS services are global; which services have no Region; name the global services of AWS; for which services do I not choose a Region; which services are global and which are Regional; which services are global and which regional
SELECT
    s.name AS service,
    s.statement AS statement,
    s.id AS service_id,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.scope = 'global'
ORDER BY (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id) DESC, s.name
