-- Facts without a source of their own.
--
-- Stated facts must have one and never stand here; derived and editorial facts may.
--
-- column fact_id: The fact, named `<table>/<id>`.
SELECT
    f.id AS fact_id,
    f.table_name AS table_name,
    f.statement AS statement,
    f.basis AS basis,
    f.basis_note AS basis_note
FROM fact AS f
WHERE NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.fact_id = f.id)
