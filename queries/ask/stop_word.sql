-- Whether a word carries no meaning.
SELECT s.word AS word FROM stop_word AS s WHERE s.word = ?1
