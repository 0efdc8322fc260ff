-- Activities that somebody must carry, layer by layer.
--
-- column activity: What is to be done.
-- column activity_id: Its id, as `who` and `report` take it.
-- column layer: Layer that it stands on.
-- column default_party: Who carries it unless a category, service or option says otherwise.
-- column control_type: Control type that AWS names, if it names one.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list all activities; list all responsibilities; list every duty in the model; which activities does the base know; what tasks does the shared responsibility model cover; list activities with their layers
SELECT
    a.name AS activity,
    a.id AS activity_id,
    l.name AS layer,
    r.party AS default_party,
    a.control_type_id AS control_type,
    a.statement AS statement,
    a.basis AS basis,
    'activity/' || a.id AS fact_id
FROM activity AS a
JOIN layer AS l ON l.id = a.layer_id
LEFT JOIN responsibility AS r ON r.activity_id = a.id AND r.scope_id = 'global' AND r.valid_to IS NULL
ORDER BY a.ord
