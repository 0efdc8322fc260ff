-- Services and options where an own verdict says that AWS patches the operating system.
--
-- Services that only follow the default of their category are not listed: nothing is
-- recorded about them by themselves.
--
-- Services that more is recorded of come first.
--
-- column subject: Service or deployment option.
-- column party: Who carries it: `aws`, `customer`, `shared` or `not_applicable`.
-- column statement: The fact in one sentence.
-- column customer_part: What the customer does.
-- column decided_at: Where the deciding row stands: `option` or `service`.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: on which services does AWS patch the OS; which services have their operating system patched by AWS; list the services where AWS patches the operating system; where does AWS take care of OS patching; where do I not have to patch the operating system; on which services is OS patching AWS's job; which services spare me OS patching; which services does Amazon patch for me
SELECT
    w.subject_name AS subject,
    w.party AS party,
    w.statement AS statement,
    w.customer_part AS customer_part,
    w.decided_at AS decided_at,
    w.basis AS basis,
    'responsibility/' || w.decided_by AS fact_id
FROM who AS w
WHERE w.activity = 'patch-os'
  AND w.party = 'aws'
  AND w.decided_by = w.subject || '/patch-os'
ORDER BY w.kind DESC, (SELECT count(*) FROM statement AS x WHERE x.service_id = w.service_id) DESC, w.subject_name, w.subject
