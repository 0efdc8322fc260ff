-- Words with the same first letter and nearly the same length, the most used first.
SELECT w.word AS word
FROM word AS w
WHERE w.word >= :start AND w.word < :start || char(1114111)
  AND length(w.word) BETWEEN :length - 2 AND :length + 2
ORDER BY w.wordings DESC, w.word
