-- IAM entities and their credentials.
--
-- column entity: Name of the entity.
-- column is_principal: Whether it can act and be named as a Principal.
-- column credentials: What it signs in with.
-- column permissions: Where its permissions come from.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the IAM entities; list the IAM identities and their credentials; which IAM entities have credentials of their own; list all IAM identities; list users, groups and roles with their credentials
SELECT
    e.name AS entity,
    CASE e.is_principal WHEN 1 THEN 'principal' ELSE 'not a principal' END AS is_principal,
    'credentials: ' || e.credentials AS credentials,
    'permissions: ' || e.permissions AS permissions,
    e.statement AS statement,
    e.basis AS basis,
    'iam_entity/' || e.id AS fact_id
FROM iam_entity AS e
ORDER BY e.ord
