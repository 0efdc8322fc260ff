-- One line a fact: its names, what it says, and the questions and aliases that lead to it.
INSERT INTO search_index (rowid, fact_id, name, statement, more)
SELECT
    f.number,
    f.fact_id,
    f.name,
    f.statement,
    coalesce(a.names, '') || ' ' || coalesce(q.questions, '')
FROM search_text AS f
LEFT JOIN (
    SELECT fact_id, group_concat(name, ' ') AS names
    FROM (SELECT fact_id, name FROM alias ORDER BY fact_id, name)
    GROUP BY fact_id
) AS a ON a.fact_id = f.fact_id
LEFT JOIN (
    SELECT fact_id, group_concat(question, ' ') AS questions
    FROM (SELECT fact_id, question FROM question ORDER BY fact_id, question)
    GROUP BY fact_id
) AS q ON q.fact_id = f.fact_id
ORDER BY f.number;
INSERT INTO search_index (search_index) VALUES ('optimize');
