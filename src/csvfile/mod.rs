//! CSV as rows with line numbers, refused rather than guessed at.
//!
//! The csv crate takes cells apart; what it would let pass silently, a guard before it has
//! refused, in `strict.rs`. UTF-8 with or without byte order mark, LF and CRLF, also mixed,
//! the last line end or none: all are read. Everything else is an error with its line.
//!
//! An empty line is no row, and is skipped. In a file of one column it could as well be an
//! empty cell, so there it is refused; an empty cell is `""`. Cells are not trimmed, and
//! stay text: leading zeros and dates are not touched.

mod kind;
mod problems;
mod strict;

use std::io::Read;

use crate::problem::Problem;
pub use problems::Problems;
use strict::{Start, Strict};

/// Most columns; SQLite allows no more.
const MOST_COLUMNS: usize = 2000;

/// One line of the file below the header.
#[derive(Debug)]
pub struct Row {
    /// Line on which the row starts, counted from 1.
    pub line: u64,
    /// Its cells, as many as the header has.
    pub cells: Vec<String>,
}

/// A file that could be read.
#[derive(Debug)]
pub struct CsvFile {
    /// Names of the columns.
    pub header: Vec<String>,
    /// The rows in the order of the file.
    pub rows: Vec<Row>,
}

/// Reads a whole file; collects every row that is wrong.
pub fn read(name: &str, bytes: &[u8]) -> Result<CsvFile, Vec<Problem>> {
    let mut reader = Reader::new(name, bytes)?;
    let mut problems = Problems::new(name);
    let mut rows = Vec::new();
    while let Some(row) = reader.next_row() {
        match row {
            Ok(row) if problems.is_empty() => {
                let cells = row.cells().map(str::to_owned).collect();
                rows.push(Row { line: row.line, cells });
            }
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
        if problems.is_hopeless() {
            break;
        }
    }
    problems.into_result()?;
    Ok(CsvFile { header: reader.header, rows })
}

/// Reads a file of any size row by row, in constant memory.
pub struct Reader<R> {
    name: String,
    header: Vec<String>,
    source: csv::Reader<Strict<R>>,
    record: csv::StringRecord,
    /// A row that is read but not handed out yet: the empty lines before it come first.
    held: Option<Held>,
    over: bool,
    /// What ended the reading, to be told when all before it has been.
    failed: Option<Problem>,
}

/// What was read of a row.
enum Held {
    /// All of it, in the reader's record.
    Row,
    /// Bytes that are no text.
    InvalidText { column: usize },
}

/// One row, lent until the next is read.
#[derive(Debug)]
pub struct RowRef<'a> {
    /// Line on which the row starts, counted from 1.
    pub line: u64,
    record: &'a csv::StringRecord,
}

impl<'a> RowRef<'a> {
    /// Returns its cells, as many as the header has.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.record.iter()
    }

    /// Returns one cell; the empty text if there is no such column.
    pub fn cell(&self, index: usize) -> &'a str {
        self.record.get(index).unwrap_or_default()
    }
}

impl<R: Read> Reader<R> {
    /// Begins to read: the header must be right, or no cell could be trusted.
    ///
    /// `name` is the file as people know it, for problems.
    pub fn new(name: &str, source: R) -> Result<Self, Vec<Problem>> {
        let source = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(256 * 1024)
            .from_reader(Strict::new(source));
        let mut reader = Reader {
            name: name.to_owned(),
            header: Vec::new(),
            source,
            record: csv::StringRecord::new(),
            held: None,
            over: false,
            failed: None,
        };
        let (line, header) = match reader.next_record() {
            None => return Err(vec![reader.problem(0, "is empty, expected a header")]),
            Some(Err(problem)) => return Err(vec![problem]),
            Some(Ok(line)) => (line, reader.record.iter().map(str::to_owned).collect::<Vec<_>>()),
        };
        let problems: Vec<Problem> = header_faults(&header)
            .into_iter()
            .map(|message| reader.problem(line, &message))
            .collect();
        reader.header = header;
        if problems.is_empty() { Ok(reader) } else { Err(problems) }
    }

