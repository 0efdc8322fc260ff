-- In which types of policy
SELECT u.policy_type_id AS policy_type, u.requirement AS requirement, u.statement AS statement
FROM iam_policy_element_use AS u
WHERE u.element_id = :id
ORDER BY u.policy_type_id
