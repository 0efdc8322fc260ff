-- The control types of the shared responsibility model.
--
-- Inherited controls come from AWS alone, shared ones apply to both sides in their own
-- contexts, customer-specific ones are the customer's alone.
--
-- column control_type: Name of the control type.
-- column meaning: What the control type says.
-- column examples: Examples that AWS gives.
-- column activities: How many activities of this base are of that type.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which controls are inherited, which are shared and which are customer-specific; what are the inherited, the shared and the customer-specific controls; list the control types; list all control types of the shared responsibility model; what kinds of controls exist in the shared responsibility model; name the three types of controls with examples; what control types are there; which types of controls are there, with examples; name the control types with examples; explain inherited, shared and customer-specific controls; difference between inherited, shared and customer-specific controls
SELECT
    t.name AS control_type,
    t.statement AS meaning,
    t.examples AS examples,
    (SELECT count(*) FROM activity AS a WHERE a.control_type_id = t.id) AS activities,
    'control_type/' || t.id AS fact_id
FROM control_type AS t
ORDER BY t.ord
