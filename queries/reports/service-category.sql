-- The category of one service: infrastructure, container or abstracted.
--
-- :service text {SELECT id FROM service}  Id of the service.
-- example: service=ec2
-- column yes_words: Words of a question for which the answer is yes, parted by bars.
-- column no_words: Words for which it is no.
-- ask: which category does it belong to; what category is it; which category is it in; is it an infrastructure service; is it a container service; is it an abstracted service; is it infrastructure, container or abstracted; which of the three categories; category of the service; what kind of service is it in the shared responsibility model; service class; in which of the three categories does it fall; which service type is it, infrastructure, container or abstracted; which of the three groups
SELECT
    s.name AS service,
    c.name AS category,
    s.name || ' belongs to the ' || lower(c.name) || CASE WHEN c.name LIKE '%service%' THEN '' ELSE ' services' END
        || '; the category is our classification.' AS statement,
    CASE s.category_id WHEN 'infrastructure' THEN 'infrastructure|iaas' WHEN 'container' THEN 'container' ELSE 'abstracted|abstract' END AS yes_words,
    CASE s.category_id
        WHEN 'infrastructure' THEN 'container|abstracted|abstract|saas'
        WHEN 'container' THEN 'infrastructure|abstracted|abstract|iaas|saas'
        ELSE 'infrastructure|container|iaas'
    END AS no_words,
    'derived' AS basis,
    'service/' || s.id AS fact_id
FROM service AS s
JOIN category AS c ON c.id = s.category_id
WHERE s.id = :service
ORDER BY s.name
