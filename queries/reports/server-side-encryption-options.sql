-- Server-side encryption options of S3.
--
-- column option: Name of the option.
-- column key_held_by: Who holds the key.
-- column statement: The fact in one sentence.
-- column audit: What is recorded of the use of the key.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: what are the server-side encryption options of S3; list the SSE options; which kinds of server-side encryption does S3 have; which SSE variants exist; name all server-side encryption modes of Amazon S3; how many server-side encryption options does S3 have; list the SSE types
SELECT
    o.name AS option,
    o.statement AS statement,
    'key held by ' || o.key_held_by AS key_held_by,
    'managed by ' || o.key_managed_by AS key_managed_by,
    'audit: ' || o.audit AS audit,
    o.basis AS basis,
    'encryption_option/' || o.id AS fact_id
FROM encryption_option AS o
WHERE o.side = 'server'
ORDER BY o.ord
