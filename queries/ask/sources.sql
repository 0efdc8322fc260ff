-- Where a fact is said, the supporting pages first.
SELECT title, url, locator, read_on, stance, note
FROM evidence
WHERE fact_id = :fact
ORDER BY CASE stance WHEN 'supports' THEN 0 WHEN 'qualifies' THEN 1 ELSE 2 END, url IS NULL, url, locator
