//! The data dictionary: what every table, view and column means, in the base itself.

use rusqlite::Transaction;

use crate::loader::{Material, schema};
use crate::record::TABLES;

/// A derived table: its name, what it holds, and what its columns mean.
type Derived = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// What the derived tables hold; they have no record that could say it.
const DERIVED: &[Derived] = &[
    (
        "about",
        "What this base is: edition and digest of its data, version of the program.",
        &[("key", "What is told."), ("value", "The edition, digest, version and so on.")],
    ),
    (
        "data_dictionary",
        "What every table, view and column means.",
        &[
            ("object_name", "The table or view."),
            ("object_kind", "`table` or `view`."),
            ("column_name", "The column; empty for the table or view itself."),
            ("ord", "Place of the column, from 1."),
            ("description", "What it means, in one or two sentences."),
        ],
    ),
    (
        "fact",
        "The register of all facts, whatever table they stand in.",
        &[
            (
                "number",
                "Its number, by which the full-text index knows it; another in each edition.",
            ),
            ("id", "`<table>/<id>`; what citations, aliases and questions refer to."),
            ("table_name", "The table in which the fact stands."),
            ("row_id", "Its id in that table."),
            ("name", "Its name; NULL where the fact is a sentence alone."),
            ("statement", "The fact in one sentence."),
            ("basis", "`stated`, `derived` or `editorial`."),
            ("basis_note", "Why, where it is not stated."),
        ],
    ),
    (
        "fact_question",
        "The questions that lead to a fact or report, to be compared letter by letter.",
        &[
            ("fact_id", "The fact, or `report/<name>`."),
            (
                "texts",
                "Deflated: a line each with yes or no, polarity, and a question in lower case, without punctuation; tabs between.",
            ),
        ],
    ),
    (
        "fact_wording",
        "Every way in which a fact can be asked for, reduced to telling words.",
        &[
            ("id", "Number of the row, by which `token` names it."),
            ("fact_id", "The fact that the wordings lead to, or `report/<name>`."),
            ("names_party", "1 if the fact says who does something, otherwise 0."),
            (
                "wordings",
                "One after the other, in bytes: kind (`question`, `statement`, `name`, `report`), the answer where it asks for yes or no, weight, polarity, and telling words as ids of `token`.",
            ),
        ],
    ),
    (
        "name",
        "Every name by which a fact can be called, in lower case without punctuation.",
        &[
            ("name", "The name, as it is compared."),
            ("fact_id", "The fact that it calls."),
            ("rank", "How good a name it is: 0 id, 1 full name, 2 alias, 3 former name."),
        ],
    ),
    (
        "origin",
        "Rows that an overlay brought or changed; all others come from the seed.",
        &[
            ("table_name", "The table of the row."),
            ("row_id", "Its key, the parts joined by `/`."),
            ("origin", "The overlay's name."),
        ],
    ),
    (
        "refinery_schema_history",
        "Migrations that made the tables.",
        &[
            ("version", "Number of the migration."),
            ("name", "Its name."),
            ("applied_on", "Always the same day, so that equal data gives equal bytes."),
            ("checksum", "Checksum of its text."),
        ],
    ),
    (
        "option_words",
        "Words that show which option of a service is meant, wherever they stand.",
        &[
            ("service_id", "The service."),
            (
                "lines",
                "A line each: option, tab, the stems of one of its names that are not the service's.",
            ),
        ],
    ),
    (
        "search_index",
        "Full-text index over all facts.",
        &[
            ("fact_id", "The fact."),
            ("name", "Its name and id."),
            ("statement", "What it says."),
            (
                "more",
                "Aliases and questions that lead to it; found, but not shown: NULL when read.",
            ),
        ],
    ),
    (
        "sentence_name",
        "Names that may stand inside a sentence, each with the fact it calls.",
        &[("name", "The name, as it is compared."), ("fact_id", "The fact that it calls.")],
    ),
    (
        "token",
        "Telling words and names, and the facts whose wordings hold them.",
        &[
            ("id", "Number of the token, by which wordings name it; the most used comes first."),
            ("token", "The word's stem, or the fact that a name calls, with `:` for `/`."),
            ("weight", "What it tells: much if few facts hold it."),
            ("facts", "Rows of `fact_wording` that hold it: numbers of four bytes, lowest first."),
        ],
    ),
    (
        "word",
        "Words of all wordings and how many hold each.",
        &[("word", "The word."), ("wordings", "Number of wordings that hold it.")],
    ),
];

/// Fills the dictionary from the records and the comments of the views.
pub fn fill(transaction: &Transaction<'_>, material: &Material) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare(include_str!("dictionary.sql"))?;
    for table in TABLES {
        insert.execute((table.name, "table", "", 0, table.doc.trim()))?;
        for (column, ord) in table.columns.iter().zip(1..) {
            insert.execute((table.name, "table", column.name, ord, column.doc.trim()))?;
        }
    }
    for (name, description, columns) in DERIVED {
        insert.execute((name, "table", "", 0, description))?;
        for ((column, meaning), ord) in columns.iter().zip(1..) {
            insert.execute((name, "table", column, ord, meaning))?;
        }
    }
    for file in material.views.iter().chain(&material.reports) {
        let name = schema::view_name(file);
        let columns = view_columns(transaction, &name)?;
        if columns.is_empty() {
            continue;
        }
        let text = file.text();
        insert.execute((name.as_str(), "view", "", 0, title(&text)))?;
        for (column, ord) in columns.iter().zip(1..) {
            let description = column_comment(&text, column)
                .or_else(|| record_comment(column))
                .unwrap_or_default();
            insert.execute((name.as_str(), "view", column.as_str(), ord, description.trim()))?;
        }
    }
    Ok(())
}

/// The columns of a view; none if the file did not become one.
fn view_columns(transaction: &Transaction<'_>, view: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement =
        transaction.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    statement.query_map([view], |row| row.get(0))?.collect()
}

/// The first line of a file's comment is its title.
fn title(sql: &str) -> String {
    let first = sql.lines().next().unwrap_or_default();
    first.trim_start_matches('-').trim().to_owned()
}

/// What the file's comment says of a column: `-- column name: what it means.`
fn column_comment(sql: &str, column: &str) -> Option<String> {
    let start = format!("-- column {column}: ");
    sql.lines().find_map(|line| line.strip_prefix(&start)).map(str::to_owned)
}

/// What the records say of a column of that name, where all say the same.
fn record_comment(column: &str) -> Option<String> {
    let mut docs = TABLES
        .iter()
        .flat_map(|table| table.columns)
        .filter(|known| known.name == column)
        .map(|known| known.doc);
    let first = docs.next()?;
    docs.all(|doc| doc == first).then(|| first.to_owned())
}
