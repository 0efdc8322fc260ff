//! Which named constraints a refused row breaks: all of them, in words of the table.
//!
//! SQLite stops at the first constraint of the first row. The rules are read back from the
//! table's own text and asked one by one, so that the rule is written once, in the
//! migration, and the curator still sees every cell that breaks one.

use rusqlite::{Transaction, params_from_iter};

use crate::loader::insert::to_sql;
use crate::loader::merge::LoadedRow;
use crate::problem::Problem;
use crate::suggest;
use crate::value::Value;

/// A named CHECK of a table.
#[derive(Debug, PartialEq)]
struct Check {
    name: String,
    rule: String,
}

/// Returns a problem for every constraint that the row breaks; at least one.
pub fn violations(
    transaction: &Transaction<'_>,
    table: &str,
    columns: &[&str],
    row: &LoadedRow,
    error: &rusqlite::Error,
) -> rusqlite::Result<Vec<Problem>> {
    let text: String = transaction.query_row(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1",
        [table],
        |found| found.get(0),
    )?;
    let mut problems = Vec::new();
    for check in checks(&text) {
        let marks: Vec<String> =
            columns.iter().enumerate().map(|(i, name)| format!("?{} AS {name}", i + 1)).collect();
        let sql = format!("SELECT ({}) FROM (SELECT {})", check.rule, marks.join(", "));
        let holds: Option<bool> = transaction
            .prepare(&sql)
            .and_then(|mut statement| {
                let values = params_from_iter(row.values.iter().map(to_sql));
                statement.query_row(values, |found| found.get(0))
            })
            .unwrap_or(Some(true));
        if holds == Some(false) {
            problems.push(broken(table, columns, row, &check));
        }
    }
    if problems.is_empty() {
        problems.push(Problem::new(&row.file, row.line, "", plain(&error.to_string())));
    }
    Ok(problems)
}

/// Words a broken rule: the value, the rule's name and the nearest allowed word.
fn broken(table: &str, columns: &[&str], row: &LoadedRow, check: &Check) -> Problem {
    let about = check.name.strip_prefix(table).unwrap_or(&check.name).trim_start_matches('_');
    let column = columns
        .iter()
        .enumerate()
        .filter(|(_, name)| about.starts_with(**name) && check.rule.contains(**name))
        .max_by_key(|(_, name)| name.len())
        .or_else(|| {
            let mut used = columns.iter().enumerate().filter(|(_, name)| uses(&check.rule, name));
            used.next().filter(|_| used.next().is_none())
        });
    let words = literals(&check.rule);
    let rule = about.replace('_', " ");
    let Some((index, name)) = column else {
        return Problem::new(
            &row.file,
            row.line,
            "",
            format!("breaks the rule `{rule}`: {}", check.rule),
        );
    };
    let value = match &row.values[index] {
        Value::Null => "an empty cell".to_owned(),
        value => format!("`{}`", value.to_text()),
    };
    let message = if words.len() > 1 && check.rule.contains(" IN (") {
        let hint = suggest::nearest(&row.values[index].to_text(), words.iter().map(String::as_str))
            .map_or(String::new(), |word| format!("; did you mean `{word}`?"));
        format!("{value} is not one of {}{hint}", words.join(", "))
    } else {
        format!("{value} breaks the rule `{rule}`, expected {}", check.rule)
    };
    Problem::new(&row.file, row.line, name, message)
}

/// Whether the rule names the column as a whole word.
fn uses(rule: &str, column: &str) -> bool {
    rule.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == column)
}

/// The quoted words of a rule.
fn literals(rule: &str) -> Vec<String> {
    rule.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

/// SQLite's own words for a broken UNIQUE, without what a curator need not know.
fn plain(message: &str) -> String {
    message.replace("UNIQUE constraint failed:", "has the same value as another row in")
}

/// Reads the named CHECKs from a CREATE TABLE text.
fn checks(sql: &str) -> Vec<Check> {
    let mut found = Vec::new();
    for part in sql.split("CONSTRAINT ").skip(1) {
        let Some((name, rest)) = part.split_once(char::is_whitespace) else { continue };
        let Some(rest) = rest.trim_start().strip_prefix("CHECK") else { continue };
        let Some(rule) = parenthesised(rest.trim_start()) else { continue };
        let rule = rule.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push(Check { name: name.to_owned(), rule });
    }
    found
}

/// Returns what stands between the first parenthesis and the one that closes it.
fn parenthesised(text: &str) -> Option<&str> {
    let text = text.strip_prefix('(')?;
    let mut depth = 1;
    let mut quoted = false;
    for (index, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&text[..index]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Check, checks};

    #[test]
    fn reads_named_checks_with_nested_parentheses() {
        let sql = "CREATE TABLE t (a TEXT CONSTRAINT t_a_is_known CHECK (a IN ('x', 'y)')),\n\
                   CONSTRAINT t_rule CHECK (\n  (a = 'x') + (a = 'y') = 1)) STRICT";
        let check = |name: &str, rule: &str| Check { name: name.into(), rule: rule.into() };
        assert_eq!(
            checks(sql),
            [
                check("t_a_is_known", "a IN ('x', 'y)')"),
                check("t_rule", "(a = 'x') + (a = 'y') = 1")
            ]
        );
    }
}
