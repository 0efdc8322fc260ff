-- Credentials in IAM: who holds them, how long they live, how many one may have.
--
-- :term text = '' {long-term, temporary}  Only this kind; all if left out.
-- example: term=long-term
-- column credential: Name of the credential.
-- column held_by: Who has it.
-- column max_count: How many one holder may have.
-- column rotated_by: Who renews it.
-- ask: list all kinds of IAM credentials; list all credential types with their lifetime; list the credentials an IAM user can have; list how many of each credential a user can have
SELECT
    c.name AS credential,
    'held by ' || c.held_by AS held_by,
    c.term AS term,
    'lifetime: ' || c.lifetime AS lifetime,
    'at most ' || c.max_count AS max_count,
    'rotated by ' || c.rotated_by AS rotated_by,
    c.used_for AS used_for,
    c.statement AS statement,
    c.basis AS basis,
    'iam_credential/' || c.id AS fact_id
FROM iam_credential AS c
WHERE :term IS NULL OR c.term = :term
ORDER BY c.ord
