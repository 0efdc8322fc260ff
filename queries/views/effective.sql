-- The row that decides each activity on each subject, most specific first.
--
-- A row on the option beats one on its parent option, then the service, the category and
-- the global default. `overrides_id` is the row that would decide if it were not there.
--
-- column subject: Id of the service or option.
-- column kind: `service` or `option`.
-- column activity_id: The activity.
-- column responsibility_id: The row that decides; NULL where nothing is recorded.
-- column overrides_id: The next row in line, which the deciding row beats.
-- column decided_at: Where the deciding row stands: `option`, `service`, `category` or `global`.
-- column service_id: The service itself, or the service of the option.
-- column option_id: The option; NULL for a service.
-- column name: Name of the service or option.
-- column activity_ord: Place of the activity in the order of the layers.
-- column party: The party of the row that decides.
-- column default_party: The party of the row that it overrides.
-- column origin: `seed`, or the overlay that brought the row that decides.
SELECT
    s.subject AS subject,
    s.kind AS kind,
    s.service_id AS service_id,
    s.option_id AS option_id,
    s.is_default AS is_default,
    s.name AS name,
    a.id AS activity_id,
    a.ord AS activity_ord,
    coalesce(o.id, p.id, v.id, c.id, g.id) AS responsibility_id,
    CASE
        WHEN o.id IS NOT NULL THEN coalesce(p.id, v.id, c.id, g.id)
        WHEN p.id IS NOT NULL THEN coalesce(v.id, c.id, g.id)
        WHEN v.id IS NOT NULL THEN coalesce(c.id, g.id)
        WHEN c.id IS NOT NULL THEN g.id
    END AS overrides_id,
    CASE
        WHEN coalesce(o.id, p.id) IS NOT NULL THEN 'option'
        WHEN v.id IS NOT NULL THEN 'service'
        WHEN c.id IS NOT NULL THEN 'category'
        WHEN g.id IS NOT NULL THEN 'global'
    END AS decided_at,
    coalesce(o.party, p.party, v.party, c.party, g.party) AS party,
    CASE
        WHEN o.id IS NOT NULL THEN coalesce(p.party, v.party, c.party, g.party)
        WHEN p.id IS NOT NULL THEN coalesce(v.party, c.party, g.party)
        WHEN v.id IS NOT NULL THEN coalesce(c.party, g.party)
        WHEN c.id IS NOT NULL THEN g.party
    END AS default_party,
    coalesce((
        SELECT n.origin
        FROM origin AS n
        WHERE n.table_name = 'responsibility' AND n.row_id = coalesce(o.id, p.id, v.id, c.id, g.id)
    ), 'seed') AS origin
FROM subject AS s
CROSS JOIN activity AS a
LEFT JOIN responsibility AS o ON o.scope_id = s.option_id AND o.activity_id = a.id AND o.valid_to IS NULL
LEFT JOIN responsibility AS p ON p.scope_id = s.parent_id AND p.activity_id = a.id AND p.valid_to IS NULL
LEFT JOIN responsibility AS v ON v.scope_id = s.service_id AND v.activity_id = a.id AND v.valid_to IS NULL
LEFT JOIN responsibility AS c ON c.scope_id = s.category_id AND c.activity_id = a.id AND c.valid_to IS NULL
LEFT JOIN responsibility AS g ON g.scope_id = 'global' AND g.activity_id = a.id AND g.valid_to IS NULL
