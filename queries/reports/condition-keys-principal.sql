-- Condition keys about the principal.
--
-- column condition_key: Name of the key.
-- column availability: When the key is in the request.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which condition keys are about the principal; list the condition keys about the principal; list the condition keys that look at the caller; which global condition keys describe the caller
SELECT
    k.name AS condition_key,
    k.value_type AS value_type,
    'present: ' || k.availability AS availability,
    k.statement AS statement,
    k.basis AS basis,
    'iam_condition_key/' || k.id AS fact_id
FROM iam_condition_key AS k
WHERE k.key_group = 'principal'
ORDER BY k.name
