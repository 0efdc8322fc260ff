//! Rows into the table, many with one statement.
//!
//! If a statement is refused, its rows are tried one by one, so that every row that breaks
//! a rule is found and not only the first.

use rusqlite::{ErrorCode, Statement, Transaction};

use super::cell::Bound;
use super::rows::Rows;
use super::{Column, quoted, refusal};
use crate::csvfile::Problems;
use crate::problem::Problem;
use crate::with::With;

/// Rows of one statement; more were not faster.
const ROWS: usize = 32;

/// Inserts rows into one table.
pub(super) struct Insert<'a> {
    transaction: &'a Transaction<'a>,
    with: &'a With,
    columns: &'a [Column],
    many: Statement<'a>,
    one: Statement<'a>,
    /// Rows that `many` takes.
    size: usize,
    inserted: u64,
}

impl<'a> Insert<'a> {
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
        let (many, one) = (prepare(size)?, prepare(1)?);
        Ok(Insert { transaction, with, columns, many, one, size, inserted: 0 })
    }

    /// Returns how many rows were inserted.
    pub(super) fn inserted(&self) -> u64 {
        self.inserted
    }

    /// Inserts rows, and adds what is wrong with them to the problems.
    pub(super) fn insert(&mut self, rows: &Rows, problems: &mut Problems) -> rusqlite::Result<()> {
        let mut row = 0;
        while row < rows.len() && !problems.is_hopeless() {
            let next = (row + self.size).min(rows.len());
            if next - row == self.size && self.insert_many(rows, row)? {
                self.inserted += self.size as u64;
            } else {
                for row in row..next {
                    self.insert_one(rows, row, problems)?;
                }
            }
            row = next;
        }
        Ok(())
    }

    /// Tries to insert as many rows as the statement takes; false if something is against it.
    fn insert_many(&mut self, rows: &Rows, row: usize) -> rusqlite::Result<bool> {
        let width = self.columns.len();
        let cells = rows.cells(row * width, (row + self.size) * width);
        for ((index, cell), column) in cells.enumerate().zip(self.columns.iter().cycle()) {
            match column.kind.read(cell) {
                Err(_) => return Ok(false),
                Ok(Bound::Null) if column.is_key => return Ok(false),
                Ok(value) => self.many.raw_bind_parameter(index + 1, value)?,
            }
        }
        match self.many.raw_execute() {
            Ok(_) => Ok(true),
            Err(error) if self.is_about_the_row(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn insert_one(
        &mut self,
        rows: &Rows,
        row: usize,
        problems: &mut Problems,
    ) -> rusqlite::Result<()> {
        let width = self.columns.len();
        let cells: Vec<&str> = rows.cells(row * width, (row + 1) * width).collect();
        let mut is_right = true;
        for (index, (cell, column)) in cells.iter().zip(self.columns).enumerate() {
            let message = match column.kind.read(cell) {
                Err(message) => message,
                Ok(Bound::Null) if column.is_key => {
                    "is empty, expected a value: it is part of the key".to_owned()
                }
                Ok(value) => {
                    self.one.raw_bind_parameter(index + 1, value)?;
                    continue;
                }
            };
            problems.push(Problem::new(&self.with.file, rows.line(row), &column.name, message));
            is_right = false;
        }
        if !is_right {
            return Ok(());
        }
        match self.one.raw_execute() {
            Ok(_) => self.inserted += 1,
            Err(error) if self.is_about_the_row(&error) => {
                let value = |name: &str| {
                    let index =
                        self.columns.iter().position(|c| c.name.eq_ignore_ascii_case(name))?;
                    cells.get(index).copied()
                };
                problems.push(refusal::row(self.with, rows.line(row), &error, &value));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Whether an error says something about the row, and not about the database or the table.
    ///
    /// A rule that undoes the whole transaction leaves nothing to go on with.
    fn is_about_the_row(&self, error: &rusqlite::Error) -> bool {
        let about_the_row = matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch | ErrorCode::TooBig)
        );
        about_the_row && !self.transaction.is_autocommit()
    }
}
