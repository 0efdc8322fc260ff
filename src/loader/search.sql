-- One line a fact: its names, what it says, and the questions and aliases that lead to it.
INSERT INTO search_index (fact_id, name, statement, more)
SELECT
    f.id,
    trim(coalesce(f.name, '') || ' ' || f.row_id),
    f.statement,
    coalesce((SELECT group_concat(x.name, ' ') FROM (SELECT name FROM alias WHERE fact_id = f.id ORDER BY name) AS x), '')
        || ' ' || coalesce((SELECT group_concat(x.question, ' ') FROM (SELECT question FROM question WHERE fact_id = f.id ORDER BY question) AS x), '')
FROM fact AS f
ORDER BY f.id;
INSERT INTO search_index (search_index) VALUES ('optimize');
