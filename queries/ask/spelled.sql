-- Whether a word is in the vocabulary.
SELECT w.word AS word FROM word AS w WHERE w.word = ?1
