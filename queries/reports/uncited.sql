-- Facts without a source of their own.
--
-- Stated facts must have one and never stand here; derived and editorial facts may.
--
-- column statement: The fact as it stands.
-- column basis: How it is known: `derived` or `editorial`.
-- column basis_note: Why it is said.
-- column fact_id: The fact, named `<table>/<id>`.
-- column table_name: Table that the fact stands in.
-- ask: which facts have no source; list facts without a citation
SELECT
    f.statement AS statement,
    f.table_name AS table_name,
    f.basis AS basis,
    f.basis_note AS basis_note,
    f.id AS fact_id
FROM fact AS f
WHERE NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.fact_id = f.id)
ORDER BY f.table_name, f.id
