-- Phrases in a text, with a blank before and after it, that show what kind of answer is
-- wanted; the longest first.
SELECT f.phrase AS phrase, f.form AS form, f.place AS place
FROM question_form AS f
WHERE instr(:text, ' ' || f.phrase || ' ') > 0
ORDER BY length(f.phrase) DESC, f.phrase
