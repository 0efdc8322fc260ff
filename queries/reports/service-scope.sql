-- Where one service lives: in a Region, in a zone, or global.
--
-- :service text {SELECT id FROM service}  Id of the service.
-- example: service=sqs
-- column yes_words: Words of a question for which the answer is yes, parted by bars.
-- column no_words: Words for which it is no.
-- ask: is it global or Regional; is it a global service; is it a regional service; is it regional; is it global; does it belong to one Region; is it bound to a Region; is it zonal; in which scope does it work; Regional or global service; what is its scope; is it tied to a single Availability Zone; does it live in one zone; global, regional or zonal; is it region specific; zonal, regional or global service; global, or in one Region
SELECT
    s.name AS service,
    s.scope AS scope,
    s.name || CASE s.scope
        WHEN 'global' THEN ' is a global service: it is not bound to one Region.'
        WHEN 'regional' THEN ' is a Regional service: what you make in it belongs to one Region.'
        WHEN 'zonal' THEN ' is a zonal service: what you make in it lives in one Availability Zone.'
        ELSE ' runs on your premises, managed from a Region.'
    END AS statement,
    CASE s.scope WHEN 'regional' THEN 'regional|region' WHEN 'zonal' THEN 'zonal|zone|azs|az' ELSE s.scope END AS yes_words,
    CASE s.scope
        WHEN 'regional' THEN 'global|zonal|zone|azs|az'
        WHEN 'zonal' THEN 'global|regional'
        WHEN 'global' THEN 'regional|region|zonal|zone|azs|az'
        ELSE 'global|regional|zonal'
    END AS no_words,
    'derived' AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
WHERE s.id = :service
ORDER BY s.name
