-- A row that says what the default says, with the same parts, is no exception and only hides it.
--
-- A row that a page states for the service confirms the default and may stand.
SELECT 'responsibility' AS table_name, r.id, 'says the same as ' || d.id || ', which it overrides; remove it, or cite a page that states it' AS message
FROM effective AS e
JOIN responsibility AS r ON r.id = e.responsibility_id
JOIN responsibility AS d ON d.id = e.overrides_id
WHERE r.party = d.party
  AND r.basis <> 'stated'
  AND r.aws_part IS d.aws_part
  AND r.customer_part IS d.customer_part
  AND r.condition IS d.condition
  AND e.subject = r.scope_id
GROUP BY r.id
ORDER BY r.id
