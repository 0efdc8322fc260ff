-- An option that only groups others carries no answer, or its members would inherit it unseen.
SELECT 'responsibility' AS table_name, r.id, 'stands on a group of options, expected on an option that can be chosen' AS message
FROM responsibility AS r
JOIN deployment_option AS o ON o.id = r.option_id
WHERE o.is_selectable = 0
ORDER BY r.id