    /// Returns the names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Returns the next row, or what is wrong with it; reading may go on after a problem.
    pub fn next_row(&mut self) -> Option<Result<RowRef<'_>, Problem>> {
        let line = match self.next_record()? {
            Ok(line) => line,
            Err(problem) => return Some(Err(problem)),
        };
        if self.record.len() != self.header.len() {
            let message = ragged(line, &self.record, self.header.len());
            return Some(Err(self.problem(line, &message)));
        }
        Some(Ok(RowRef { line, record: &self.record }))
    }

    /// Reads a record of any length and returns its line.
    fn next_record(&mut self) -> Option<Result<u64, Problem>> {
        while !self.over && self.held.is_none() {
            match self.source.read_record(&mut self.record) {
                Ok(true) => self.held = Some(Held::Row),
                Ok(false) => self.over = true,
                Err(error) => {
                    if let csv::ErrorKind::Utf8 { err, .. } = error.kind() {
                        self.held = Some(Held::InvalidText { column: err.field() });
                        break;
                    }
                    self.over = true;
                    self.failed = Some(match self.source.get_ref().fault() {
                        Some(fault) => self.problem(fault.line, &fault.message),
                        None => self.problem(0, &format!("cannot be read: {error}")),
                    });
                }
            }
        }
        match (self.source.get_mut().next_start(), self.held.take()) {
            (Some(Start::Empty(line)), held) => {
                self.held = held;
                Some(Err(self.problem(
                    line,
                    "is an empty line; in a file of one column an empty cell is written `\"\"`",
                )))
            }
            (Some(Start::Row(line)), Some(Held::Row)) => Some(Ok(line)),
            (Some(Start::Row(line)), Some(Held::InvalidText { column })) => {
                let column = self.header.get(column).map_or("", String::as_str);
                let message = "is not valid UTF-8 text: save the file as UTF-8";
                Some(Err(Problem::new(&self.name, line, column, message)))
            }
            // The row that could not be read, or none.
            (_, _) => self.failed.take().map(Err),
        }
    }

    fn problem(&self, line: u64, message: &str) -> Problem {
        Problem::new(&self.name, line, "", message)
    }
}

/// Words a row of the wrong length; one that spans lines is likely to hold a stray quote.
fn ragged(line: u64, record: &csv::StringRecord, expected: usize) -> String {
    let found = record.len();
    let cells = if found == 1 { "cell" } else { "cells" };
    let breaks = record.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
    let stray = match breaks {
        0 => String::new(),
        _ => format!("; it reaches to line {}, is a quote missing?", line + breaks),
    };
    format!("has {found} {cells}, expected {expected}{stray}")
}

/// Returns everything that is wrong with the names of the columns.
fn header_faults(header: &[String]) -> Vec<String> {
    if header.len() > MOST_COLUMNS {
        return vec![format!("has {} columns, expected at most {MOST_COLUMNS}", header.len())];
    }
    if let [only] = header
        && let Some(other) = only.chars().find(|c| matches!(c, ';' | '\t' | '|'))
    {
        let name = if other == '\t' { "a tab".to_owned() } else { format!("`{other}`") };
        return vec![format!(
            "has one column with {name} in its name, expected commas between names"
        )];
    }
    let mut faults = Vec::new();
    let mut seen = std::collections::HashMap::new();
    for (index, name) in header.iter().enumerate() {
        let number = index + 1;
        let trimmed = name.trim();
        if trimmed.is_empty() {
            faults.push(format!("has no name for column {number}"));
        } else if name.chars().any(is_hidden) {
            faults
                .push(format!("has a character that does not show in the name of column {number}"));
        } else if let Some(first) = seen.insert(trimmed.to_lowercase(), number) {
            let short: String = trimmed.chars().take(60).collect();
            faults.push(format!("has the name `{short}` twice, for columns {first} and {number}"));
        }
    }
    faults
}

/// Whether a character in a name is more likely the end of a line, or the mark of a file
/// that was appended, than part of the name.
fn is_hidden(c: char) -> bool {
    let is_break = matches!(c, '\n' | '\r' | '\t');
    (c.is_control() && !is_break) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wild;
