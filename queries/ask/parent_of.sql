-- The group of an option.
SELECT o.parent_id AS parent_id FROM deployment_option AS o WHERE o.id = ?1
