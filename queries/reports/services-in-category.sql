-- Services in each category.
--
-- Services that more is recorded of come first.
--
-- :category text = '' {SELECT id FROM category}  Id of the category; all if left out.
-- example: category=container
-- column service: Name of the service.
-- column service_id: Its id.
-- ask: list all services by category; list the services of each category; list all services with their category; list all services; which services belong to which category; which service is in which category; group the services by category; list all AWS services with infrastructure, container or abstracted
SELECT
    s.name AS service,
    s.category_id AS category,
    s.domain AS domain,
    s.tenancy AS tenancy,
    s.scope AS scope,
    s.lifecycle AS lifecycle,
    s.id AS service_id,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
JOIN category AS c ON c.id = s.category_id
WHERE :category IS NULL OR s.category_id = :category
ORDER BY c.ord, (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id AND x.topic_id = 'category') DESC, (SELECT count(*) FROM statement AS x WHERE x.service_id = s.id) DESC, s.name
