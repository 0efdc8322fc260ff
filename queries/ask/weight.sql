-- How many facts hold a telling word.
SELECT t.doc AS facts FROM telling_word AS t WHERE t.term = ?1
