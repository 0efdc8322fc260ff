-- Pages that were read too long ago.
--
-- Citations whose page was last looked at more than so many days before today.
--
-- :days integer = 180  How many days are too long.
-- example: days=0
-- column read_on: Day on which the page was read.
-- column age_days: Days since then.
-- column statement: What rests on it.
SELECT
    c.read_on AS read_on,
    CAST(julianday(date('now')) - julianday(c.read_on) AS INTEGER) AS age_days,
    f.statement AS statement,
    s.title AS title,
    s.url AS url,
    c.locator AS locator,
    c.fact_id AS fact_id
FROM citation AS c
JOIN source AS s ON s.id = c.source_id
JOIN fact AS f ON f.id = c.fact_id
WHERE s.kind = 'page' AND c.read_on < date('now', '-' || :days || ' days')
ORDER BY c.read_on, s.url, c.fact_id, c.locator
