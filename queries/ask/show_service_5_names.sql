-- Other names
SELECT CASE a.former WHEN 1 THEN 'formerly' ELSE 'also' END AS kind, group_concat(a.name, ', ') AS names
FROM (SELECT name, former FROM alias WHERE fact_id = 'service/' || :id ORDER BY name) AS a
GROUP BY a.former
ORDER BY a.former
