-- What a word or phrase is read as.
SELECT s.means AS means FROM synonym AS s WHERE s.word = ?1
