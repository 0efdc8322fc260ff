//! Rows into tables in one transaction, and what the tables' constraints say against them.

use rusqlite::{Transaction, params_from_iter, types};

use crate::loader::constraint;
use crate::loader::merge::{LoadedRow, LoadedTable};
use crate::problem::Problem;
use crate::suggest;
use crate::value::Value;

/// Inserts all rows; returns every violation with its file and line.
pub fn insert(
    transaction: &Transaction<'_>,
    tables: &[LoadedTable],
) -> rusqlite::Result<Vec<Problem>> {
    // References are checked at the end, so that files may refer to each other in any
    // order and every dangling one is found.
    transaction.pragma_update(None, "defer_foreign_keys", true)?;
    let mut problems = Vec::new();
    let mut refused = Vec::new();
    for table in tables {
        let rows = insert_table(transaction, table, &mut problems)?;
        refused.extend(rows.into_iter().map(|row| (table, row)));
    }
    problems.extend(dangling(transaction, tables)?);
    // A refused row is in no table, but what it refers to can be wrong as well.
    for (table, row) in refused {
        problems.extend(dangling_of(transaction, tables, table, row)?);
    }
    problems.sort();
    problems.dedup();
    Ok(problems)
}

/// Inserts the rows of one table; returns those that are refused.
fn insert_table<'a>(
    transaction: &Transaction<'_>,
    loaded: &'a LoadedTable,
    problems: &mut Vec<Problem>,
) -> rusqlite::Result<Vec<&'a LoadedRow>> {
    let table = loaded.table;
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, columns.join(", "));
    let mut statement = transaction.prepare(&sql)?;
    let mut origin = transaction.prepare(include_str!("origin.sql"))?;
    let mut refused = Vec::new();
    for (key, row) in &loaded.rows {
        if let Err(error) = statement.execute(params_from_iter(row.values.iter().map(to_sql))) {
            let found = constraint::violations(transaction, table.name, &columns, row, &error)?;
            problems.extend(found);
            refused.push(row);
            continue;
        }
        if row.overlaid {
            origin.execute([table.name, &key.replace('\t', "/"), &loaded.overlay_name])?;
        }
    }
    Ok(refused)
}

/// Finds references to rows that are not there, with the nearest name.
fn dangling(
    transaction: &Transaction<'_>,
    tables: &[LoadedTable],
) -> rusqlite::Result<Vec<Problem>> {
    let mut check = transaction
        .prepare("SELECT DISTINCT \"table\", parent, fkid FROM pragma_foreign_key_check")?;
    let broken: Vec<(String, String, i64)> = check
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut problems = Vec::new();
    for (table, parent, key) in broken {
        let Some(loaded) = tables.iter().find(|loaded| loaded.table.name == table) else {
            continue;
        };
        let (column, target): (String, Option<String>) = transaction.query_row(
            "SELECT \"from\", \"to\" FROM pragma_foreign_key_list(?1) WHERE id = ?2",
            (&table, key),
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        // By value and not by row: a table without row numbers names none.
        let named = target.as_deref().unwrap_or("id");
        let mut values = transaction.prepare(&format!(
            "SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT {named} FROM {parent})"
        ))?;
        let values: Vec<String> =
            values.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for value in values {
            // The referenced row may be one that was itself refused above.
            if is_refused(tables, &parent, &value) {
                continue;
            }
            let place = loaded.rows.values().find(|row| cell(loaded, row, &column) == Some(&value));
            if let Some(row) = place {
                let message = missing(transaction, &parent, target.as_deref(), &value)?;
                problems.push(Problem::new(&row.file, row.line, &column, message));
            }
        }
    }
    // One line per row that refers to it, though SQLite may name each several times.
    let mut all = expand(problems, tables);
    all.sort();
    all.dedup();
    Ok(all)
}

/// Finds the references of one row to rows that are not there.
fn dangling_of(
    transaction: &Transaction<'_>,
    tables: &[LoadedTable],
    loaded: &LoadedTable,
    row: &LoadedRow,
) -> rusqlite::Result<Vec<Problem>> {
    let mut keys = transaction.prepare(
        "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?1) ORDER BY 1",
    )?;
    let keys: Vec<(String, String, Option<String>)> = keys
        .query_map([loaded.table.name], |key| Ok((key.get(0)?, key.get(1)?, key.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut problems = Vec::new();
    for (column, parent, target) in keys {
        let Some(value) = cell(loaded, row, &column) else { continue };
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {parent} WHERE {} = ?1)",
            target.as_deref().unwrap_or("id")
        );
        let exists: bool = transaction.query_row(&sql, [value], |found| found.get(0))?;
        if !exists && !is_refused(tables, &parent, value) {
            let message = missing(transaction, &parent, target.as_deref(), value)?;
            problems.push(Problem::new(&row.file, row.line, &column, message));
        }
    }
    Ok(problems)
}

/// Says that a row is not there, with the nearest that is.
fn missing(
    transaction: &Transaction<'_>,
    parent: &str,
    target: Option<&str>,
    value: &str,
) -> rusqlite::Result<String> {
    let target = target.unwrap_or("id");
    let mut known = transaction.prepare(&format!("SELECT {target} FROM {parent} ORDER BY 1"))?;
    let known: Vec<String> = known.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let hint = suggest::nearest(value, known.iter().map(String::as_str))
        .map_or(String::new(), |name| format!("; did you mean `{name}`?"));
    Ok(format!("there is no {parent} `{value}`{hint}"))
}

/// Repeats a problem for every row that holds the same dangling value in the same column.
fn expand(problems: Vec<Problem>, tables: &[LoadedTable]) -> Vec<Problem> {
    let mut all = Vec::new();
    for problem in problems {
        let Some((loaded, value)) = tables.iter().find_map(|loaded| {
            let row =
                loaded.rows.values().find(|r| r.file == problem.file && r.line == problem.line)?;
            cell(loaded, row, &problem.column).map(|value| (loaded, value.to_owned()))
        }) else {
            continue;
        };
        for row in loaded.rows.values() {
            if cell(loaded, row, &problem.column) == Some(&value) {
                all.push(Problem::new(
                    &row.file,
                    row.line,
                    &problem.column,
                    problem.message.clone(),
                ));
            }
        }
    }
    all
}

fn cell<'a>(loaded: &LoadedTable, row: &'a LoadedRow, column: &str) -> Option<&'a str> {
    let index = loaded.table.columns.iter().position(|c| c.name == column)?;
    row.values[index].as_str()
}

/// Whether a row of that key is or may be one that was refused, and is missing for that.
fn is_refused(tables: &[LoadedTable], parent: &str, value: &str) -> bool {
    let (parent, value) = match (parent, value.split_once('/')) {
        ("fact", Some((table, id))) => (table, id),
        _ => (parent, value),
    };
    let mut tables = tables.iter();
    tables.any(|loaded| loaded.table.name == parent && loaded.may_have_refused(value))
}

/// Lends a value to SQLite.
pub fn to_sql(value: &Value) -> types::Value {
    match value {
        Value::Null => types::Value::Null,
        Value::Integer(number) => types::Value::Integer(*number),
        Value::Real(number) => types::Value::Real(*number),
        Value::Text(text) => types::Value::Text(text.clone()),
        Value::Blob(bytes) => types::Value::Blob(bytes.clone()),
    }
}
