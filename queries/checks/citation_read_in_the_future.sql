-- No page was read after the edition of the data, nor long before there was anything to read.
SELECT 'citation' AS table_name, c.fact_id || '/' || c.source_id || '/' || c.locator, 'was read on ' || c.read_on || ', expected a day between 2020 and 2099' AS message
FROM citation AS c
WHERE c.read_on NOT BETWEEN '2020-01-01' AND '2099-12-31'
ORDER BY 2
