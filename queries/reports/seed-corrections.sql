-- What the seed notes say that no longer holds, or never did.
--
-- column claim: What the note says.
-- column verdict: `wrong`, `outdated`, `imprecise` or `contested`.
-- column correction: How it is.
-- column note: The note.
-- column url: A page that says so.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the wrong claims of the notes; list the corrections to the seed notes; list what is outdated in the notes; which statements of the notes no longer hold; list what the notes get wrong; list the errors in the notes; what is wrong in the seed notes
SELECT
    q.statement AS claim,
    q.verdict AS verdict,
    q.correction AS correction,
    q.source_id || ' line ' || q.line AS note,
    (
        SELECT min(e.url)
        FROM evidence AS e
        WHERE e.url IS NOT NULL AND e.fact_id IN ('seed_claim/' || q.id, q.fact_id)
    ) AS url,
    q.basis AS basis,
    'seed_claim/' || q.id AS fact_id
FROM seed_claim AS q
WHERE q.verdict <> 'holds'
ORDER BY q.verdict = 'imprecise', q.verdict DESC, q.source_id, q.line, q.id
