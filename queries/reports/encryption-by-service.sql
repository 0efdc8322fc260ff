-- What each service offers for encryption at rest.
--
-- :service text = '' {SELECT id FROM service UNION SELECT id FROM deployment_option}  Id of the service or option; all if left out.
-- example: service=ebs
-- column service: Service or deployment option.
SELECT
    coalesce(s.name, o.name) AS service,
    e.at_rest AS at_rest,
    e.since AS since,
    e.default_key AS default_key,
    e.key_choices AS key_choices,
    e.enable_later AS enable_later,
    e.change_key AS change_key,
    e.disable AS disable,
    e.not_encrypted AS not_encrypted,
    e.in_transit AS in_transit,
    e.basis AS basis,
    'service_encryption/' || e.id AS fact_id
FROM service_encryption AS e
LEFT JOIN service AS s ON s.id = e.service_id
LEFT JOIN deployment_option AS o ON o.id = e.option_id
WHERE :service IS NULL OR :service IN (e.service_id, e.option_id, o.service_id)
ORDER BY service
