//! Rules about the whole base: every file of `queries/checks` must return no row.

use rusqlite::Transaction;

use crate::loader::Material;
use crate::loader::merge::LoadedTable;
use crate::problem::Problem;

/// Runs all checks; a row they return becomes a problem at the line of the row it names.
///
/// A check returns `table_name`, `row_id` (the key, its parts joined by `/`) and `message`.
pub fn run(
    transaction: &Transaction<'_>,
    material: &Material,
    tables: &[LoadedTable],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for check in &material.checks {
        let sql = check.text();
        let outcome = transaction.prepare(&sql).and_then(|mut statement| {
            statement
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<Vec<(String, String, String)>, _>>()
        });
        match outcome {
            Ok(rows) => problems.extend(rows.into_iter().map(|(table, key, message)| {
                let message = format!("`{key}` {message} (check {})", check.stem());
                match find(tables, &table, &key) {
                    Some((file, line)) => Problem::new(file, line, "", message),
                    None => Problem::new(&table, 0, "", message),
                }
            })),
            Err(error) => problems.push(Problem::new(&check.path, 0, "", error.to_string())),
        }
    }
    problems
}

/// Finds the file and line of a row by its key.
fn find<'a>(tables: &'a [LoadedTable], table: &str, key: &str) -> Option<(&'a str, u64)> {
    let loaded = tables.iter().find(|loaded| loaded.table.name == table)?;
    let row = loaded.rows.get(key).or_else(|| {
        loaded.rows.iter().find(|(k, _)| k.replace('\t', "/") == key).map(|(_, row)| row)
    })?;
    Some((&row.file, row.line))
}
