-- Services where the deployment option decides who carries an activity.
--
-- By default: who patches the guest operating system.
--
-- :activity text = patch-os {SELECT id FROM activity}  Id of the activity.
-- example: activity=patch-runtime
-- column service: Name of the service.
-- column default_option: The option that holds unless another is chosen.
-- column breakdown: Options and their parties.
-- ask: on which services does OS patching depend on the deployment option; where does it depend on how I run the service who patches the OS; which services have options with different answers; for which services does the answer depend on the option
SELECT
    s.name AS service,
    v.party AS party,
    v.default_option AS default_option,
    v.breakdown AS breakdown,
    'responsibility/' || v.decided_by AS fact_id
FROM service_answer AS v
JOIN service AS s ON s.id = v.service_id
WHERE v.activity = :activity AND v.status = 'depends'
ORDER BY s.name
