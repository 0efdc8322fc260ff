-- All activities of one service or option, in the order of the layers.
SELECT l.name AS layer, a.name AS activity, e.party AS party, r.statement AS statement,
       e.decided_at AS decided_at, r.basis AS basis,
       coalesce(e.default_party <> e.party, 0) AS is_exception
FROM effective AS e
JOIN activity AS a ON a.id = e.activity_id
JOIN layer AS l ON l.id = a.layer_id
LEFT JOIN responsibility AS r ON r.id = e.responsibility_id
WHERE e.service_id = coalesce((SELECT o.service_id FROM deployment_option AS o WHERE o.id = :subject), :subject)
  AND e.subject = :subject
ORDER BY l.ord, a.ord
