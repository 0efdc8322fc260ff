-- Verdicts that differ from the default of the service's category or of all.
--
-- column subject: Service or deployment option.
-- column activity: What is to be done.
-- column default_party: The party that the default names.
-- column party: Who carries it: `aws`, `customer`, `shared` or `not_applicable`.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services differ from their category; list all exceptions to the category default; where does the category default not hold; list the exceptions to the shared responsibility model; which services are exceptions to the rule of their category; where does the category rule fail; list services whose duties differ from their category
SELECT
    x.subject_name AS subject,
    a.name AS activity,
    x.party AS party,
    'instead of ' || x.default_party AS default_party,
    x.statement AS statement,
    x.condition AS condition,
    x.basis AS basis,
    'responsibility/' || x.decided_by AS fact_id
FROM exception AS x
JOIN activity AS a ON a.id = x.activity
ORDER BY a.ord, x.subject_name, x.subject
