//! Running one statement that reads, with its parameters bound by name.

use rusqlite::{CachedStatement, Statement, types::ValueRef};

use crate::answer::{Answer, Cell, RowSink};
use crate::error::{Error, ErrorKind, Result};
use crate::loader::insert::to_sql;
use crate::store::{Base, guard, message};
use crate::value::Value;

/// Most bytes of one row: every format holds a row in memory before it writes it, and a
/// byte that is spelled out takes up to six.
const LARGEST_ROW: u64 = 12_000_000;

/// Most rows that are held at once, where they cannot be handed on one by one.
const MOST_ROWS: u64 = 200_000;

/// Most bytes of such rows.
const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// Parameters by name, without the colon.
pub type Parameters = Vec<(String, Value)>;

/// Bounds on what a statement may hand over.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bounds {
    /// Most rows; more are left away.
    pub rows: Option<u64>,
    /// Most bytes of text; more are left away.
    pub bytes: Option<u64>,
}

/// What came of a statement.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outcome {
    /// Rows that were handed over.
    pub rows: u64,
    /// Whether a bound left rows away.
    pub cut: bool,
}

impl Base {
    /// Runs a statement and returns all its rows, of which there may not be too many.
    pub fn query(&self, sql: &str, parameters: &Parameters) -> Result<Answer> {
        let mut answer = Answer::default();
        let bounds = Bounds { rows: Some(MOST_ROWS), bytes: Some(MOST_BYTES) };
        if self.stream(sql, parameters, bounds, &mut answer)?.cut {
            let message = "the statement finds more rows than can be held at once";
            return Err(Error::new(ErrorKind::Statement, message).hint("narrow it"));
        }
        Ok(answer)
    }

    /// Runs a statement and hands its rows to a sink, one by one.
    pub fn stream(
        &self,
        sql: &str,
        parameters: &Parameters,
        bounds: Bounds,
        sink: &mut dyn RowSink,
    ) -> Result<Outcome> {
        let mut statement = self.prepare(sql)?;
        bind(&mut statement, parameters)?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let count = columns.len();
        sink.columns(&columns)?;
        let mut outcome = Outcome::default();
        let mut bytes = 0;
        let mut rows = statement.raw_query();
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => break,
                Err(error) => return Err(message::explain(self, sql, &error)),
            };
            let full = bounds.rows.is_some_and(|most| outcome.rows >= most)
                || bounds.bytes.is_some_and(|most| bytes >= most);
            if full {
                outcome.cut = true;
                break;
            }
            let mut cells = Vec::with_capacity(count);
            let before = bytes;
            for index in 0..count {
                let value =
                    row.get_ref(index).map_err(|error| message::explain(self, sql, &error))?;
                bytes += size(value);
                cells.push(cell(value));
            }
            if bytes - before > LARGEST_ROW {
                return Err(Error::new(ErrorKind::Statement, "a row ran into the limit of 12 MB")
                    .hint("ask for fewer columns, or for parts of them with `substr`"));
            }
            sink.row(&cells)?;
            outcome.rows += 1;
        }
        sink.finish()?;
        Ok(outcome)
    }

    /// Returns the names of the parameters that a statement uses, in order.
    pub fn parameters(&self, sql: &str) -> Result<Vec<String>> {
        let statement = self.prepare(sql)?;
        Ok(names(&statement).into_iter().flatten().collect())
    }

    /// Returns the statement with its parameters filled in as literals.
    pub fn expanded(&self, sql: &str, parameters: &Parameters) -> Result<String> {
        let mut statement = self.prepare(sql)?;
        bind(&mut statement, parameters)?;
        Ok(statement.expanded_sql().unwrap_or_else(|| sql.to_owned()))
    }

    fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>> {
        if sql.contains('\0') {
            return Err(Error::new(ErrorKind::Statement, "the statement holds a NUL character"));
        }
        if sql.len() > guard::LONGEST_STATEMENT {
            let message = format!(
                "the statement is {} bytes long, {} are the limit",
                sql.len(),
                guard::LONGEST_STATEMENT
            );
            return Err(Error::new(ErrorKind::Statement, message));
        }
        message::one_statement(sql)?;
        let statement = self
            .connection()
            .prepare_cached(sql)
            .map_err(|error| message::explain(self, sql, &error))?;
        if statement.column_count() == 0 || !statement.readonly() {
            return Err(message::refused());
        }
        Ok(statement)
    }
}

/// Binds every parameter; one without a value, or a value without one, is an error.
fn bind(statement: &mut Statement<'_>, parameters: &Parameters) -> Result<()> {
    let used = names(statement);
    for (index, name) in used.iter().enumerate() {
        let Some(name) = name else {
            return Err(Error::new(
                ErrorKind::Usage,
                "the statement has a parameter without a name",
            )
            .hint("write `:name` and give it with `-p name=value`"));
        };
        let Some((_, value)) = parameters.iter().find(|(given, _)| given == name) else {
            return Err(Error::new(ErrorKind::Usage, format!("parameter `:{name}` has no value"))
                .hint(format!("give it with `-p {name}=value`")));
        };
        statement
            .raw_bind_parameter(index + 1, to_sql(value))
            .map_err(|error| Error::new(ErrorKind::Statement, error.to_string()))?;
    }
    for (given, _) in parameters {
        if !used.iter().flatten().any(|name| name == given) {
            let known: Vec<&str> = used.iter().flatten().map(String::as_str).collect();
            let hint = match known.as_slice() {
                [] => "the statement has no parameters".to_owned(),
                known => format!("it has :{}", known.join(", :")),
            };
            let message = format!("the statement has no parameter `:{given}`");
            return Err(Error::new(ErrorKind::Usage, message).hint(hint));
        }
    }
    Ok(())
}

/// The names of the parameters by index, without their sign.
fn names(statement: &Statement<'_>) -> Vec<Option<String>> {
    (1..=statement.parameter_count())
        .map(|index| statement.parameter_name(index).map(|name| name[1..].to_owned()))
        .collect()
}

fn size(value: ValueRef<'_>) -> u64 {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.len() as u64 + 1,
        _ => 8,
    }
}

/// Lends a value of SQLite to a sink.
///
/// A base made by Onus holds UTF-8 only, but a statement can cast any bytes to text; those
/// are handed on as the bytes they are.
fn cell(value: ValueRef<'_>) -> Cell<'_> {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) => std::str::from_utf8(text).map_or(Cell::Blob(text), Cell::Text),
        ValueRef::Blob(bytes) => Cell::Blob(bytes),
    }
}
