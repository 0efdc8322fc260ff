-- What the parties of one service or option rest on: each row that decides, and where it is said.
WITH answer AS MATERIALIZED (
    SELECT v.activity AS activity, v.status AS status, v.decided_by AS id
    FROM activity AS a
    CROSS JOIN service_answer AS v ON v.activity = a.id
    WHERE v.service_id = :subject
),
decided AS MATERIALIZED (
    SELECT v.activity AS activity, v.id AS id
    FROM answer AS v
    UNION
    -- An option that is asked about; or all options, where it depends on them.
    SELECT o.activity_id, o.responsibility_id
    FROM subject AS s
    CROSS JOIN effective AS o ON o.subject = s.subject
    LEFT JOIN answer AS v ON v.activity = o.activity_id
    WHERE s.kind = 'option' AND (s.subject = :subject OR s.service_id = :subject AND v.status = 'depends')
)
SELECT a.name AS activity, r.scope_id AS scope, r.statement AS statement,
       r.basis || coalesce(': ' || r.basis_note, '') AS basis,
       s.title AS source, c.locator AS locator, s.url AS url, c.read_on AS read_on, c.stance AS stance
FROM decided AS d
CROSS JOIN responsibility AS r ON r.id = d.id
JOIN activity AS a ON a.id = d.activity
JOIN layer AS l ON l.id = a.layer_id
LEFT JOIN citation AS c ON c.fact_id = 'responsibility/' || r.id
LEFT JOIN source AS s ON s.id = c.source_id
ORDER BY l.ord, a.ord, r.scope_id,
         CASE c.stance WHEN 'supports' THEN 0 WHEN 'qualifies' THEN 1 ELSE 2 END, s.url IS NULL, s.url, c.locator
