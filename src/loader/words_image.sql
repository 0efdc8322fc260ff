-- What `ask` needs to understand a question, made in the same way as what it needs to answer.

CREATE TABLE lexicon (phrase, kind, value, PRIMARY KEY (phrase, kind)) WITHOUT ROWID;
INSERT INTO lexicon SELECT phrase, kind, value FROM base.lexicon ORDER BY phrase, kind;

CREATE TABLE question_form (phrase, form, place);
INSERT INTO question_form SELECT phrase, form, place FROM base.question_form ORDER BY phrase;

CREATE TABLE out_of_scope (phrase, subject, firm);
INSERT INTO out_of_scope SELECT phrase, subject, firm FROM base.out_of_scope ORDER BY phrase;

CREATE TABLE token (id INTEGER PRIMARY KEY, token UNIQUE, weight, facts);
INSERT INTO token SELECT id, token, weight, facts FROM base.token ORDER BY id;

CREATE TABLE fact_wording (id INTEGER PRIMARY KEY, fact_id UNIQUE, names_party, wordings);
INSERT INTO fact_wording SELECT id, fact_id, names_party, wordings FROM base.fact_wording ORDER BY id;

CREATE TABLE fact_question (fact_id PRIMARY KEY, texts);
INSERT INTO fact_question SELECT fact_id, texts FROM base.fact_question ORDER BY fact_id;

CREATE TABLE option_words (service_id PRIMARY KEY, lines) WITHOUT ROWID;
INSERT INTO option_words SELECT service_id, lines FROM base.option_words ORDER BY service_id;
