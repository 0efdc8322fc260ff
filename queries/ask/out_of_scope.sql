-- Phrases in such a text that show that a question is about something else.
SELECT o.phrase AS phrase, o.subject AS subject, o.firm AS firm
FROM out_of_scope AS o
WHERE instr(:text, ' ' || o.phrase || ' ') > 0
ORDER BY length(o.phrase) DESC, o.phrase
