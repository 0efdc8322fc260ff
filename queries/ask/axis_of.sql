-- In what an option and its siblings differ.
SELECT o.axis AS axis FROM deployment_option AS o WHERE o.id = ?1
