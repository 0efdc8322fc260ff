//! What a table has against its rows, in words, with the line of each row.

use std::collections::BTreeMap;
use std::fs::File;

use rusqlite::Transaction;

use super::cell::short;
use super::{Column, plain, quoted};
use crate::csvfile::{Problems, Reader};
use crate::problem::Problem;
use crate::with::With;
use crate::with::schema::Index;

/// Rows that one broken rule is shown for.
const MOST: u32 = 100;

/// Words the rule that one row breaks.
pub(super) fn row<'a>(
    with: &With,
    line: u64,
    error: &rusqlite::Error,
    value: &dyn Fn(&str) -> Option<&'a str>,
) -> Problem {
    let message = error.to_string();
    let problem = |column: &str, message: String| Problem::new(&with.file, line, column, message);
    if let Some(rule) = message.strip_prefix("CHECK constraint failed: ") {
        return problem("", format!("breaks the rule `{rule}`"));
    }
    // What SQLite names is `table.column`, and several of them for a key of several parts.
    let columns = |list: &str| -> Vec<String> {
        let prefix = format!("{}.", with.table);
        list.split(", ").map(|name| name.strip_prefix(&prefix).unwrap_or(name).to_owned()).collect()
    };
    if let Some(list) = message.strip_prefix("NOT NULL constraint failed: ") {
        return problem(&columns(list).join(", "), "is empty, expected a value".to_owned());
    }
    if let Some(list) = message.strip_prefix("UNIQUE constraint failed: ") {
        let names = columns(list);
        let values: Option<Vec<String>> =
            names.iter().map(|name| value(name).map(|text| format!("`{}`", short(text)))).collect();
        let what = values.map_or("the same value".to_owned(), |values| values.join(", "));
        return problem(&names.join(", "), format!("{what} stands in another row already"));
    }
    problem("", message)
}

/// Words an index that cannot be made; if rows are the reason, names them.
pub(super) fn index(
    transaction: &Transaction<'_>,
    with: &With,
    columns: &[Column],
    index: &Index,
    error: &rusqlite::Error,
    rows: u64,
    problems: &mut Problems,
) {
    let found = twins(transaction, with, index).unwrap_or_default();
    let numbers: Vec<i64> = found.iter().flat_map(|(first, later)| [*first, *later]).collect();
    let lines = lines(transaction, with, columns, rows, &numbers);
    let mut named = false;
    for (first, later) in found {
        if let (Some(first), Some(later)) = (lines.get(&first), lines.get(&later)) {
            let message = format!(
                "has the same `{}` as line {first}, against the unique index `{}`",
                index.parts.join(", "),
                index.name
            );
            problems.push(Problem::new(&with.file, *later, "", message));
            named = true;
        }
    }
    if !named {
        let file = with.schema.as_ref().map_or(&with.file, |schema| &schema.file);
        problems.push(Problem::new(file, index.statement.line, "", plain(error)));
    }
}

/// Returns pairs of rows that are the same to a unique index; none for another error.
fn twins(
    transaction: &Transaction<'_>,
    with: &With,
    index: &Index,
) -> rusqlite::Result<Vec<(i64, i64)>> {
    let parts = index.parts.join(", ");
    // NULL differs from NULL in an index, and is the same in a group.
    let present: Vec<String> =
        index.parts.iter().map(|part| format!("({part}) IS NOT NULL")).collect();
    let condition = index.condition.as_deref().unwrap_or("true");
    let sql = format!(
        "SELECT min(rowid), max(rowid) FROM main.{} WHERE ({condition}) AND {} \
         GROUP BY {parts} HAVING count(*) > 1 ORDER BY 2 LIMIT {MOST}",
        quoted(&with.table),
        present.join(" AND ")
    );
    let mut statement = transaction.prepare(&sql)?;
    let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    pairs.collect()
}

/// Finds references to rows that are not there.
pub(super) fn references(
    transaction: &Transaction<'_>,
    with: &With,
    columns: &[Column],
    rows: u64,
    problems: &mut Problems,
) -> rusqlite::Result<()> {
    let sql = "SELECT c.rowid, c.parent, group_concat(l.\"from\", ', ') \
               FROM pragma_foreign_key_check(?1) AS c \
               JOIN pragma_foreign_key_list(?1) AS l ON l.id = c.fkid \
               GROUP BY c.rowid, c.fkid, c.parent ORDER BY c.rowid LIMIT ?2";
    let mut statement = transaction.prepare(sql)?;
    let broken: Vec<(Option<i64>, String, String)> = statement
        .query_map((&with.table, MOST), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let numbers: Vec<i64> = broken.iter().filter_map(|(row, _, _)| *row).collect();
    let lines = lines(transaction, with, columns, rows, &numbers);
    for (row, parent, from) in broken {
        let line = row.and_then(|row| lines.get(&row)).copied().unwrap_or(0);
        let value = row.and_then(|row| stored(transaction, with, &from, row));
        let what = value.map_or(String::new(), |value| format!(" `{}`", short(&value)));
        let message = format!("there is no {parent}{what}");
        problems.push(Problem::new(&with.file, line, &from, message));
    }
    Ok(())
}

/// Returns what a row has in a column, as text.
fn stored(transaction: &Transaction<'_>, with: &With, column: &str, row: i64) -> Option<String> {
    let (column, table) = (quoted(column), quoted(&with.table));
    let sql = format!("SELECT CAST({column} AS TEXT) FROM main.{table} WHERE rowid = ?1");
    transaction.query_row(&sql, [row], |found| found.get(0)).ok()
}

/// Returns the lines of rows that SQLite knows by number, by reading the file once more.
///
/// A row's number is its INTEGER key, or else its place in the file. None is returned where
/// that is not certain: the table has dropped rows by its own rule, or the file is a pipe.
fn lines(
    transaction: &Transaction<'_>,
    with: &With,
    columns: &[Column],
    rows: u64,
    numbers: &[i64],
) -> BTreeMap<i64, u64> {
    let mut lines = BTreeMap::new();
    let count = format!("SELECT count(*) FROM main.{}", quoted(&with.table));
    let count = transaction.query_row(&count, [], |row| row.get::<_, i64>(0));
    if numbers.is_empty() || count.ok().and_then(|count| u64::try_from(count).ok()) != Some(rows) {
        return lines;
    }
    let Ok(mut reader) = File::open(&with.path)
        .map_err(drop)
        .and_then(|file| Reader::new(&with.file, file).map_err(drop))
    else {
        return lines;
    };
    let key = columns.iter().position(|column| column.is_row_number);
    let wanted: std::collections::HashSet<i64> = numbers.iter().copied().collect();
    let mut place = 0;
    while let Some(Ok(row)) = reader.next_row() {
        place += 1;
        let number = match key {
            Some(key) => columns[key].kind.read(row.cell(key)).ok(),
            None => Some(super::cell::Bound::Integer(place)),
        };
        if let Some(super::cell::Bound::Integer(number)) = number
            && wanted.contains(&number)
        {
            lines.insert(number, row.line);
        }
    }
    lines
}
