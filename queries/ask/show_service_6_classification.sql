-- Our own classification
SELECT
    'domain, category, tenancy, scope' AS cells,
    'assigned by us, whatever the basis: no page states them (see onus schema service)' AS note
FROM service AS s
WHERE s.id = :id
