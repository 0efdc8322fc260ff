-- Services and options where it is otherwise
SELECT e.subject AS subject, e.party AS party, e.statement AS statement
FROM exception AS e
WHERE e.activity = :id
ORDER BY e.subject
