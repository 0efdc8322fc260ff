-- Words with the same first letter and nearly the same length, the most used first.
SELECT l.phrase AS word
FROM lexicon AS l
WHERE l.kind = 'word' AND l.phrase >= :start AND l.phrase < :start || char(1114111)
  AND length(l.phrase) BETWEEN :length - 2 AND :length + 2
ORDER BY l.value DESC, l.phrase
