-- Our own classification
SELECT
    'axis, default, category, tenancy' AS cells,
    'assigned by us, whatever the basis: no page states them (see onus schema deployment_option)' AS note
FROM deployment_option AS o
WHERE o.id = :id
