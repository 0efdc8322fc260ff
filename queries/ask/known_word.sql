-- Whether a word, or one that starts so, is in the vocabulary.
SELECT l.phrase AS word
FROM lexicon AS l
WHERE l.kind = 'word' AND l.phrase >= :word AND l.phrase < :word || char(1114111)
LIMIT 1
