-- Key classes that you can see in your own account.
--
-- column key_class: Name of the class.
-- column in_account: Whether the customer sees and manages it.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which key classes can I see in my own account; which kinds of KMS keys are visible in my account; list the key types I can view in my account; which keys are in the customer's account
SELECT
    k.name AS key_class,
    k.in_account AS in_account,
    k.statement AS statement,
    k.basis AS basis,
    'key_class/' || k.id AS fact_id
FROM key_class AS k
WHERE k.in_account LIKE 'Yes%'
ORDER BY k.ord
