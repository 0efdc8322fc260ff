-- Elements that a policy may leave out.
--
-- column element: Name of the element.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which elements of a policy are optional; list the optional policy elements; what may be left out of a policy statement; which policy elements can be omitted
SELECT
    e.name AS element,
    e.level AS level,
    e.statement AS statement,
    e.basis AS basis,
    'iam_policy_element/' || e.id AS fact_id
FROM iam_policy_element AS e
WHERE e.requirement = 'optional'
ORDER BY e.ord
