//! A user's CSV file as a table, in one transaction; or everything that is wrong with it.
//!
//! Default pragmas, one statement for many rows, indexes last: measured, nothing else is
//! faster here (`temp_store=MEMORY` or a big cache make building indexes twice as slow).
//!
//! An empty cell is the empty text in a TEXT column and NULL in any other, since a number
//! cannot be empty. What an INTEGER or REAL column gets must be such a number, though
//! SQLite would store any text there.

mod cell;
mod insert;
mod refusal;
mod rows;

use std::fs::File;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

use rusqlite::{Connection, ErrorCode, Transaction, limits::Limit};

use crate::csvfile::{Problems, Reader};
use crate::error::{Error, ErrorKind};
use crate::problem::Problem;
use crate::with::With;
use cell::Kind;
use insert::Insert;
use rows::{Piece, read_all};

/// A table that was made.
#[derive(Debug, PartialEq)]
pub struct Loaded {
    /// Its name.
    pub table: String,
    /// Names of its columns, in the order of the file.
    pub columns: Vec<String>,
    /// How many rows it has.
    pub rows: u64,
}

/// Why no table was made; the database is as it was.
#[derive(Debug)]
pub enum Refusal {
    /// The file cannot be read, or the table cannot be made at all.
    Error(Error),
    /// All that is wrong with the content of the files.
    Problems(Vec<Problem>),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal::Error(error)
    }
}

impl From<Vec<Problem>> for Refusal {
    fn from(problems: Vec<Problem>) -> Self {
        Refusal::Problems(problems)
    }
}

/// A column as the table has it.
struct Column {
    name: String,
    kind: Kind,
    /// Part of the key, which must have a value in every row.
    is_key: bool,
    /// The whole key, and an INTEGER: SQLite's own number of the row.
    is_row_number: bool,
}

/// Makes the table in the database `main` and fills it.
pub fn load(connection: &mut Connection, with: &With) -> Result<Loaded, Refusal> {
    refuse_taken_name(connection, with)?;
    let source = File::open(&with.path).map_err(|error| Error::file(&with.file, "read", &error))?;
    let reader = Reader::new(&with.file, source)?;
    let transaction = connection.transaction().map_err(|error| failed(with, &error))?;
    // References are checked at the end, where each can be named with its line.
    transaction
        .pragma_update(None, "defer_foreign_keys", true)
        .map_err(|error| failed(with, &error))?;
    let columns = create(&transaction, with, reader.header())?;
    let rows = fill(&transaction, with, &columns, reader)?;
    finish(&transaction, with, &columns, rows)?;
    transaction.commit().map_err(|error| failed(with, &error))?;
    Ok(Loaded {
        table: with.table.clone(),
        columns: columns.into_iter().map(|column| column.name).collect(),
        rows,
    })
}

/// Returns a name as SQL says it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Returns what SQLite says, without the statement that the user can see in the file.
fn plain(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        error => error.to_string(),
    }
}

/// Wraps a failure that no cell is to blame for.
fn failed(with: &With, error: &rusqlite::Error) -> Refusal {
    let message =
        format!("cannot make the table `{}` of `{}`: {}", with.table, with.file, plain(error));
    Refusal::Error(Error::new(ErrorKind::File, message))
}

/// Whether an error says something about disk or memory, and nothing about the user's files.
fn is_about_the_disk(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::SystemIoFailure
                | ErrorCode::DiskFull
                | ErrorCode::OutOfMemory
                | ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
                | ErrorCode::DatabaseCorrupt
        )
    )
}

fn refuse_taken_name(connection: &Connection, with: &With) -> Result<(), Refusal> {
    let taken = "SELECT EXISTS (SELECT 1 FROM pragma_table_list WHERE name = ?1 COLLATE NOCASE \
                 UNION ALL SELECT 1 FROM sqlite_schema WHERE name = ?1 COLLATE NOCASE)";
    let taken: bool = connection
        .query_row(taken, [&with.table], |row| row.get(0))
        .map_err(|error| failed(with, &error))?;
    let reserved = with.table.to_ascii_lowercase().starts_with("sqlite_");
    if !taken && !reserved {
        return Ok(());
    }
    let why = if reserved { "is a name that SQLite reserves" } else { "is in the base already" };
    let message = format!("cannot make a table of `{}`: `{}` {why}", with.file, with.table);
    Err(Error::new(ErrorKind::Usage, message)
        .hint(format!("give it another name: --with {}=NAME", with.file))
        .into())
}

