-- What helps to understand a question, and the indexes that make it quick.
--
-- The first six tables are curated like all others. The rest is derived by the loader
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
    place  TEXT NOT NULL CONSTRAINT question_form_place_is_known CHECK (place IN ('start', 'anywhere', 'end', 'otherwise'))
) STRICT;

-- Everyday words that no wording holds: a question may use them without being about some
-- product that nobody has heard of.
CREATE TABLE ordinary_word (
    word TEXT NOT NULL PRIMARY KEY
) STRICT;

-- Words that turn a question round: `must` and `optional` are the two ends of one scale,
-- and `not` denies whatever stands beside it.
CREATE TABLE polarity_word (
    word      TEXT NOT NULL PRIMARY KEY,
    scale     TEXT NOT NULL,
    direction TEXT NOT NULL CONSTRAINT polarity_word_direction_is_known CHECK (direction IN ('up', 'down'))
) STRICT;

CREATE TABLE out_of_scope (
    phrase  TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    -- 1 where no question about what the base holds has such a phrase.
    firm    INTEGER NOT NULL CONSTRAINT out_of_scope_firm_is_a_flag CHECK (firm IN (0, 1))
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

-- The words that tell the options of a service apart, so that "managed updates are off in
-- Elastic Beanstalk" means one of them though the name stands in pieces.
CREATE TABLE option_words (
    service_id TEXT NOT NULL PRIMARY KEY REFERENCES service (id),
    -- A line each: the option, a tab, and the stems of one of its names.
    lines      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Words of all names, questions and statements, with the number of wordings that hold
-- each: the vocabulary for spelling.
CREATE TABLE word (
    word     TEXT NOT NULL PRIMARY KEY,
    wordings INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every way in which a fact can be asked for, one row a fact, reduced to telling words.
-- Wordings of a report name it as `report/<name>`; a report is a file and no fact.
-- One row holds all wordings of its fact, so that comparing them takes one reading.
CREATE TABLE fact_wording (
    id       INTEGER PRIMARY KEY,
    fact_id  TEXT NOT NULL UNIQUE,
    -- Whether the fact names a party, so that it can answer who does something.
    names_party INTEGER NOT NULL CONSTRAINT fact_wording_names_party_is_a_flag CHECK (names_party IN (0, 1)),
    -- One after the other, words as numbers of tokens: `src/wording/coded.rs`.
    wordings BLOB NOT NULL
) STRICT;

-- The questions that lead to a fact or report, as they were written but in lower case and
-- without punctuation, a line each, packed: `src/wording/packed.rs`.
--
-- A table with row numbers: without them, texts of this length would leave half of each page
-- empty.
CREATE TABLE fact_question (
    fact_id TEXT NOT NULL PRIMARY KEY,
    texts   BLOB NOT NULL
) STRICT;

-- Telling words and names, the most used first: what each tells, and the rows of
-- `fact_wording` that hold it, as numbers of four bytes, the lowest byte first.
CREATE TABLE token (
    id     INTEGER PRIMARY KEY,
    token  TEXT NOT NULL UNIQUE,
    weight REAL NOT NULL,
    facts  BLOB NOT NULL
) STRICT;

-- Its text is the view `search_text`: a second copy would be a sixth of the base.
CREATE VIRTUAL TABLE search_index USING fts5 (fact_id UNINDEXED, name, statement, more, content = 'search_text', content_rowid = 'number', tokenize = 'porter unicode61', prefix = '2 3');

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
