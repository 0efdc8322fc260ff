-- Tables that Onus wrote and that hold rows of their own, those of the full-text indexes too.
SELECT name
FROM sqlite_schema
WHERE type = 'table'
  AND sql NOT LIKE 'CREATE VIRTUAL TABLE%'
  AND (
    name IN (SELECT object_name FROM data_dictionary WHERE column_name = '')
    OR name GLOB 'search_index_*'
    OR name GLOB 'fact_words_index_*'
  )
ORDER BY name
