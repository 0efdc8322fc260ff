-- What the seed notes say, line by line, and whether it holds.
--
-- :note text = '' {SELECT id FROM source WHERE kind = 'note'}  Id of the note; all if left out.
-- :verdict text = '' {holds, outdated, wrong, imprecise, contested}  Only this verdict; all if left out.
-- example: note=note-000 verdict=imprecise
-- column claim: What the note says.
-- column note: The note.
-- column answered_by: The fact that says how it is.
SELECT
    q.statement AS claim,
    q.source_id AS note,
    q.line AS line,
    q.verdict AS verdict,
    q.correction AS correction,
    q.fact_id AS answered_by,
    q.basis AS basis,
    'seed_claim/' || q.id AS fact_id
FROM seed_claim AS q
WHERE (:note IS NULL OR q.source_id = :note) AND (:verdict IS NULL OR q.verdict = :verdict)
ORDER BY q.source_id, q.line, q.id
