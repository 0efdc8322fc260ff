-- The digest of everything in the base but itself.
INSERT INTO about (key, value) VALUES ('whole', ?1);
