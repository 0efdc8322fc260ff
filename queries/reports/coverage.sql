-- How well each service is covered: stated, derived, by default, or not recorded.
--
-- Activities per service, by what decides them. What stands on a category or for all
-- services is a default and no statement about the service.
--
-- column service: Name of the service.
-- column stated: Activities that an official page decides for this service.
-- column derived: Activities whose verdict for this service follows from others, or is our judgement.
-- column by_category: Activities decided by the default of the category.
-- column by_global: Activities decided by the default for all services.
-- column not_recorded: Activities that nothing decides.
-- column options: Deployment options that can be chosen.
-- column option_rows: Verdicts that stand on those options.
-- column service_id: Id of the service.
-- column category: Id of its category.
-- ask: which services are well covered; how complete is the base; list how well each service is covered
SELECT
    s.name AS service,
    s.id AS service_id,
    s.category_id AS category,
    count(*) FILTER (WHERE w.decided_at = 'service' AND w.basis = 'stated') AS stated,
    count(*) FILTER (WHERE w.decided_at = 'service' AND w.basis <> 'stated') AS derived,
    count(*) FILTER (WHERE w.decided_at = 'category') AS by_category,
    count(*) FILTER (WHERE w.decided_at = 'global') AS by_global,
    count(*) FILTER (WHERE w.party IS NULL) AS not_recorded,
    (SELECT count(*) FROM deployment_option AS o WHERE o.service_id = s.id AND o.is_selectable = 1) AS options,
    (
        SELECT count(*)
        FROM responsibility AS r
        JOIN deployment_option AS o ON o.id = r.option_id
        WHERE o.service_id = s.id AND r.valid_to IS NULL
    ) AS option_rows
FROM service AS s
JOIN who AS w ON w.subject = s.id
GROUP BY s.id
ORDER BY stated, s.name
