-- Tasks that only the root user can do.
--
-- :area text = '' {SELECT DISTINCT area FROM root_task ORDER BY area}  Field of the task; all if left out.
-- example: area=billing
-- column task: What is to be done.
-- ask: which tasks need the root user; list the tasks only the root user can do; list what only the root user can do; which tasks require root credentials; list what is reserved for the root user; list things only the root account can do
SELECT
    t.name AS task,
    t.area AS area,
    t.statement AS statement,
    t.basis AS basis,
    'root_task/' || t.id AS fact_id
FROM root_task AS t
WHERE :area IS NULL OR t.area = :area
ORDER BY t.ord
