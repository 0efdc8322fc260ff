-- Whether one service is available, closed to new customers, or ended, and since when.
--
-- :service text {SELECT id FROM service}  Id of the service.
-- example: service=cloud9
-- column yes_words: Words of a question for which the answer is yes, parted by bars.
-- column no_words: Words for which it is no.
-- ask: is it still available; is it discontinued; is it closed to new customers; can new customers still use it; when does it end; when does support end; is it deprecated; has it been retired; is it being shut down; when was it closed to new customers; is it end of life; until when can it be used; does it still exist; does it still take new customers; is it still offered; can I still sign up for it; was it shut down; when is its end of support; is it still supported
SELECT
    s.name AS service,
    s.lifecycle AS life_cycle,
    s.lifecycle_date AS date,
    CASE s.lifecycle
        WHEN 'available' THEN s.name || ' is available; no end is recorded.'
        WHEN 'closed-to-new-customers' THEN s.name || ' is closed to new customers since ' || s.lifecycle_date || '; existing customers go on using it.'
        WHEN 'ending' THEN s.name || ' ends on ' || s.lifecycle_date || '.'
        ELSE s.name || ' ended on ' || s.lifecycle_date || '.'
    END AS statement,
    s.lifecycle_note AS note,
    CASE s.lifecycle
        WHEN 'available' THEN 'available|offered|exist|supported|sign|new'
        WHEN 'closed-to-new-customers' THEN 'closed'
        WHEN 'ending' THEN 'discontinued|retired|deprecated|ending|shut'
        ELSE 'discontinued|retired|deprecated|ended|shut|closed|end'
    END AS yes_words,
    CASE s.lifecycle
        WHEN 'available' THEN 'discontinued|retired|deprecated|ended|shut|closed|end'
        WHEN 'closed-to-new-customers' THEN 'discontinued|ended|shut|sign'
        WHEN 'ending' THEN 'ended'
        ELSE 'available|offered|exist|supported|sign|use'
    END AS no_words,
    s.basis AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.id = :service
ORDER BY s.name
