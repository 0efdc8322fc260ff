-- Whether a word, or one that starts so, is in the vocabulary.
SELECT w.word AS word
FROM word AS w
WHERE w.word >= :word AND w.word < :word || char(1114111)
LIMIT 1
