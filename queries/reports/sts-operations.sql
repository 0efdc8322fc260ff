-- STS operations with the durations of their credentials.
--
-- column operation: Name of the operation.
-- column called_by: Who may call it.
-- column mfa: Whether it takes an MFA code.
-- column min_duration: Shortest lifetime of the credentials.
-- column default_duration: Lifetime if none is asked for.
-- column max_duration: Longest lifetime of the credentials.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the STS operations; list the STS operations with their durations; list all calls that give temporary credentials; list the operations AWS STS offers; which STS calls issue credentials and for how long
SELECT
    o.name AS operation,
    'called by ' || o.called_by AS called_by,
    'at least ' || o.min_seconds || ' s' AS min_duration,
    'default ' || o.default_seconds || ' s' AS default_duration,
    'at most ' || o.max_seconds || ' s' AS max_duration,
    'MFA: ' || o.mfa AS mfa,
    o.statement AS statement,
    o.basis AS basis,
    'sts_operation/' || o.id AS fact_id
FROM sts_operation AS o
ORDER BY o.name
