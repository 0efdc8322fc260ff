-- What `ask` and `who` need, and nothing else: `main` is the image that is made, `base` the
-- base that it is made from.
--
-- SQLite reads every definition before its first answer, so there are few, and short. Names
-- and columns are those of the base, so that a statement runs on both; what is a view there
-- and costs time, is a table here.

CREATE TABLE fact (id PRIMARY KEY, table_name, row_id, name, statement, basis, basis_note) WITHOUT ROWID;
INSERT INTO fact SELECT id, table_name, row_id, name, statement, basis, basis_note FROM base.fact ORDER BY id;

CREATE TABLE name (name, fact_id, rank, PRIMARY KEY (name, fact_id)) WITHOUT ROWID;
INSERT INTO name SELECT name, fact_id, rank FROM base.name ORDER BY name, fact_id;

CREATE TABLE effective (
    subject, kind, service_id, option_id, is_default, name, activity_id, activity_ord,
    responsibility_id, overrides_id, decided_at,
    PRIMARY KEY (service_id, activity_id, subject)
) WITHOUT ROWID;
INSERT INTO effective
SELECT subject, kind, service_id, option_id, is_default, name, activity_id, activity_ord,
       responsibility_id, overrides_id, decided_at
FROM base.effective
ORDER BY service_id, activity_id, subject;

CREATE TABLE responsibility (
    id PRIMARY KEY, activity_id, category_id, service_id, option_id, party, statement,
    aws_part, customer_part, condition, basis, basis_note, valid_to
) WITHOUT ROWID;
INSERT INTO responsibility
SELECT id, activity_id, category_id, service_id, option_id, party, statement,
       aws_part, customer_part, condition, basis, basis_note, valid_to
FROM base.responsibility
ORDER BY id;

CREATE TABLE evidence (
    fact_id, stance, title, url, locator, read_on, note, source_id,
    PRIMARY KEY (fact_id, source_id, locator)
) WITHOUT ROWID;
INSERT INTO evidence
SELECT fact_id, stance, title, url, locator, read_on, note, source_id
FROM base.evidence
ORDER BY fact_id, source_id, locator;

CREATE TABLE subject (subject PRIMARY KEY, service_id, category_id) WITHOUT ROWID;
INSERT INTO subject SELECT subject, service_id, category_id FROM base.subject ORDER BY subject;

CREATE TABLE activity (id PRIMARY KEY, layer_id, ord, name, does) WITHOUT ROWID;
INSERT INTO activity SELECT id, layer_id, ord, name, does FROM base.activity ORDER BY id;

CREATE TABLE layer (id PRIMARY KEY, ord, name) WITHOUT ROWID;
INSERT INTO layer SELECT id, ord, name FROM base.layer ORDER BY id;

CREATE TABLE category (id PRIMARY KEY, ord, name) WITHOUT ROWID;
INSERT INTO category SELECT id, ord, name FROM base.category ORDER BY id;

CREATE TABLE service (id PRIMARY KEY, name) WITHOUT ROWID;
INSERT INTO service SELECT id, name FROM base.service ORDER BY id;

CREATE TABLE deployment_option (id PRIMARY KEY, service_id, parent_id, name, axis, is_selectable) WITHOUT ROWID;
INSERT INTO deployment_option
SELECT id, service_id, parent_id, name, axis, is_selectable FROM base.deployment_option ORDER BY id;

CREATE TABLE origin (table_name, row_id, origin, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
INSERT INTO origin SELECT table_name, row_id, origin FROM base.origin ORDER BY 1, 2;

CREATE TABLE statement (id PRIMARY KEY, party) WITHOUT ROWID;
INSERT INTO statement SELECT id, party FROM base.statement WHERE party IS NOT NULL ORDER BY id;

-- Words.

CREATE TABLE synonym (word PRIMARY KEY, means) WITHOUT ROWID;
INSERT INTO synonym SELECT word, means FROM base.synonym ORDER BY word;

CREATE TABLE stop_word (word PRIMARY KEY) WITHOUT ROWID;
INSERT INTO stop_word SELECT word FROM base.stop_word ORDER BY word;

CREATE TABLE polarity_word (word PRIMARY KEY, scale, direction) WITHOUT ROWID;
INSERT INTO polarity_word SELECT word, scale, direction FROM base.polarity_word ORDER BY word;

CREATE TABLE sentence_name (name PRIMARY KEY, fact_id) WITHOUT ROWID;
INSERT INTO sentence_name SELECT name, fact_id FROM base.sentence_name ORDER BY name;

CREATE TABLE word (word PRIMARY KEY, wordings) WITHOUT ROWID;
INSERT INTO word SELECT word, wordings FROM base.word ORDER BY word;

CREATE TABLE question_form (phrase PRIMARY KEY, form, place) WITHOUT ROWID;
INSERT INTO question_form SELECT phrase, form, place FROM base.question_form ORDER BY phrase;

CREATE TABLE out_of_scope (phrase PRIMARY KEY, subject, firm) WITHOUT ROWID;
INSERT INTO out_of_scope SELECT phrase, subject, firm FROM base.out_of_scope ORDER BY phrase;

CREATE TABLE token (token PRIMARY KEY, weight, facts) WITHOUT ROWID;
INSERT INTO token SELECT token, weight, facts FROM base.token ORDER BY token;

CREATE TABLE fact_wording (id INTEGER PRIMARY KEY, fact_id UNIQUE, names_party, wordings);
INSERT INTO fact_wording SELECT id, fact_id, names_party, wordings FROM base.fact_wording ORDER BY id;

CREATE VIEW who AS
SELECT
    e.subject AS subject,
    e.kind AS kind,
    e.service_id AS service_id,
    e.option_id AS option_id,
    e.is_default AS is_default,
    e.name AS subject_name,
    e.activity_id AS activity,
    e.activity_ord AS activity_ord,
    r.party AS party,
    r.statement AS statement,
    r.aws_part AS aws_part,
    r.customer_part AS customer_part,
    r.condition AS condition,
    r.basis AS basis,
    r.basis_note AS basis_note,
    e.decided_at AS decided_at,
    e.responsibility_id AS decided_by,
    CASE WHEN d.id IS NOT NULL THEN d.party <> r.party ELSE 0 END AS is_exception,
    d.party AS default_party,
    d.id AS default_decided_by,
    EXISTS (
        SELECT 1
        FROM citation AS x
        WHERE x.fact_id = 'responsibility/' || e.responsibility_id AND x.stance = 'contradicts'
    ) AS is_contested,
    coalesce((
        SELECT n.origin
        FROM origin AS n
        WHERE n.table_name = 'responsibility' AND n.row_id = e.responsibility_id
    ), 'seed') AS origin
FROM effective AS e
LEFT JOIN responsibility AS r ON r.id = e.responsibility_id
LEFT JOIN responsibility AS d ON d.id = e.overrides_id
;
