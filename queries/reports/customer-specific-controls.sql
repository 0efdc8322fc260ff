-- Customer-specific controls.
--
-- First the examples that AWS gives, then the activities of this base that are of that type.
--
-- column control: Examples, or an activity.
-- column statement: What is meant.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which controls are customer-specific; list the customer specific controls; which controls are the customer's alone; what controls are solely up to the customer; examples of customer-specific controls; what are the customer-specific controls; which controls does only the customer have; name all customer-specific controls
SELECT
    v.control AS control,
    v.statement AS statement,
    v.basis AS basis,
    v.fact_id AS fact_id
FROM (
    SELECT 0 AS ord, t.examples AS control, t.statement AS statement, t.basis AS basis, 'control_type/' || t.id AS fact_id
    FROM control_type AS t
    WHERE t.id = 'customer-specific'
    UNION ALL
    SELECT a.ord, a.name, a.statement, a.basis, 'activity/' || a.id
    FROM activity AS a
    WHERE a.control_type_id = 'customer-specific'
) AS v
ORDER BY v.ord
