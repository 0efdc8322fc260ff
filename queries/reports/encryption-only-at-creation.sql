-- Services where encryption cannot be switched on after creation.
--
-- Of those that do not encrypt always: `enable_later` says what to do instead.
--
-- Services that more is recorded of come first.
--
-- column service: Service or deployment option.
-- column enable_later: What to do instead.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services can only be encrypted at creation; where can encryption not be switched on later; which resources can not be encrypted after creation; list the services whose encryption must be chosen when the resource is created; what must be encrypted at creation time; which services can not be encrypted once they exist
SELECT
    coalesce(s.name, o.name) AS service,
    e.enable_later AS enable_later,
    e.statement AS statement,
    e.change_key AS change_key,
    e.basis AS basis,
    'service_encryption/' || e.id AS fact_id
FROM service_encryption AS e
LEFT JOIN service AS s ON s.id = e.service_id
LEFT JOIN deployment_option AS o ON o.id = e.option_id
WHERE e.at_rest <> 'always' AND (e.enable_later LIKE 'No:%' OR e.enable_later LIKE '%by snapshot%')
ORDER BY (SELECT count(*) FROM statement AS x WHERE x.service_id = e.service_id) DESC, service
