-- Encryption options whose key use is recorded in CloudTrail.
--
-- column option: Name of the option.
-- column audit: What CloudTrail records.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which encryption options leave an audit trail of key use; which S3 encryption options log key use in CloudTrail; which encryption options show in CloudTrail when a key is used; list the encryption options with key audit; which encryption options let me audit who used the key; which encryption modes log key use; which encryption modes log key usage
SELECT
    o.name AS option,
    o.audit AS audit,
    o.statement AS statement,
    o.basis AS basis,
    'encryption_option/' || o.id AS fact_id
FROM encryption_option AS o
WHERE o.audit LIKE '%key in CloudTrail%'
ORDER BY o.ord
