-- What helps to understand a question, and the indexes that make it quick.
--
-- The first four tables are curated like all others. The rest is derived by the loader
-- and never exported as data: it can be made again from the tables above at any time.

CREATE TABLE synonym (
    word  TEXT NOT NULL PRIMARY KEY,
    means TEXT NOT NULL,
    CONSTRAINT synonym_is_not_itself CHECK (word <> means)
) STRICT;

CREATE TABLE stop_word (
    word TEXT NOT NULL PRIMARY KEY
) STRICT;

-- Names that are common words: they call their thing only in full, as `aws backup` does.
CREATE TABLE common_word (
    word TEXT NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE question_form (
    phrase TEXT NOT NULL PRIMARY KEY,
    form   TEXT NOT NULL CONSTRAINT question_form_form_is_known CHECK (form IN (
               'party', 'is-aws', 'is-customer', 'yes-no', 'term', 'list', 'comparison', 'choice')),
    place  TEXT NOT NULL CONSTRAINT question_form_place_is_known CHECK (place IN ('start', 'anywhere'))
) STRICT;

CREATE TABLE out_of_scope (
    phrase  TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL
) STRICT;

-- Rows that do not come from the seed: which overlay brought or replaced them.
CREATE TABLE origin (
    table_name TEXT NOT NULL,
    row_id     TEXT NOT NULL,
    origin     TEXT NOT NULL,
    PRIMARY KEY (table_name, row_id)
) STRICT, WITHOUT ROWID;

-- Every name by which a fact can be called, as `normalise` writes it: lower case, no
-- punctuation. `rank` says how good a name it is: 0 id, 1 full name, 2 alias, 3 former name.
CREATE TABLE name (
    name    TEXT NOT NULL,
    fact_id TEXT NOT NULL REFERENCES fact (id),
    rank    INTEGER NOT NULL,
    PRIMARY KEY (name, fact_id)
) STRICT, WITHOUT ROWID;

-- The names that may stand inside a sentence, each with the one fact it calls there.
CREATE TABLE sentence_name (
    name    TEXT NOT NULL PRIMARY KEY,
    fact_id TEXT NOT NULL REFERENCES fact (id)
) STRICT, WITHOUT ROWID;

-- Words of all names, questions and statements, with the number of phrasings that hold
-- each: a rare word says more than a common one. Also the vocabulary for spelling.
CREATE TABLE word (
    word      TEXT NOT NULL PRIMARY KEY,
    phrasings INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every wording that a question can be matched with, reduced to its telling words. Wordings
-- of a report name it as `report/<name>`; a report is a file and no fact.
CREATE TABLE phrasing (
    id      INTEGER PRIMARY KEY,
    fact_id TEXT NOT NULL,
    kind    TEXT NOT NULL CONSTRAINT phrasing_kind_is_known CHECK (kind IN ('question', 'statement', 'name', 'report')),
    yes_no  TEXT,
    words   TEXT NOT NULL,
    -- What the words tell together; a question that covers all of it says the same.
    weight  REAL NOT NULL
) STRICT;

CREATE INDEX phrasing_by_fact ON phrasing (fact_id);

-- All telling words of one fact, whatever wording they come from.
CREATE TABLE fact_words (
    id      INTEGER PRIMARY KEY,
    fact_id TEXT NOT NULL,
    words   TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE fact_words_index USING fts5 (words, content = 'fact_words', content_rowid = 'id', tokenize = "ascii tokenchars '-:'", detail = none);

CREATE VIRTUAL TABLE telling_word USING fts5vocab (fact_words_index, row);

CREATE VIRTUAL TABLE search_index USING fts5 (fact_id UNINDEXED, name, statement, more, tokenize = 'porter unicode61', prefix = '2 3');

CREATE TABLE data_dictionary (
    object_name TEXT NOT NULL,
    object_kind TEXT NOT NULL CONSTRAINT data_dictionary_object_kind_is_known CHECK (object_kind IN ('table', 'view')),
    column_name TEXT NOT NULL,
    ord         INTEGER NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (object_name, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE about (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
