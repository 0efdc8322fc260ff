-- Facts that an official source contradicts or qualifies, with the ruling.
--
-- column statement: The fact as it stands.
-- column claimed_party: Whom that source names.
-- column ruling: What that source says and why the verdict stands.
-- column fact_id: The fact, named `<table>/<id>`.
-- ask: list all contested facts; where do the AWS pages disagree with each other; on what do official pages contradict each other; which verdicts are disputed between official pages; list all disputed verdicts; which facts are contested; list the contradictions between AWS pages
SELECT
    f.statement AS statement,
    c.stance AS stance,
    c.claimed_party AS claimed_party,
    c.note AS ruling,
    s.title AS title,
    s.url AS url,
    c.locator AS locator,
    c.read_on AS read_on,
    f.basis AS basis,
    f.id AS fact_id
FROM citation AS c
JOIN fact AS f ON f.id = c.fact_id
JOIN source AS s ON s.id = c.source_id
WHERE c.stance <> 'supports' AND f.table_name <> 'seed_claim'
ORDER BY c.stance, f.id, s.url, c.locator
