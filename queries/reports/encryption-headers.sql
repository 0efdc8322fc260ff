-- Request headers by which S3 encryption is asked for.
--
-- :encryption_option text = '' {SELECT id FROM encryption_option}  Id of the option; all if left out.
-- example: encryption_option=sse-kms
-- column header: Header, or headers.
-- column value: What the header holds.
-- column option: Encryption option that it asks for.
-- ask: which headers are needed for SSE-C; all the headers of SSE-C; which headers are needed for SSE-KMS; which headers are needed for SSE-S3; which headers go with DSSE-KMS; list the encryption headers of S3; list the headers that select server-side encryption
SELECT
    o.header AS header,
    o.header_value AS value,
    o.name AS option,
    o.api_parameter AS api_parameter,
    o.basis AS basis,
    'encryption_option/' || o.id AS fact_id
FROM encryption_option AS o
WHERE o.header IS NOT NULL AND (:encryption_option IS NULL OR o.id = :encryption_option)
ORDER BY o.ord
