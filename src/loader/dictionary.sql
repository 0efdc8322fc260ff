-- One entry of the data dictionary; an empty column name speaks of the object itself.
INSERT INTO data_dictionary (object_name, object_kind, column_name, ord, description)
VALUES (?1, ?2, ?3, ?4, ?5)
