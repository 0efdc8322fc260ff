-- What is known of every word and phrase, a row for each thing that it is.
--
-- column phrase: The word or phrase.
-- column kind: `word` of a wording, `stop word`, `ordinary word`, `synonym`, `name` or `polarity`.
-- column value: How many wordings hold the word; what the synonym means; the fact that the name calls; the scale of polarity, and which end of it.
SELECT w.word AS phrase, 'word' AS kind, w.wordings AS value
FROM word AS w
UNION ALL
SELECT s.word, 'stop word', NULL
FROM stop_word AS s
UNION ALL
SELECT s.word, 'synonym', s.means
FROM synonym AS s
UNION ALL
SELECT n.name, 'name', n.fact_id
FROM sentence_name AS n
UNION ALL
SELECT p.word, 'polarity', p.scale || CASE p.direction WHEN 'up' THEN '+' ELSE '-' END
FROM polarity_word AS p
UNION ALL
-- A wording may have come to hold it since.
SELECT o.word, 'ordinary word', NULL
FROM ordinary_word AS o
WHERE o.word NOT IN (SELECT w.word FROM word AS w)
