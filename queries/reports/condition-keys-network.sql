-- Condition keys about the network a request comes from.
--
-- column condition_key: Name of the key.
-- column availability: When the key is in the request.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which condition keys look at the network of a request; list the condition keys about where a request comes from; which condition keys check the source IP or VPC; which condition keys are about the network; list the condition keys about the network
SELECT
    k.name AS condition_key,
    k.value_type AS value_type,
    'present: ' || k.availability AS availability,
    k.statement AS statement,
    k.basis AS basis,
    'iam_condition_key/' || k.id AS fact_id
FROM iam_condition_key AS k
WHERE k.key_group = 'network'
ORDER BY k.name
