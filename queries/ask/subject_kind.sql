-- Whether an id is one that carries answers, and of which kind; a group of options carries none.
SELECT s.kind AS kind
FROM subject AS s
WHERE s.subject = :subject
