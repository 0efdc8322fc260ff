-- Services that encrypt data at rest by default.
--
-- `always` cannot be off; `default` is on unless it is switched off or an older resource
-- was made without it.
--
-- Services that more is recorded of come first.
--
-- column service: Service or deployment option.
-- column at_rest: `always` or `default`.
-- column default_key: Key that is used if none is chosen.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services encrypt data at rest by default; which services are encrypted by default; list the services where encryption at rest is on by default; what services encrypt everything by themselves; which services encrypt automatically
SELECT
    coalesce(s.name, o.name) AS service,
    e.at_rest AS at_rest,
    e.statement AS statement,
    e.since AS since,
    e.default_key AS default_key,
    e.basis AS basis,
    'service_encryption/' || e.id AS fact_id
FROM service_encryption AS e
LEFT JOIN service AS s ON s.id = e.service_id
LEFT JOIN deployment_option AS o ON o.id = e.option_id
WHERE e.at_rest IN ('always', 'default')
ORDER BY e.at_rest, (SELECT count(*) FROM statement AS x WHERE x.service_id = e.service_id) DESC, service
