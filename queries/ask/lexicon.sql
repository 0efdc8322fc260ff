-- All that is known of a word or phrase.
SELECT l.kind AS kind, l.value AS value FROM lexicon AS l WHERE l.phrase = ?1
