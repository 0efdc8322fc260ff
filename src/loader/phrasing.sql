-- A wording, reduced to its telling words, and what they weigh together.
INSERT INTO phrasing (fact_id, kind, yes_no, words, weight)
VALUES (?1, ?2, ?3, ?4, ?5)
