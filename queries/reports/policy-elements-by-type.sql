-- Policy elements by policy type: required, optional or not allowed.
--
-- :iam_policy_type text = '' {SELECT id FROM iam_policy_type}  Id of the policy type; all if left out.
-- example: iam_policy_type=scp
-- column element: Name of the element.
-- column policy_type: Name of the policy type.
-- column requirement: `required`, `optional`, `one-of` or `not-allowed`.
-- ask: list the elements an SCP can have; which elements can an SCP contain; list the elements of a resource-based policy; list the elements allowed in an identity-based policy; list which policy elements are used in which policy type
SELECT
    e.name AS element,
    t.name AS policy_type,
    u.requirement AS requirement,
    u.statement AS statement,
    u.basis AS basis,
    'iam_policy_element_use/' || u.id AS fact_id
FROM iam_policy_element_use AS u
JOIN iam_policy_element AS e ON e.id = u.element_id
JOIN iam_policy_type AS t ON t.id = u.policy_type_id
WHERE :iam_policy_type IS NULL OR u.policy_type_id = :iam_policy_type
ORDER BY t.ord, e.ord
