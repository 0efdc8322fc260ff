-- Whether customers share the servers of one service.
--
-- :service text {SELECT id FROM service}  Id of the service.
-- example: service=s3
-- column yes_words: Words of a question for which the answer is yes, parted by bars.
-- column no_words: Words for which it is no.
-- ask: is it multi-tenant; is it single-tenant; is it a multi-tenant service; is it a single tenant service; what tenancy does it have; tenancy of the service; multi-tenant or single-tenant; single-tenant or multi-tenant; do customers share it; is it shared with other customers or mine alone
SELECT
    s.name AS service,
    s.tenancy AS tenancy,
    s.name || CASE s.tenancy
        WHEN 'multi-tenant' THEN ' is a multi-tenant managed service: customers share what it runs on.'
        WHEN 'single-tenant' THEN ' is a single-tenant managed service: its instances or nodes serve one customer.'
        WHEN 'customer-operated' THEN ' is operated by the customer: the instances are yours.'
        WHEN 'hybrid' THEN ' is hybrid: a part of it runs with the customer.'
        ELSE ' is multi-tenant or single-tenant; that depends on the deployment option.'
    END AS statement,
    CASE s.tenancy WHEN 'multi-tenant' THEN 'multi' WHEN 'single-tenant' THEN 'single' END AS yes_words,
    CASE s.tenancy WHEN 'multi-tenant' THEN 'single' WHEN 'single-tenant' THEN 'multi' END AS no_words,
    'derived' AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.id = :service
ORDER BY s.name
