-- Elements of a policy document.
--
-- column element: Name of the element.
-- column requirement: Whether it is needed in an identity-based policy: `required`, `optional`, or `one-of` with its alternative.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the elements of a policy; list all elements of an IAM policy; list all the elements of a JSON policy document; name all policy elements; list which elements a policy statement can contain
SELECT
    e.name AS element,
    e.level AS level,
    CASE e.requirement WHEN 'one-of' THEN 'this or ' || e.alternative ELSE e.requirement END AS requirement,
    e.statement AS statement,
    e.example AS example,
    e.basis AS basis,
    'iam_policy_element/' || e.id AS fact_id
FROM iam_policy_element AS e
ORDER BY e.ord