/// Creates the table and returns its columns in the order of the file.
fn create(
    transaction: &Transaction<'_>,
    with: &With,
    header: &[String],
) -> Result<Vec<Column>, Refusal> {
    let Some(schema) = &with.schema else {
        let columns: Vec<String> =
            header.iter().map(|name| format!("{} TEXT", quoted(name))).collect();
        let sql = format!("CREATE TABLE {} ({})", quoted(&with.table), columns.join(", "));
        transaction.execute_batch(&sql).map_err(|error| failed(with, &error))?;
        let column = |name: &String| Column {
            name: name.clone(),
            kind: Kind::Text,
            is_key: false,
            is_row_number: false,
        };
        return Ok(header.iter().map(column).collect());
    };
    let wrong = |message: String| {
        Refusal::Problems(vec![Problem::new(&schema.file, schema.table.line, "", message)])
    };
    transaction.execute(&schema.table.sql, []).map_err(|error| {
        if is_about_the_disk(&error) { failed(with, &error) } else { wrong(plain(&error)) }
    })?;
    let declared = declared(transaction, &with.table).map_err(|error| wrong(plain(&error)))?;
    let mut columns = Vec::new();
    let mut unknown = Vec::new();
    let mut missing: Vec<Column> = declared;
    for name in header {
        match missing.iter().position(|column| column.name.eq_ignore_ascii_case(name)) {
            Some(index) => columns.push(missing.remove(index)),
            None => unknown.push(name.as_str()),
        }
    }
    let mut problems = Vec::new();
    if !unknown.is_empty() {
        let message =
            format!("has `{}`, which {} does not declare", unknown.join("`, `"), schema.file);
        problems.push(Problem::new(&with.file, 1, "", message));
    }
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|column| column.name.as_str()).collect();
        let message = format!("lacks `{}`, which {} declares", names.join("`, `"), schema.file);
        problems.push(Problem::new(&with.file, 1, "", message));
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems.into()) }
}

/// Returns the columns that SQLite understood; computed ones are not among them.
fn declared(transaction: &Transaction<'_>, table: &str) -> rusqlite::Result<Vec<Column>> {
    let sql = "SELECT name, type, pk, sum(pk > 0) OVER (), \
               EXISTS (SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND name = ?1 AND wr) \
               FROM pragma_table_info(?1) ORDER BY cid";
    let mut statement = transaction.prepare(sql)?;
    let columns = statement.query_map([table], |row| {
        let declared: String = row.get(1)?;
        let is_key: bool = row.get::<_, i64>(2)? > 0;
        let (keys, without_rowid): (i64, bool) = (row.get(3)?, row.get(4)?);
        Ok(Column {
            name: row.get(0)?,
            kind: Kind::of(&declared),
            is_key,
            is_row_number: is_key
                && keys == 1
                && !without_rowid
                && declared.eq_ignore_ascii_case("INTEGER"),
        })
    })?;
    columns.collect()
}

/// Inserts all rows and returns how many there are, or everything that is wrong with them.
fn fill(
    transaction: &Transaction<'_>,
    with: &With,
    columns: &[Column],
    reader: Reader<File>,
) -> Result<u64, Refusal> {
    let failed = |error: rusqlite::Error| failed(with, &error);
    let variables = transaction.limit(Limit::SQLITE_LIMIT_VARIABLE_NUMBER).map_err(failed)?;
    let mut insert =
        Insert::new(transaction, with, columns, usize::try_from(variables).unwrap_or(1))
            .map_err(failed)?;
    let mut problems = Problems::new(&with.file);
    thread::scope(|scope| {
        // Bounded, so that the file does not come to lie in memory.
        let (sender, pieces) = sync_channel(4);
        let (give_back, used) = channel();
        thread::Builder::new()
            .spawn_scoped(scope, move || read_all(reader, &sender, &used))
            .map_err(|error| Error::file(&with.file, "read", &error))?;
        // Leaving this loop early ends the other thread: nobody listens to it any more.
        for piece in pieces {
            match piece {
                Piece::Rows(rows) => {
                    insert.insert(&rows, &mut problems).map_err(failed)?;
                    // At the end of the file nobody takes them back.
                    drop(give_back.send(rows));
                }
                Piece::Problem(problem) => problems.push(problem),
            }
            if problems.is_hopeless() {
                break;
            }
        }
        Ok::<(), Refusal>(())
    })?;
    problems.into_result()?;
    Ok(insert.inserted())
}

/// Makes the indexes and checks the references, which need all rows.
fn finish(
    transaction: &Transaction<'_>,
    with: &With,
    columns: &[Column],
    rows: u64,
) -> Result<(), Refusal> {
    let Some(schema) = &with.schema else { return Ok(()) };
    let mut problems = Problems::new(&with.file);
    for index in &schema.indexes {
        if let Err(error) = transaction.execute(&index.statement.sql, []) {
            if is_about_the_disk(&error) {
                return Err(failed(with, &error));
            }
            refusal::index(transaction, with, columns, index, &error, rows, &mut problems);
        }
    }
    refusal::references(transaction, with, columns, rows, &mut problems)
        .map_err(|error| failed(with, &error))?;
    Ok(problems.into_result()?)
}

#[cfg(test)]
mod tests;
