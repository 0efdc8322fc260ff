-- Elements that a policy statement must have.
--
-- For identity-based policies; a resource-based policy also needs a Principal.
--
-- column element: Name of the element.
-- column requirement: `required`, or the element that may stand instead.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which elements of a policy are required; list the required elements of a policy statement; which policy elements are mandatory; list what every policy statement must contain; which elements must not be missing in a policy
SELECT
    e.name AS element,
    CASE e.requirement WHEN 'one-of' THEN 'this or ' || e.alternative ELSE e.requirement END AS requirement,
    u.statement AS statement,
    u.basis AS basis,
    'iam_policy_element_use/' || u.id AS fact_id
FROM iam_policy_element AS e
JOIN iam_policy_element_use AS u ON u.element_id = e.id AND u.policy_type_id = 'identity-based'
WHERE u.requirement IN ('required', 'one-of') AND e.name NOT GLOB 'Not*'
ORDER BY e.ord
