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

CREATE TABLE subject (subject PRIMARY KEY, service_id, category_id, name) WITHOUT ROWID;
INSERT INTO subject SELECT subject, service_id, category_id, name FROM base.subject ORDER BY subject;

CREATE TABLE activity (id PRIMARY KEY, layer_id, ord, name, does) WITHOUT ROWID;
INSERT INTO activity SELECT id, layer_id, ord, name, does FROM base.activity ORDER BY id;

CREATE TABLE layer (id PRIMARY KEY, ord, name) WITHOUT ROWID;
INSERT INTO layer SELECT id, ord, name FROM base.layer ORDER BY id;

CREATE TABLE category (id PRIMARY KEY, ord, name) WITHOUT ROWID;
INSERT INTO category SELECT id, ord, name FROM base.category ORDER BY id;

CREATE TABLE deployment_option (id PRIMARY KEY, service_id, parent_id, name, axis, is_selectable) WITHOUT ROWID;
INSERT INTO deployment_option
SELECT id, service_id, parent_id, name, axis, is_selectable FROM base.deployment_option ORDER BY id;

CREATE TABLE origin (table_name, row_id, origin, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
INSERT INTO origin SELECT table_name, row_id, origin FROM base.origin ORDER BY 1, 2;

CREATE TABLE statement (id PRIMARY KEY, party) WITHOUT ROWID;
INSERT INTO statement SELECT id, party FROM base.statement WHERE party IS NOT NULL ORDER BY id;

CREATE TABLE lexicon (phrase, kind, value, PRIMARY KEY (phrase, kind)) WITHOUT ROWID;
INSERT INTO lexicon SELECT phrase, kind, value FROM base.lexicon ORDER BY phrase, kind;

CREATE TABLE question_form (phrase PRIMARY KEY, form, place) WITHOUT ROWID;
INSERT INTO question_form SELECT phrase, form, place FROM base.question_form ORDER BY phrase;

CREATE TABLE out_of_scope (phrase PRIMARY KEY, subject, firm) WITHOUT ROWID;
INSERT INTO out_of_scope SELECT phrase, subject, firm FROM base.out_of_scope ORDER BY phrase;

CREATE TABLE token (id INTEGER PRIMARY KEY, token UNIQUE, weight, facts);
INSERT INTO token SELECT id, token, weight, facts FROM base.token ORDER BY id;

CREATE TABLE fact_wording (id INTEGER PRIMARY KEY, fact_id UNIQUE, names_party, wordings);
INSERT INTO fact_wording SELECT id, fact_id, names_party, wordings FROM base.fact_wording ORDER BY id;
