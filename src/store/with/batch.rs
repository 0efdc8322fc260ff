//! Rows on their way into the table, many with one statement.
//!
//! If a statement is refused, its rows are tried one by one, so that every row that breaks
//! a rule is found and not only the first.

use rusqlite::{ErrorCode, Statement, Transaction};

use super::cell::Bound;
use super::{Column, quoted, refusal};
use crate::csvfile::{Problems, RowRef};
use crate::problem::Problem;
use crate::with::With;

/// Rows of one statement; more were not faster.
const ROWS: usize = 32;

/// Collects rows and inserts them.
pub(super) struct Batch<'a> {
    transaction: &'a Transaction<'a>,
    with: &'a With,
    columns: &'a [Column],
    many: Statement<'a>,
    one: Statement<'a>,
    /// Rows that `many` takes.
    size: usize,
    lines: Vec<u64>,
    /// The cells of all these rows, one after the other, and where each ends.
    text: String,
    ends: Vec<usize>,
    inserted: u64,
}

impl<'a> Batch<'a> {
    /// Prepares to insert; a statement can have so many variables.
    pub(super) fn new(
        transaction: &'a Transaction<'a>,
        with: &'a With,
        columns: &'a [Column],
        variables: usize,
    ) -> rusqlite::Result<Self> {
        let names: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
        let row = format!("({})", vec!["?"; columns.len()].join(","));
        let prepare = |rows: usize| {
            let rows = vec![row.as_str(); rows].join(",");
            let (table, names) = (quoted(&with.table), names.join(","));
            transaction.prepare(&format!("INSERT INTO main.{table} ({names}) VALUES {rows}"))
        };
        let size = (variables / columns.len().max(1)).clamp(1, ROWS);
        Ok(Batch {
            transaction,
            with,
            columns,
            many: prepare(size)?,
            one: prepare(1)?,
            size,
            lines: Vec::with_capacity(size),
            text: String::new(),
            ends: Vec::new(),
            inserted: 0,
        })
    }

    /// Returns how many rows were inserted.
    pub(super) fn rows(&self) -> u64 {
        self.inserted
    }

    /// Adds a row, and inserts when there are enough of them.
    pub(super) fn add(
        &mut self,
        row: &RowRef<'_>,
        problems: &mut Problems,
    ) -> rusqlite::Result<()> {
        self.lines.push(row.line);
        for cell in row.cells() {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        if self.lines.len() < self.size {
            return Ok(());
        }
        if self.insert_many()? {
            self.inserted += self.lines.len() as u64;
            self.forget();
            return Ok(());
        }
        self.insert_rest(problems)
    }

    /// Inserts what is left, row by row.
    pub(super) fn insert_rest(&mut self, problems: &mut Problems) -> rusqlite::Result<()> {
        for row in 0..self.lines.len() {
            if problems.is_hopeless() {
                break;
            }
            self.insert_one(row, problems)?;
        }
        self.forget();
        Ok(())
    }

    fn forget(&mut self) {
        self.lines.clear();
        self.text.clear();
        self.ends.clear();
    }

    /// Tries to insert all rows at once; false if a cell or a rule is against it.
    fn insert_many(&mut self) -> rusqlite::Result<bool> {
        let mut start = 0;
        for (index, end) in self.ends.iter().enumerate() {
            let column = &self.columns[index % self.columns.len()];
            match column.kind.read(&self.text[start..*end]) {
                Err(_) => return Ok(false),
                Ok(Bound::Null) if column.is_key => return Ok(false),
                Ok(value) => self.many.raw_bind_parameter(index + 1, value)?,
            }
            start = *end;
        }
        match self.many.raw_execute() {
            Ok(_) => Ok(true),
            Err(error) if is_about_the_row(&error) && !self.transaction.is_autocommit() => {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    fn insert_one(&mut self, row: usize, problems: &mut Problems) -> rusqlite::Result<()> {
        let line = self.lines[row];
        let first = row * self.columns.len();
        let mut start = first.checked_sub(1).map_or(0, |before| self.ends[before]);
        let mut is_right = true;
        for (index, column) in self.columns.iter().enumerate() {
            let end = self.ends[first + index];
            let message = match column.kind.read(&self.text[start..end]) {
                Err(message) => Some(message),
                Ok(Bound::Null) if column.is_key => {
                    Some("is empty, expected a value: it is part of the key".to_owned())
                }
                Ok(value) => {
                    self.one.raw_bind_parameter(index + 1, value)?;
                    None
                }
            };
            if let Some(message) = message {
                problems.push(Problem::new(&self.with.file, line, &column.name, message));
                is_right = false;
            }
            start = end;
        }
        if !is_right {
            return Ok(());
        }
        match self.one.raw_execute() {
            Ok(_) => self.inserted += 1,
            // A rule that rolls back the transaction leaves nothing to go on with.
            Err(error) if is_about_the_row(&error) && !self.transaction.is_autocommit() => {
                let value = |column: &str| self.value(row, column);
                problems.push(refusal::row(self.with, line, &error, &value));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Returns the cell of a row by its column's name.
    fn value(&self, row: usize, column: &str) -> Option<&str> {
        let index = self.columns.iter().position(|c| c.name.eq_ignore_ascii_case(column))?;
        let cell = row * self.columns.len() + index;
        let start = cell.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.text[start..self.ends[cell]])
    }
}

/// Whether an error says something about the row, and not about the database or the table.
fn is_about_the_row(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch | ErrorCode::TooBig)
    )
}
