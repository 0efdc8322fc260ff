-- How IAM entities relate: who contains, assumes or trusts whom.
--
-- column relation: The two entities and what links them.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list how IAM entities relate to each other; list the relations between users, groups, roles and policies; list which IAM entities contain which
SELECT
    f.name || ' ' || r.relation || ' ' || t.name AS relation,
    r.cardinality AS cardinality,
    r.statement AS statement,
    r.basis AS basis,
    'iam_relation/' || r.id AS fact_id
FROM iam_relation AS r
JOIN iam_entity AS f ON f.id = r.from_entity_id
JOIN iam_entity AS t ON t.id = r.to_entity_id
ORDER BY f.ord, t.ord, r.id
