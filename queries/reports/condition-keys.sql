-- Global condition keys.
--
-- :key_group text = '' {principal, role-session, network, resource, request}  What the keys are about; all if left out.
-- example: key_group=network
-- column condition_key: Name of the key.
-- column availability: When the key is in the request.
-- ask: list all global condition keys; list all the condition keys of IAM; name all global condition keys of IAM
SELECT
    k.name AS condition_key,
    k.key_group AS key_group,
    k.value_type AS value_type,
    'present: ' || k.availability AS availability,
    k.statement AS statement,
    k.basis AS basis,
    'iam_condition_key/' || k.id AS fact_id
FROM iam_condition_key AS k
WHERE :key_group IS NULL OR k.key_group = :key_group
ORDER BY k.key_group, k.name
