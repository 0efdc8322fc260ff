-- Kinds of multi-factor authentication that AWS accepts.
--
-- Without SMS, which can no longer be enabled.
--
-- column mfa: Name of the kind.
-- column phishing_resistant: Whether a forged page cannot take it.
-- column statement: The fact in one sentence.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: which kinds of MFA does AWS accept; list the MFA types; list the MFA devices I can use; which second factors does AWS support; list the MFA methods AWS supports; which MFA types are phishing-resistant; which MFA devices are supported
SELECT
    m.name AS mfa,
    CASE m.phishing_resistant WHEN 1 THEN 'phishing-resistant' WHEN 0 THEN 'not phishing-resistant' END AS phishing_resistant,
    m.statement AS statement,
    m.basis AS basis,
    'mfa_type/' || m.id AS fact_id
FROM mfa_type AS m
WHERE m.phishing_resistant IS NOT NULL
ORDER BY m.ord
