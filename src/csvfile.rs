//! One CSV file as rows with line numbers, refused rather than guessed at.
//!
//! The csv crate reads; what it lets pass silently is found first by a small scan of the
//! bytes: an unclosed quote (named where it opened), text after a closing quote, a NUL, a
//! file that is no text at all.

use crate::problem::Problem;

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
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let problem = |line, message: String| vec![Problem::new(name, line, "", message)];
    scan(bytes).map_err(|(line, message)| problem(line, message))?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = csv::StringRecord::new();
    let mut header: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problems.push(Problem::new(name, line, "", "is not valid UTF-8 text"));
                continue;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        if header.is_empty() {
            header = record.iter().map(str::to_owned).collect();
        } else if record.len() == header.len() {
            rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
        } else {
            let message = format!("has {} cells, expected {}", record.len(), header.len());
            problems.push(Problem::new(name, line, "", message));
        }
    }
    if problems.is_empty() { Ok(CsvFile { header, rows }) } else { Err(problems) }
}

/// Finds what the csv crate would take silently: the line and what is wrong with it.
fn scan(bytes: &[u8]) -> Result<(), (u64, String)> {
    if bytes.is_empty() {
        return Err((0, "is empty, expected a header".to_owned()));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err((0, "is a workbook or archive, expected CSV text: export it as CSV".to_owned()));
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return Err((0, "is a SQLite database, expected CSV text".to_owned()));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err((0, "is UTF-16 text, expected UTF-8".to_owned()));
    }
    let mut line = 1;
    let mut opened = 0;
    // What the last byte was: start of a cell, in a bare cell, in quotes, or after a quote.
    let mut state = State::Start;
    for &byte in bytes {
        if byte == 0 {
            return Err((line, "holds a NUL byte, expected text".to_owned()));
        }
        state = match (state, byte) {
            (State::Quoted, b'"') => State::Closed,
            (State::Quoted, _) => State::Quoted,
            (State::Closed, b'"') => State::Quoted,
            (_, b',' | b'\n' | b'\r') => State::Start,
            (State::Closed, _) => {
                return Err((line, "has text after a closing quote; double a quote inside a cell".to_owned()));
            }
            (State::Start, b'"') => {
                opened = line;
                State::Quoted
            }
            (State::Bare, b'"') => {
                return Err((line, "has a quote inside a cell that is not quoted".to_owned()));
            }
            (State::Start | State::Bare, _) => State::Bare,
        };
        if byte == b'\n' {
            line += 1;
        }
    }
    if state == State::Quoted {
        return Err((opened, "has a quote that is never closed".to_owned()));
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Start,
    Bare,
    Quoted,
    Closed,
}

#[cfg(test)]
mod tests {
    use super::read;

    fn problems(text: &[u8]) -> String {
        read("a.csv", text).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn takes_a_byte_order_mark_and_crlf() {
        let file = read("a.csv", b"\xEF\xBB\xBFid,name\r\na,\"x,\"\"y\"\"\"\r\n").unwrap();
        assert_eq!(file.header, ["id", "name"]);
        assert_eq!(file.rows[0].cells, ["a", "x,\"y\""]);
        assert_eq!(file.rows[0].line, 2);
    }

    #[test]
    fn names_the_line_where_a_quote_opened() {
        assert_eq!(problems(b"id\n\"a\nb\nc\n"), "a.csv:2: has a quote that is never closed");
    }

    #[test]
    fn reports_every_ragged_row() {
        assert_eq!(
            problems(b"a,b\n1\n1,2\n1,2,3\n"),
            "a.csv:2: has 1 cells, expected 2\na.csv:4: has 3 cells, expected 2"
        );
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert!(problems(b"").contains("is empty"));
        assert!(problems(b"PK\x03\x04xx").contains("workbook"));
        assert!(problems(b"a\n\xFF\xFEx\n").contains("a.csv:2: is not valid UTF-8"));
        assert!(problems(b"a\nx\0y\n").contains("a.csv:2: holds a NUL"));
        assert!(problems(b"a\n\"x\"y\n").contains("a.csv:2: has text after"));
    }
}
