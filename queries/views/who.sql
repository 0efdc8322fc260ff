-- Who carries each activity on each service or option, and what decided it.
--
-- `SELECT party, aws_part, customer_part FROM who WHERE subject = 'rds' AND activity = 'patch-os'`
-- answers "who patches the OS for RDS". `decided_at` tells how specific the answer is: a
-- category's default is no statement about the service.
--
-- column subject: Id of the service or option that is asked about.
-- column kind: `service` or `option`.
-- column activity: Id of the activity.
-- column decided_at: Where the deciding row stands: `option`, `service`, `category` or `global`.
-- column is_exception: 1 where the party differs from the one of the default it overrides.
-- column default_party: The party of the row that it overrides.
-- column default_decided_by: The row that it overrides.
-- column decided_by: The row that decides.
-- column is_contested: 1 where an official source contradicts the verdict.
-- column origin: `seed`, or the overlay that brought the row.
-- column service_id: The service itself, or the service of the option.
-- column option_id: The option; NULL for a service.
-- column subject_name: Name of the service or option.
-- column activity_ord: Place of the activity in the order of the layers.
-- column party: Who carries it: `aws`, `customer`, `shared` or `not_applicable`.
-- column statement: The fact in one sentence.
-- column aws_part: What AWS does.
-- column customer_part: What the customer does.
SELECT
    e.subject AS subject,
    e.kind AS kind,
    e.service_id AS service_id,
    e.option_id AS option_id,
    e.is_default AS is_default,
    e.name AS subject_name,
    e.activity_id AS activity,
    e.activity_ord AS activity_ord,
    e.party AS party,
    r.statement AS statement,
    r.aws_part AS aws_part,
    r.customer_part AS customer_part,
    r.condition AS condition,
    r.basis AS basis,
    r.basis_note AS basis_note,
    e.decided_at AS decided_at,
    e.responsibility_id AS decided_by,
    coalesce(e.default_party <> e.party, 0) AS is_exception,
    e.default_party AS default_party,
    e.overrides_id AS default_decided_by,
    EXISTS (
        SELECT 1
        FROM citation AS x
        WHERE x.fact_id = 'responsibility/' || e.responsibility_id AND x.stance = 'contradicts'
    ) AS is_contested,
    e.origin AS origin
FROM effective AS e
LEFT JOIN responsibility AS r ON r.id = e.responsibility_id
