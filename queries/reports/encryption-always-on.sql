-- Services whose encryption at rest cannot be switched off.
--
-- Services that more is recorded of come first.
--
-- column service: Service or deployment option.
-- column default_key: Key that is used if none is chosen.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services always encrypt at rest; which services always encrypt data, no matter what; where can encryption at rest not be switched off; list the services whose encryption cannot be turned off; which services have mandatory encryption
SELECT
    coalesce(s.name, o.name) AS service,
    e.statement AS statement,
    e.since AS since,
    e.default_key AS default_key,
    e.basis AS basis,
    'service_encryption/' || e.id AS fact_id
FROM service_encryption AS e
LEFT JOIN service AS s ON s.id = e.service_id
LEFT JOIN deployment_option AS o ON o.id = e.option_id
WHERE e.at_rest = 'always'
ORDER BY (SELECT count(*) FROM statement AS x WHERE x.service_id = e.service_id) DESC, service
