-- Pages and notes that the facts rest on, most used first.
--
-- column title: Title of the page or note.
-- column facts: How many facts cite it.
-- column first_read_on: First day on which it was read.
-- column last_read_on: Last day on which it was read.
-- column disagrees: How often it contradicts or qualifies a fact.
-- ask: list the sources; which sources are used; on which pages do the facts rest
SELECT
    s.title AS title,
    s.kind AS kind,
    s.url AS url,
    count(DISTINCT c.fact_id) AS facts,
    min(c.read_on) AS first_read_on,
    max(c.read_on) AS last_read_on,
    count(c.fact_id) FILTER (WHERE c.stance <> 'supports') AS disagrees
FROM source AS s
LEFT JOIN citation AS c ON c.source_id = s.id
GROUP BY s.id
ORDER BY facts DESC, s.title, s.id
