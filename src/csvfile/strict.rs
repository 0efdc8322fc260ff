//! The guard before the csv crate: what it would take silently is refused here.
//!
//! The csv crate reads every sequence of bytes as some rows. This passes on only bytes of
//! which RFC 4180 leaves no doubt what the rows are, and remembers on which line each row
//! starts. It holds nothing but the state of one machine, so that a file of any size is
//! read in constant memory; a cell or a row that is too large ends the reading.

use std::collections::VecDeque;
use std::io::{self, Read};

use super::kind::other_kind;

/// Bytes of one cell; a larger one is most likely a quote that was never closed.
pub(super) const LARGEST_CELL: u64 = 10_000_000;

/// Bytes of one row.
pub(super) const LARGEST_ROW: u64 = 16_000_000;

/// Bytes by which a file is known to be of another kind.
const BEGINNING: usize = 512;

/// Empty lines that are remembered at once; nobody reads about more of them.
const MOST_PENDING: usize = 1_000_000;

/// The byte order mark of UTF-8.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Cells of one row; SQLite has at most 2000 columns.
const MOST_CELLS: usize = 10_000;

/// What else than a comma may stand between names, and how it is called.
const OTHER_DELIMITERS: [(u8, &str); 3] = [(b';', "`;`"), (b'\t', "a tab"), (b'|', "`|`")];

/// What is wrong, and where.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// The line, from 1; 0 for the file as a whole.
    pub(super) line: u64,
    /// What is wrong.
    pub(super) message: String,
}

impl Fault {
    fn new(line: u64, message: impl Into<String>) -> Self {
        Fault { line, message: message.into() }
    }
}

/// A line that starts a row, or an empty one that matters.
#[derive(Clone, Copy, Debug)]
pub(super) enum Start {
    /// A row starts on this line.
    Row(u64),
    /// This line is empty, in a file of one column.
    Empty(u64),
}

/// Where in the grammar the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    RowStart,
    CellStart,
    Bare,
    Quoted,
    /// After a quote in a quoted cell: it closed the cell, or the first of two.
    Closed,
    /// After a carriage return that must be followed by a line feed.
    Return,
    /// The same, on a line that is empty so far.
    EmptyReturn,
}

/// A source of bytes that passes on only what is certain.
pub(super) struct Strict<R> {
    source: R,
    begun: bool,
    state: State,
    /// Bytes passed before the current chunk.
    passed: u64,
    line: u64,
    /// Line on which the current quoted cell opened.
    opened: u64,
    row_line: u64,
    row_at: u64,
    cell_at: u64,
    /// Cells of the row before the current one.
    cells: usize,
    /// Cells of the first row, once it is known.
    columns: Option<usize>,
    /// How often each other delimiter stands unquoted in the first row.
    others: [usize; OTHER_DELIMITERS.len()],
    starts: VecDeque<Start>,
    fault: Option<Fault>,
}

impl<R: Read> Strict<R> {
    pub(super) fn new(source: R) -> Self {
        Strict {
            source,
            begun: false,
            state: State::RowStart,
            passed: 0,
            line: 1,
            opened: 0,
            row_line: 0,
            row_at: 0,
            cell_at: 0,
            cells: 0,
            columns: None,
            others: [0; OTHER_DELIMITERS.len()],
            starts: VecDeque::new(),
            fault: None,
        }
    }

    /// Returns what ended the reading, if it was not the end of the file.
    pub(super) fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// Returns the next line that starts a row or is empty, in the order of the file.
    pub(super) fn next_start(&mut self) -> Option<Start> {
        self.starts.pop_front()
    }

    /// Reads the beginning of the file: long enough to see what it is, its mark removed.
    fn begin(&mut self, buffer: &mut [u8]) -> io::Result<Result<usize, Fault>> {
        self.begun = true;
        let mut length = 0;
        while length < buffer.len().min(BEGINNING) {
            match self.source.read(&mut buffer[length..]) {
                Ok(0) => break,
                Ok(read) => length += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // What came before the error is passed on; it will come again.
                Err(_) if length > 0 => break,
                Err(error) => return Err(error),
            }
        }
        // No more, however much came: what the file is must not hang on who reads it.
        if let Some(kind) = other_kind(&buffer[..length.min(BEGINNING)]) {
            return Ok(Err(Fault::new(0, kind)));
        }
        if buffer[..length].starts_with(MARK) {
            buffer.copy_within(MARK.len()..length, 0);
            length -= MARK.len();
        }
        // The csv crate would remove a second one without a word.
        if buffer[..length].starts_with(MARK) {
            return Ok(Err(Fault::new(1, "begins with two byte order marks")));
        }
        Ok(Ok(length))
    }

