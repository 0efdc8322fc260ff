-- Phrases in a text, with a blank before and after it, that show what kind of answer is
-- wanted; the longest first.
SELECT f.phrase AS phrase, f.form AS form, f.place AS place
FROM question_form AS f
-- Most phrases are nowhere in the text, and need no blanks to be found missing.
WHERE instr(:text, f.phrase) > 0 AND instr(:text, ' ' || f.phrase || ' ') > 0
ORDER BY length(f.phrase) DESC, f.phrase
