-- The party of every activity on one service or option, in words.
SELECT l.name AS layer, a.name AS activity,
       CASE
           WHEN v.status = 'depends' THEN 'depends' || coalesce(', by default ' || replace(v.party, '_', ' '), '')
           ELSE replace(coalesce(v.party, w.party, 'not recorded'), '_', ' ')
       END AS party
FROM activity AS a
JOIN layer AS l ON l.id = a.layer_id
JOIN who AS w ON w.activity = a.id AND w.subject = :subject
LEFT JOIN service_answer AS v ON w.kind = 'service' AND v.service_id = :subject AND v.activity = a.id
ORDER BY l.ord, a.ord
