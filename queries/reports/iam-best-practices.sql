-- Best practices for IAM.
--
-- column practice: The practice in short.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: list the IAM best practices; list all security best practices of IAM; list what AWS recommends for IAM; list all the recommendations for IAM
SELECT
    p.name AS practice,
    p.statement AS statement,
    p.basis AS basis,
    'iam_best_practice/' || p.id AS fact_id
FROM iam_best_practice AS p
ORDER BY p.ord
