-- Definitions of everything that Onus wrote: tables, views, and their indexes and triggers.
SELECT type, name, tbl_name, sql
FROM sqlite_schema
WHERE tbl_name IN (SELECT object_name FROM data_dictionary WHERE column_name = '')
   OR tbl_name GLOB 'search_index_*'
ORDER BY type, name
