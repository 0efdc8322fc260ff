-- Inherited controls.
--
-- First the examples that AWS gives, then the activities of this base that are of that type.
--
-- column control: Examples, or an activity.
-- column statement: What is meant.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which controls are inherited; list the inherited controls; what controls does a customer inherit from AWS; which controls do I take over fully from AWS; which controls come from AWS alone; what are the inherited controls; examples of inherited controls; which controls need nothing from me; which controls are inherited from AWS; name all inherited controls
SELECT
    v.control AS control,
    v.statement AS statement,
    v.basis AS basis,
    v.fact_id AS fact_id
FROM (
    SELECT 0 AS ord, t.examples AS control, t.statement AS statement, t.basis AS basis, 'control_type/' || t.id AS fact_id
    FROM control_type AS t
    WHERE t.id = 'inherited'
    UNION ALL
    SELECT a.ord, a.name, a.statement, a.basis, 'activity/' || a.id
    FROM activity AS a
    WHERE a.control_type_id = 'inherited'
) AS v
ORDER BY v.ord
