-- Quotas of a service, with default and maximum.
--
-- :service text = '' {SELECT DISTINCT service_id FROM quota}  Id of the service; all if left out.
-- example: service=kms
-- column quota: What is limited.
-- column service: Name of the service.
-- column adjustable: Whether it can be raised.
SELECT
    q.name AS quota,
    s.name AS service,
    q.min_value AS min_value,
    q.default_value AS default_value,
    q.max_value AS max_value,
    q.unit AS unit,
    CASE q.adjustable WHEN 1 THEN 'adjustable' ELSE 'fixed' END AS adjustable,
    q.statement AS statement,
    q.basis AS basis,
    'quota/' || q.id AS fact_id
FROM quota AS q
JOIN service AS s ON s.id = q.service_id
WHERE :service IS NULL OR q.service_id = :service
ORDER BY s.name, q.name
