-- Shared controls.
--
-- First the examples that AWS gives, then the activities of this base that are of that type.
--
-- column control: Examples, or an activity.
-- column statement: What is meant.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which controls are shared; list the shared controls; which controls do AWS and the customer share; which controls apply to both sides; name all shared controls; examples of shared controls; what are the shared controls; which controls concern both sides; which controls need work from both AWS and me
SELECT
    v.control AS control,
    v.statement AS statement,
    v.basis AS basis,
    v.fact_id AS fact_id
FROM (
    SELECT 0 AS ord, t.examples AS control, t.statement AS statement, t.basis AS basis, 'control_type/' || t.id AS fact_id
    FROM control_type AS t
    WHERE t.id = 'shared'
    UNION ALL
    SELECT a.ord, a.name, a.statement, a.basis, 'activity/' || a.id
    FROM activity AS a
    WHERE a.control_type_id = 'shared'
) AS v
ORDER BY v.ord
