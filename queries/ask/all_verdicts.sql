-- All activities of one service or option, in the order of the layers.
SELECT l.name AS layer, a.name AS activity, w.party AS party, w.statement AS statement,
       w.decided_at AS decided_at, w.basis AS basis, w.is_exception AS is_exception
FROM who AS w
JOIN activity AS a ON a.id = w.activity
JOIN layer AS l ON l.id = a.layer_id
WHERE w.subject = :subject
ORDER BY l.ord, a.ord
