-- Services and options where the customer patches the operating system.
--
-- Also those where the customer has a part in it. Options are listed where they have a
-- verdict of their own.
--
-- Services that more is recorded of come first.
--
-- column subject: Service or deployment option.
-- column decided_at: Where the deciding row stands: `option`, `service` or `category`.
-- column party: Who carries it: `aws`, `customer`, `shared` or `not_applicable`.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which services make me patch the OS; where do I have to patch the operating system myself; on which services is OS patching my job; which services leave the operating system to the customer; list the services where the customer patches the guest OS; what services need me to apply OS updates; which services leave OS patching to me; on which services do I patch the OS; where must the customer patch the operating system; which services need OS patching by me
SELECT
    w.subject_name AS subject,
    w.party AS party,
    w.statement AS statement,
    w.condition AS condition,
    w.decided_at AS decided_at,
    w.basis AS basis,
    'responsibility/' || w.decided_by AS fact_id
FROM who AS w
WHERE w.activity = 'patch-os'
  AND w.party IN ('customer', 'shared')
  AND (w.kind = 'service' OR w.decided_at = 'option')
ORDER BY w.party, w.kind DESC, (SELECT count(*) FROM statement AS x WHERE x.service_id = w.service_id) DESC, w.subject_name, w.subject
