-- Every service and every option that can be chosen has an answer for every activity.
SELECT CASE e.kind WHEN 'option' THEN 'deployment_option' ELSE 'service' END AS table_name, e.subject,
       'has no answer for ' || group_concat(e.activity_id, ', ') || '; add a row to responsibility.csv, or a default' AS message
FROM effective AS e
WHERE e.responsibility_id IS NULL
GROUP BY e.kind, e.subject
ORDER BY e.subject
