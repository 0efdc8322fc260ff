-- Deployment options: ways to run a service that change who does what.
--
-- :service text = '' {SELECT id FROM service}  Id of the service; all if left out.
-- example: service=lambda
-- column option: Name of the option.
-- column service: The service that it is an option of.
-- column patches_os: Who patches the guest operating system there.
-- ask: list the deployment options of a service; list all deployment options; which deployment options does a service have; in which ways can a service be run; what are the deployment options and who patches the OS on each; which ways of running this service are there
SELECT
    o.name AS option,
    s.name AS service,
    o.axis AS axis,
    CASE o.is_default WHEN 1 THEN 'default' END AS is_default,
    (SELECT w.party FROM who AS w WHERE w.option_id = o.id AND w.activity = 'patch-os') AS patches_os,
    o.lifecycle AS lifecycle,
    o.statement AS statement,
    o.id AS option_id,
    o.basis AS basis,
    'deployment_option/' || o.id AS fact_id
FROM deployment_option AS o
JOIN service AS s ON s.id = o.service_id
WHERE :service IS NULL OR o.service_id = :service
ORDER BY s.name, o.name
