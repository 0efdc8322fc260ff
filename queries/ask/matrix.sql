-- The party of every activity on one service or option, in words, and where its row stands.
SELECT l.name AS layer, a.name AS activity,
       CASE
           WHEN v.status = 'depends' THEN 'depends' || coalesce(', by default ' || replace(v.party, '_', ' '), '')
           ELSE replace(coalesce(v.party, w.party, 'not recorded'), '_', ' ')
       END AS party,
       r.category_id IS NOT NULL AS is_category_default,
       coalesce(n.origin, (
           -- Where it depends, every option has a part in the answer.
           SELECT min(x.origin)
           FROM who AS x
           WHERE v.status = 'depends' AND x.service_id = :subject AND x.activity = a.id
               AND x.kind = 'option' AND x.origin <> 'seed'
       )) AS overlay
FROM activity AS a
JOIN layer AS l ON l.id = a.layer_id
JOIN who AS w ON w.activity = a.id AND w.subject = :subject
LEFT JOIN service_answer AS v ON w.kind = 'service' AND v.service_id = :subject AND v.activity = a.id
LEFT JOIN responsibility AS r ON r.id = coalesce(v.decided_by, w.decided_by)
LEFT JOIN origin AS n ON n.table_name = 'responsibility' AND n.row_id = r.id
ORDER BY l.ord, a.ord