    /// Passes over a chunk; on a fault, also says how much of it is whole rows.
    fn pass(&mut self, chunk: &[u8]) -> Result<(), (usize, Fault)> {
        // No text holds these; a file of DOS ends with the second.
        let bad = memchr::memchr2(b'\0', b'\x1a', chunk);
        let certain = &chunk[..bad.unwrap_or(chunk.len())];
        let end = self.passed + certain.len() as u64;
        let mut outcome = self.scan(certain);
        if let (Ok(()), Some(bad)) = (&outcome, bad) {
            let name = if chunk[bad] == 0 { "NUL" } else { "Ctrl-Z" };
            outcome = Err(Fault::new(self.line, format!("holds a {name} byte, expected text")));
        }
        if outcome.is_ok() {
            outcome = self.check_size(end);
        }
        let row_at = usize::try_from(self.row_at.saturating_sub(self.passed)).unwrap_or(0);
        self.passed = end;
        outcome.map_err(|fault| {
            (if self.state == State::RowStart { certain.len() } else { row_at }, fault)
        })
    }

    fn scan(&mut self, chunk: &[u8]) -> Result<(), Fault> {
        let mut at = 0;
        while let Some(&byte) = chunk.get(at) {
            let here = self.passed + at as u64;
            match (self.state, byte) {
                (State::RowStart | State::EmptyReturn, b'\n') => self.empty_line(),
                (State::RowStart, b'\r') => {
                    // The row before is whole; what is wrong from here on takes nothing from it.
                    self.row_at = here;
                    self.cell_at = here;
                    self.state = State::EmptyReturn;
                }
                (State::RowStart, _) => {
                    self.starts.push_back(Start::Row(self.line));
                    self.row_line = self.line;
                    self.row_at = here;
                    self.cell_at = here;
                    self.cells = 0;
                    self.state = State::CellStart;
                    continue;
                }
                (State::CellStart, b'"') => {
                    self.opened = self.line;
                    self.state = State::Quoted;
                }
                (State::Quoted, _) => {
                    let rest = &chunk[at..];
                    let quote = memchr::memchr(b'"', rest);
                    let inside = &rest[..quote.unwrap_or(rest.len())];
                    self.line += memchr::memchr_iter(b'\n', inside).count() as u64;
                    at += inside.len();
                    if quote.is_none() {
                        break;
                    }
                    self.state = State::Closed;
                }
                (State::Closed, b'"') => self.state = State::Quoted,
                (State::CellStart | State::Bare | State::Closed, b',') => {
                    self.cells += 1;
                    if self.cells >= MOST_CELLS {
                        let message = format!("has more than {MOST_CELLS} cells");
                        return Err(Fault::new(self.row_line, message));
                    }
                    self.cell_at = here + 1;
                    self.state = State::CellStart;
                }
                (State::CellStart | State::Bare | State::Closed | State::Return, b'\n') => {
                    self.end_row()?;
                }
                (State::CellStart | State::Bare | State::Closed, b'\r') => {
                    self.state = State::Return;
                }
                (State::Bare, b'"') => {
                    return Err(Fault::new(
                        self.line,
                        "has a quote inside a cell that is not quoted; \
                         quote the whole cell and double the quote",
                    ));
                }
                (State::CellStart | State::Bare, _) => {
                    self.state = State::Bare;
                    let plain = |byte: &u8| !matches!(byte, b',' | b'\n' | b'\r' | b'"');
                    let length = chunk[at..].iter().take_while(|byte| plain(byte)).count();
                    if self.columns.is_none() {
                        self.count_others(&chunk[at..at + length]);
                    }
                    at += length;
                    continue;
                }
                (State::Closed, _) => return Err(self.text_after_quote(byte)),
                (State::Return | State::EmptyReturn, _) => return Err(self.lone_return()),
            }
            at += 1;
        }
        Ok(())
    }

