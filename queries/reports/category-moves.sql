-- What changes hands from infrastructure to container to abstracted services.
--
-- From the defaults of the three categories; a service may differ from its category.
-- Activities without a default in every category, or with the same party in all, are left out.
--
-- column responsibility: What is to be done.
-- column moves: Where the party changes on the way.
-- column infrastructure: Who carries it on infrastructure services.
-- column container: Who carries it on container services.
-- column abstracted: Who carries it on abstracted services.
-- column statement: The default of the category where the party changes first.
-- column fact_id: The fact that the row rests on, named `<table>/<id>`; `evidence` lists its sources.
-- ask: what moves from infrastructure to container services; what changes from container to abstracted services; which responsibilities go to AWS from infrastructure to abstracted services; how do responsibilities differ between the three service categories; compare infrastructure, container and abstracted services; what differs between infrastructure services and container services; what does the customer no longer do on abstracted services; which duties does the customer lose from infrastructure to abstracted; how does responsibility shift between the categories; difference between the three categories in duties
SELECT
    a.name AS responsibility,
    CASE
        WHEN i.party <> c.party AND c.party <> b.party THEN 'infrastructure → container → abstracted'
        WHEN i.party <> c.party THEN 'infrastructure → container'
        ELSE 'container → abstracted'
    END AS moves,
    'infrastructure: ' || i.party AS infrastructure,
    'container: ' || c.party AS container,
    'abstracted: ' || b.party AS abstracted,
    CASE WHEN i.party <> c.party THEN c.statement ELSE b.statement END AS statement,
    CASE WHEN i.party <> c.party THEN c.basis ELSE b.basis END AS basis,
    'responsibility/' || CASE WHEN i.party <> c.party THEN c.id ELSE b.id END AS fact_id
FROM activity AS a
JOIN responsibility AS i ON i.activity_id = a.id AND i.category_id = 'infrastructure' AND i.valid_to IS NULL
JOIN responsibility AS c ON c.activity_id = a.id AND c.category_id = 'container' AND c.valid_to IS NULL
JOIN responsibility AS b ON b.activity_id = a.id AND b.category_id = 'abstracted' AND b.valid_to IS NULL
WHERE i.party <> c.party OR c.party <> b.party
ORDER BY a.ord
