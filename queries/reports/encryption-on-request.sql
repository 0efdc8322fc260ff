-- Services that encrypt data at rest only if asked to.
--
-- Services that more is recorded of come first.
--
-- column service: Service or deployment option.
-- column at_rest: `optional`, or `customer` where the customer does it all.
-- column enable_later: Whether and how it can be switched on after creation.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services are not encrypted unless I ask for it; which services do not encrypt at rest by default; list the services where encryption is off by default; on which services do I have to switch on encryption at rest; which services leave data unencrypted by default
SELECT
    coalesce(s.name, o.name) AS service,
    e.at_rest AS at_rest,
    e.statement AS statement,
    e.enable_later AS enable_later,
    e.basis AS basis,
    'service_encryption/' || e.id AS fact_id
FROM service_encryption AS e
LEFT JOIN service AS s ON s.id = e.service_id
LEFT JOIN deployment_option AS o ON o.id = e.option_id
WHERE e.at_rest IN ('optional', 'customer')
ORDER BY (SELECT count(*) FROM statement AS x WHERE x.service_id = e.service_id) DESC, service