    fn empty_line(&mut self) {
        // Bounded, since the csv crate may pass over any number of them at once.
        if self.columns == Some(1) && self.starts.len() < MOST_PENDING {
            self.starts.push_back(Start::Empty(self.line));
        }
        self.line += 1;
        self.state = State::RowStart;
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        if let Some(fault) = self.other_delimiter() {
            return Err(fault);
        }
        self.columns.get_or_insert(self.cells + 1);
        self.line += 1;
        self.state = State::RowStart;
        Ok(())
    }

    fn count_others(&mut self, bare: &[u8]) {
        for ((delimiter, _), count) in OTHER_DELIMITERS.iter().zip(&mut self.others) {
            *count += memchr::memchr_iter(*delimiter, bare).count();
        }
    }

    /// Returns what is wrong with a header whose names something else than commas parts.
    ///
    /// A single one beside a single comma is enough: `name;price, EUR` would be two columns
    /// of nonsense. No name holds a tab.
    fn other_delimiter(&self) -> Option<Fault> {
        if self.columns.is_some() {
            return None;
        }
        let mut found = OTHER_DELIMITERS.iter().zip(self.others);
        let (_, name) = found
            .find(|((delimiter, _), count)| {
                *count > 0 && (*delimiter == b'\t' || *count >= self.cells)
            })?
            .0;
        let message =
            format!("has {name} between names, expected commas; quote a name in which it is meant");
        Some(Fault::new(self.row_line, message))
    }

    fn check_size(&self, end: u64) -> Result<(), Fault> {
        if self.state == State::RowStart {
            return Ok(());
        }
        let too_large = end - self.cell_at > LARGEST_CELL;
        if too_large && matches!(self.state, State::Quoted | State::Closed) {
            let message = "has a quote that is not closed within 10 MB; \
                           a quote inside a quoted cell is doubled";
            return Err(Fault::new(self.opened, message));
        }
        if too_large {
            return Err(Fault::new(self.line, "has a cell of more than 10 MB"));
        }
        if end - self.row_at > LARGEST_ROW {
            return Err(Fault::new(self.row_line, "is a row of more than 16 MB"));
        }
        Ok(())
    }

    /// Words text after a closing quote; if the cell spans lines, the quote that opened it
    /// is likely the one too many.
    fn text_after_quote(&self, byte: u8) -> Fault {
        if let b';' | b'\t' | b'|' = byte {
            let name =
                if byte == b'\t' { "a tab".to_owned() } else { format!("`{}`", char::from(byte)) };
            let message =
                format!("has {name} after a closing quote, expected cells separated by commas");
            return Fault::new(self.line, message);
        }
        let what = "text after a closing quote; a quote inside a quoted cell is doubled";
        if self.opened == self.line {
            return Fault::new(self.line, format!("has {what}"));
        }
        let message =
            format!("opens a quoted cell that is closed on line {} and has {what}", self.line);
        Fault::new(self.opened, message)
    }

    fn lone_return(&self) -> Fault {
        Fault::new(
            self.line,
            "has a carriage return without a line feed; \
             end lines with LF or CRLF, and quote a cell that holds one",
        )
    }

    /// Returns what is wrong with a file that ends here.
    fn end(&self) -> Option<Fault> {
        match self.state {
            State::Quoted => Some(Fault::new(self.opened, "has a quote that is never closed")),
            State::Return | State::EmptyReturn => Some(self.lone_return()),
            _ => self.other_delimiter(),
        }
    }

    fn stopped(fault: &Fault) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, fault.message.clone())
    }
}

impl<R: Read> Read for Strict<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(fault) = &self.fault {
            return Err(Self::stopped(fault));
        }
        let outcome = if self.begun { Ok(self.source.read(buffer)?) } else { self.begin(buffer)? };
        let (certain, fault) = match outcome {
            Ok(0) => (0, self.end()),
            Ok(length) => match self.pass(&buffer[..length]) {
                Ok(()) => (length, None),
                Err((certain, fault)) => (certain, Some(fault)),
            },
            Err(fault) => (0, Some(fault)),
        };
        self.fault = fault;
        match &self.fault {
            // Whole rows before the fault are passed on first.
            Some(fault) if certain == 0 => Err(Self::stopped(fault)),
            _ => Ok(certain),
        }
    }
}
