-- Where a word stands: its scale, and which end of it.
SELECT w.scale || CASE w.direction WHEN 'up' THEN '+' ELSE '-' END AS place
FROM polarity_word AS w
WHERE w.word = ?1
