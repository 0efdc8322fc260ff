-- Services that are closed, ending or ended.
--
-- column service: Name of the service.
-- column lifecycle_date: Since when, or when it ends.
-- column service_id: Id of the service.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services are closed to new customers; list the services that have ended; which AWS services are discontinued; which services can I no longer start with as a new customer; list the services that are being shut down; which services are at end of life; list the deprecated services; list the retired services; which services were shut down; which AWS services no longer exist; list services no longer available; list services that no longer accept new customers; which services will end soon; which services are in maintenance mode; list dead AWS services; list closed services with the dates; which services were closed in 2025; what has AWS discontinued
SELECT
    s.name AS service,
    s.lifecycle AS lifecycle,
    s.lifecycle_date AS lifecycle_date,
    s.lifecycle_note AS lifecycle_note,
    s.id AS service_id,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.lifecycle <> 'available'
ORDER BY s.lifecycle, s.lifecycle_date, s.name
