-- The wordings of a fact, and whether it says who does something.
INSERT INTO fact_wording (id, fact_id, wordings, names_party)
VALUES (
    ?1, ?2, ?3,
    ?2 GLOB 'responsibility/*' OR ?2 GLOB 'activity/*'
    OR EXISTS (SELECT 1 FROM statement AS s WHERE 'statement/' || s.id = ?2 AND s.party IS NOT NULL)
)
