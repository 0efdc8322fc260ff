-- Condition keys about the role session.
--
-- column condition_key: Name of the key.
-- column availability: When the key is in the request.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the condition keys about the role session; list the condition keys about the session; which condition keys describe how the role session was made
SELECT
    k.name AS condition_key,
    k.value_type AS value_type,
    'present: ' || k.availability AS availability,
    k.statement AS statement,
    k.basis AS basis,
    'iam_condition_key/' || k.id AS fact_id
FROM iam_condition_key AS k
WHERE k.key_group = 'role-session'
ORDER BY k.name
