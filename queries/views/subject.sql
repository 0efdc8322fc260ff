-- What one can ask about: every service, and every option that can be chosen.
--
-- An option that only groups others is not a subject: it carries no answer.
--
-- column subject: Id of the service or option.
-- column kind: `service` or `option`.
-- column service_id: The service itself, or the service of the option.
-- column option_id: The option; NULL for a service.
-- column parent_id: The option that the option is a kind of, if any.
-- column category_id: Category whose defaults hold for it.
-- column is_default: Whether it is the service's default option; NULL for a service.
-- column name: Name of the service or option.
SELECT
    s.id AS subject,
    'service' AS kind,
    s.id AS service_id,
    NULL AS option_id,
    NULL AS parent_id,
    s.category_id AS category_id,
    s.name AS name,
    NULL AS is_default
FROM service AS s
UNION ALL
SELECT
    o.id,
    'option',
    o.service_id,
    o.id,
    o.parent_id,
    coalesce(o.category_id, s.category_id),
    o.name,
    o.is_default
FROM deployment_option AS o
JOIN service AS s ON s.id = o.service_id
WHERE o.is_selectable = 1
