-- Verdicts on patching that differ from the default.
--
-- Guest and host operating system, runtime, engine, agents, application. Places where there is
-- nothing to patch are left out.
--
-- column subject: Service or deployment option.
-- column activity: What is patched.
-- column default_party: The party that the default names.
-- column party: Who carries it: `aws`, `customer`, `shared` or `not_applicable`.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services are exceptions in patching; where does patching differ from what the category says; which managed services do not patch everything for me; list the surprises in patching; which managed services still leave patching to me; where is patching surprising; list services where patching is not what one expects
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
WHERE (a.id GLOB 'patch-*' OR a.id IN ('build-os-patch', 'schedule-os-patch')) AND x.party <> 'not_applicable'
ORDER BY a.id <> 'patch-os', a.ord, x.party = 'aws', x.subject_name, x.subject
