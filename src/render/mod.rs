//! Rows as text: one renderer per format, all fed the same way.
//!
//! A renderer takes rows as they come and writes as it goes; only the table has to see rows
//! before it can draw them. None of them knows the database or the command line. Whether
//! the reader is a person at a terminal decides two things, both in [`Options`]: lines are
//! fitted to a width, and nothing that could steer a terminal leaves raw.

pub mod delimited;
pub mod document;
pub mod html;
pub mod json;
pub mod line;
pub mod markdown;
pub mod measure;
pub mod shown;
pub mod table;

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;
use std::str::FromStr;

use crate::answer::RowSink;
use crate::error::{Error, ErrorKind};
use crate::suggest;

/// A way of writing rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table with borders, for people.
    #[default]
    Table,
    /// One `column = value` per line, for rows too wide for a table.
    Line,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One JSON document: an array of objects.
    Json,
    /// One JSON object per line.
    Jsonl,
    /// A Markdown table.
    Markdown,
    /// A whole HTML page.
    Html,
}

impl Format {
    /// All formats with their names, in the order in which help lists them.
    pub const NAMES: [(&'static str, Format); 8] = [
        ("table", Format::Table),
        ("line", Format::Line),
        ("csv", Format::Csv),
        ("tsv", Format::Tsv),
        ("json", Format::Json),
        ("jsonl", Format::Jsonl),
        ("markdown", Format::Markdown),
        ("html", Format::Html),
    ];

    /// Returns the name that users type.
    pub fn name(self) -> &'static str {
        let named = Format::NAMES.iter().find(|(_, format)| *format == self);
        named.map_or("table", |(name, _)| name)
    }

    /// Returns the format that a file's extension (without the dot, in any case) asks for.
    pub fn from_extension(extension: &str) -> Option<Format> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" => Some(Format::Table),
            "csv" => Some(Format::Csv),
            "tsv" | "tab" => Some(Format::Tsv),
            "json" => Some(Format::Json),
            "jsonl" | "ndjson" => Some(Format::Jsonl),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            _ => None,
        }
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let mut named = Format::NAMES.iter();
        if let Some((_, format)) = named.find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Ok(*format);
        }
        let known = Format::NAMES.map(|(known, _)| known);
        let hint = match suggest::nearest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("formats are {}", known.join(", ")),
        };
        Err(Error::new(ErrorKind::Usage, format!("there is no format `{name}`")).hint(hint))
    }
}

/// How rows are to be written, whatever the format.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Width of the terminal; none when a pipe or a file is written, where nothing is cut.
    pub width: Option<u16>,
    /// Whether to use colour; only ever on a terminal.
    pub color: bool,
    /// What stands for NULL, so that it can be told from the empty text; JSON has its own.
    pub null: Option<String>,
    /// Whether CSV and TSV disarm text that a spreadsheet would run as a formula.
    pub spreadsheet_safe: bool,
    /// Counts the cells of CSV and TSV that a spreadsheet would run and nobody disarmed.
    pub formulas: Option<Rc<Cell<u64>>>,
    /// Title of an HTML page.
    pub title: Option<String>,
}

impl Options {
    /// Whether a person reads along, and a terminal obeys.
    pub fn is_terminal(&self) -> bool {
        self.width.is_some()
    }
}

/// Returns what writes rows in that format.
pub fn renderer<'a>(
    format: Format,
    options: &Options,
    out: &'a mut dyn Write,
) -> Box<dyn RowSink + 'a> {
    match format {
        Format::Table => Box::new(table::Table::new(options, out)),
        Format::Line => Box::new(line::Line::new(options, out)),
        Format::Csv => Box::new(delimited::Delimited::new(b',', options, out)),
        Format::Tsv => Box::new(delimited::Delimited::new(b'\t', options, out)),
        Format::Json => Box::new(json::Json::document(out)),
        Format::Jsonl => Box::new(json::Json::lines(out)),
        Format::Markdown => Box::new(markdown::Markdown::new(options, out)),
        Format::Html => Box::new(html::Html::new(options, out)),
    }
}

/// Collects what a renderer writes and hands it on in large pieces.
struct Buffer<'a> {
    bytes: Vec<u8>,
    out: &'a mut dyn Write,
}

impl<'a> Buffer<'a> {
    /// Pieces of this size cost next to nothing per row, and fit the caches.
    const SIZE: usize = 256 * 1024;

    fn new(out: &'a mut dyn Write) -> Self {
        Buffer { bytes: Vec::new(), out }
    }

    fn text(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// To be called after each row: hands on what has come together, if it is enough.
    fn row_done(&mut self) -> io::Result<()> {
        if self.bytes.len() >= Buffer::SIZE { self.hand_on() } else { Ok(()) }
    }

    fn hand_on(&mut self) -> io::Result<()> {
        let outcome = self.out.write_all(&self.bytes);
        // Also after a failure: what could not be written must not be written twice.
        self.bytes.clear();
        outcome
    }

    fn finish(&mut self) -> io::Result<()> {
        self.hand_on()?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests;
