-- Phrases that show that a question is about something else.
SELECT o.phrase AS phrase, o.subject AS subject, o.firm AS firm
FROM out_of_scope AS o
ORDER BY length(o.phrase) DESC, o.phrase
