-- Keys that KMS does not rotate automatically.
--
-- column keys: What is said of them.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which keys have no automatic rotation; which keys must I rotate by hand; which keys must I rotate manually; list the kinds of keys without any automatic rotation
SELECT
    f.statement AS keys,
    f.detail AS detail,
    f.basis AS basis,
    'statement/' || f.id AS fact_id
FROM statement AS f
WHERE f.topic_id = 'kms'
  AND (f.statement LIKE '%no automatic rotation%' OR f.statement LIKE '%automatic rotation works only%' OR f.id = 'kms-rotation-off-by-default')
ORDER BY f.id <> 'kms-rotation-unsupported', f.id
