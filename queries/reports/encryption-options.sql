-- Encryption options of S3 compared.
--
-- :side text = '' {server, client}  Where it happens; both if left out.
-- example: side=server
-- column option: Name of the option.
-- column side: Where it happens: `server` or `client`.
-- ask: which encryption options are there for S3; compare the encryption options of S3; list all the ways to encrypt data in S3; what encryption options does S3 offer; how do the S3 encryption options differ
SELECT
    o.name AS option,
    o.side AS side,
    o.statement AS statement,
    'key made by ' || o.key_made_by AS key_made_by,
    'held by ' || o.key_held_by AS key_held_by,
    'managed by ' || o.key_managed_by AS key_managed_by,
    'rotation: ' || o.rotation AS rotation,
    'audit: ' || o.audit AS audit,
    'fee: ' || o.fee AS fee,
    'cross-account: ' || o.cross_account AS cross_account,
    o.basis AS basis,
    'encryption_option/' || o.id AS fact_id
FROM encryption_option AS o
WHERE :side IS NULL OR o.side = :side
ORDER BY o.ord
