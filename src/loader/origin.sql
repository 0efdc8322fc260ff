-- A row that an overlay brought or changed.
INSERT INTO origin (table_name, row_id, origin) VALUES (?1, ?2, ?3)
