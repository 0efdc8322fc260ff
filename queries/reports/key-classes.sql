-- KMS key classes compared.
--
-- column key_class: Name of the class.
-- column in_account: Whether the customer sees it in its account.
-- column key_policy: Who writes the key policy.
-- column rotation: Whether and how often it is rotated.
-- column audit: Whether its use is in the customer's CloudTrail.
-- column fee: What it costs.
-- column cross_account: Whether other accounts can be given its use.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which key classes does KMS have; compare customer managed, AWS managed and AWS owned keys; list the classes of KMS keys; what kinds of KMS keys are there by who manages them; customer managed key versus AWS managed key versus AWS owned key; difference between AWS managed and AWS owned keys
SELECT
    k.name AS key_class,
    k.statement AS statement,
    'in your account: ' || k.in_account AS in_account,
    'policy: ' || k.key_policy AS key_policy,
    'rotation: ' || k.rotation AS rotation,
    'audit: ' || k.audit AS audit,
    'fee: ' || k.fee AS fee,
    'cross-account: ' || k.cross_account AS cross_account,
    k.basis AS basis,
    'key_class/' || k.id AS fact_id
FROM key_class AS k
ORDER BY k.ord
