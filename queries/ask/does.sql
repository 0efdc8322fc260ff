-- What who carries an activity does.
SELECT a.does AS does FROM activity AS a WHERE a.id = ?1
