-- Layers of the stack, from the customer's data down to the buildings.
--
-- column layer: Name of the layer.
-- column drawn_on: On whose side AWS draws it: `aws`, `customer` or `both`.
-- column activities: How many activities stand on it.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the layers of the shared responsibility model; list all layers of the stack; list the layers and who owns them; which layers of the model are drawn on the AWS side; name all layers of the model; list the layers on the customer's side; which layers belong to the customer; which layers are the customer's and which AWS's; which layers does AWS own; which layers are drawn on the customer's side; name the layers of the model from top to bottom; what are the layers of the stack
SELECT
    l.name AS layer,
    'drawn on: ' || l.drawn_on AS drawn_on,
    l.statement AS statement,
    (SELECT count(*) FROM activity AS a WHERE a.layer_id = l.id) || ' activities' AS activities,
    l.basis AS basis,
    'layer/' || l.id AS fact_id
FROM layer AS l
ORDER BY l.ord
