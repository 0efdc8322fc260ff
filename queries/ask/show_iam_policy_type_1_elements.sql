-- Its elements
SELECT u.element_id AS element, u.requirement AS requirement, u.statement AS statement
FROM iam_policy_element_use AS u
WHERE u.policy_type_id = :id
ORDER BY u.element_id
