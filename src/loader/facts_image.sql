-- What `ask` and `who` need to answer: `main` is the image that is made, `base` the base that
-- it is made from.
--
-- SQLite reads every definition before its first answer, so there are few, and short. Names
-- and columns are those of the base, so that a statement runs on both; what is a view there
-- and takes time to work out, is a table here.

CREATE TABLE fact (id PRIMARY KEY, table_name, row_id, name, statement, basis, basis_note) WITHOUT ROWID;
INSERT INTO fact SELECT id, table_name, row_id, name, statement, basis, basis_note FROM base.fact ORDER BY id;

CREATE TABLE name (name, fact_id, rank, PRIMARY KEY (name, fact_id)) WITHOUT ROWID;
INSERT INTO name SELECT name, fact_id, rank FROM base.name ORDER BY name, fact_id;

CREATE TABLE effective (
    subject, service_id, is_default, name, activity_id, responsibility_id, overrides_id,
    decided_at, party, default_party, origin,
    PRIMARY KEY (service_id, activity_id, subject)
) WITHOUT ROWID;
INSERT INTO effective
SELECT subject, service_id, is_default, name, activity_id, responsibility_id, overrides_id,
       decided_at, party, default_party, origin
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

CREATE TABLE activity (id PRIMARY KEY, layer_id, ord, name, does) WITHOUT ROWID;
INSERT INTO activity SELECT id, layer_id, ord, name, does FROM base.activity ORDER BY id;

CREATE TABLE layer (id PRIMARY KEY, ord, name, drawn_on) WITHOUT ROWID;
INSERT INTO layer SELECT id, ord, name, drawn_on FROM base.layer ORDER BY id;

CREATE TABLE category (id PRIMARY KEY, ord, name) WITHOUT ROWID;
INSERT INTO category SELECT id, ord, name FROM base.category ORDER BY id;

CREATE TABLE deployment_option (id PRIMARY KEY, service_id, parent_id, name, axis, is_selectable) WITHOUT ROWID;
INSERT INTO deployment_option
SELECT id, service_id, parent_id, name, axis, is_selectable FROM base.deployment_option ORDER BY id;

CREATE TABLE statement (id PRIMARY KEY, party) WITHOUT ROWID;
INSERT INTO statement SELECT id, party FROM base.statement ORDER BY id;

CREATE TABLE origin (table_name, row_id, origin, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
INSERT INTO origin SELECT table_name, row_id, origin FROM base.origin ORDER BY 1, 2;
