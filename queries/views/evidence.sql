-- Every citation with its source: where a fact is said, and whether it agrees.
--
-- column fact_id: The fact, named `<table>/<id>`.
-- column title: Title of the page or note.
-- column url: Official address; NULL for a note.
-- column source_id: Page or note.
SELECT
    c.fact_id AS fact_id,
    c.stance AS stance,
    c.claimed_party AS claimed_party,
    s.title AS title,
    s.url AS url,
    c.locator AS locator,
    c.read_on AS read_on,
    c.note AS note,
    c.source_id AS source_id
FROM citation AS c
JOIN source AS s ON s.id = c.source_id
