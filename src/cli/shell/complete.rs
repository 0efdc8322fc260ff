//! What Tab completes: commands, formats, names of tables and columns, and words of SQL.

use super::command::COMMANDS;
use crate::cli::schema;
use crate::error::Result;
use crate::render::Format;
use crate::store::Base;

/// Words of SQL that statements that read are made of.
const KEYWORDS: &[&str] = &[
    "AND",
    "AS",
    "ASC",
    "BETWEEN",
    "BY",
    "CASE",
    "CAST",
    "COLLATE",
    "CROSS",
    "DESC",
    "DISTINCT",
    "ELSE",
    "END",
    "ESCAPE",
    "EXCEPT",
    "EXISTS",
    "EXPLAIN",
    "FILTER",
    "FROM",
    "GLOB",
    "GROUP",
    "HAVING",
    "INNER",
    "INTERSECT",
    "IS",
    "ISNULL",
    "JOIN",
    "LEFT",
    "LIKE",
    "LIMIT",
    "MATCH",
    "MATERIALIZED",
    "NATURAL",
    "NOT",
    "NOTNULL",
    "NULL",
    "OFFSET",
    "ORDER",
    "OUTER",
    "OVER",
    "PARTITION",
    "PRAGMA",
    "RECURSIVE",
    "SELECT",
    "THEN",
    "UNION",
    "USING",
    "VALUES",
    "WHEN",
    "WHERE",
    "WINDOW",
    "WITH",
];

/// Names that can be completed.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Tables and views.
    objects: Vec<String>,
    /// Their columns.
    columns: Vec<String>,
}

impl Words {
    /// Finds the names of a base and of the tables beside it.
    pub(super) fn of(base: &Base) -> Result<Words> {
        let objects = first_column(&schema::objects(base)?.rows);
        let columns = first_column(&schema::all_columns(base)?.rows);
        Ok(Words { objects, columns })
    }

    /// Returns where the word before the cursor begins, and what it may become.
    pub(super) fn complete(&self, before: &str) -> (usize, Vec<String>) {
        let command = before.trim_start();
        if command.starts_with('.') {
            return match command.split_once(' ') {
                None => {
                    found(before.len() - command.len(), command, COMMANDS.map(|(name, ..)| name))
                }
                Some((name, argument)) => {
                    let start = before.len() - argument.len();
                    match name {
                        ".format" => found(start, argument, Format::NAMES.map(|(name, _)| name)),
                        ".schema" => {
                            found(start, argument, self.objects.iter().map(String::as_str))
                        }
                        _ => (start, Vec::new()),
                    }
                }
            };
        }
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let start = before.trim_end_matches(is_word).len();
        let word = &before[start..];
        if word.is_empty() {
            return (start, Vec::new());
        }
        let names = self.objects.iter().chain(&self.columns).map(String::as_str);
        let (_, mut all) = found(start, word, names);
        // In the letters in which the word was begun.
        let is_lower = word.starts_with(char::is_lowercase);
        let (_, keywords) = found(start, word, KEYWORDS.iter().copied());
        all.extend(
            keywords.into_iter().map(|word| if is_lower { word.to_lowercase() } else { word }),
        );
        all.sort();
        all.dedup();
        (start, all)
    }
}

fn first_column(rows: &[Vec<crate::value::Value>]) -> Vec<String> {
    rows.iter().filter_map(|row| row[0].as_str()).map(str::to_owned).collect()
}

/// Returns those of the words that begin so, whatever the case.
fn found<'a>(
    start: usize,
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> (usize, Vec<String>) {
    let begins = |known: &&str| {
        known.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    (start, known.into_iter().filter(begins).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::store::Base;

    #[test]
    fn completes_what_was_begun_and_nothing_else() {
        let words = Words::of(&Base::carried().unwrap()).unwrap();
        for (before, start, expected) in [
            ("SELECT * FROM deploy", 14, &["deployment_option"][..]),
            ("sel", 0, &["select"]),
            ("SELE", 0, &["SELECT"]),
            ("select w.decided_", 9, &["decided_at", "decided_by"]),
            (".form", 0, &[".format"]),
            ("  .q", 2, &[".quit"]),
            (".format js", 8, &["json", "jsonl"]),
            (".schema CATEGORY_M", 8, &["category_moves"]),
            (".timeout 1", 9, &[]),
            ("SELECT ", 7, &[]),
            ("", 0, &[]),
            ("é", 0, &[]),
        ] {
            let (at, found) = words.complete(before);
            assert_eq!((at, found), (start, expected.iter().map(|&word| word.into()).collect()));
        }
    }
}
