-- Facts that an official source contradicts or qualifies, with what it says instead.
--
-- column fact_id: The fact, named `<table>/<id>`.
-- column claimed_party: Whom that source names.
-- column ruling: What that source says and why the verdict stands.
SELECT
    f.id AS fact_id,
    f.statement AS statement,
    c.stance AS stance,
    c.claimed_party AS claimed_party,
    c.note AS ruling,
    s.title AS title,
    s.url AS url,
    c.locator AS locator,
    c.read_on AS read_on
FROM citation AS c
JOIN fact AS f ON f.id = c.fact_id
JOIN source AS s ON s.id = c.source_id
WHERE c.stance <> 'supports' AND f.table_name <> 'seed_claim'
