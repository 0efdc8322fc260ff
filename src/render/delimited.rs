//! CSV and TSV: RFC 4180 quoting, a header, `\n`; rows stream through.
//!
//! NULL is nothing at all, the empty text is `""`, so that the two differ already in the
//! bytes. Few readers look at quotes; with the `null` option NULL is that text, unquoted
//! where it can be, and a text cell that happens to be the same is quoted. A file of one
//! column would show NULL as an empty line, which readers skip; there it is `""` unless the
//! option names it.
//!
//! TSV is the same with a tab, as spreadsheets read and write it. Bytes are hexadecimal.

use std::io::{self, Write};
use std::rc::Rc;

use super::{Buffer, Options, shown};
use crate::answer::{Cell, RowSink};
use crate::printable;

/// Writes rows of delimited text.
pub struct Delimited<'a> {
    out: Buffer<'a>,
    delimiter: u8,
    null: Option<String>,
    spreadsheet_safe: bool,
    formulas: Option<Rc<std::cell::Cell<u64>>>,
    terminal: bool,
}

impl<'a> Delimited<'a> {
    /// Returns a renderer that writes to `out`.
    pub fn new(delimiter: u8, options: &Options, out: &'a mut dyn Write) -> Self {
        Delimited {
            out: Buffer::new(out),
            delimiter,
            null: options.null.clone(),
            spreadsheet_safe: options.spreadsheet_safe,
            formulas: options.formulas.clone(),
            terminal: options.is_terminal(),
        }
    }

    fn text(&mut self, text: &str) {
        if !self.terminal
            && !self.spreadsheet_safe
            && let Some(formulas) = &self.formulas
        {
            formulas.set(formulas.get() + u64::from(is_formula(text)));
        }
        let disarm = if self.spreadsheet_safe && is_formula(text) { "'" } else { "" };
        if self.terminal {
            self.quoted(&printable::line(text), disarm);
        } else {
            self.quoted(text, disarm);
        }
    }

    /// Writes a column's name, in quotes also where a reader could take the file for one of
    /// another kind, or of another delimiter.
    fn name(&mut self, name: &str) {
        let misleading =
            name.trim_start().starts_with(['[', '{', '<', '%']) || name.contains([';', '|', '\t']);
        if misleading && !self.terminal {
            let disarm = if self.spreadsheet_safe && is_formula(name) { "'" } else { "" };
            self.in_quotes(name.as_bytes(), disarm.as_bytes());
        } else {
            self.text(name);
        }
    }

    /// Writes text after a prefix, in quotes where it must be.
    fn quoted(&mut self, text: &str, prefix: &str) {
        let delimiter = self.delimiter;
        let bytes = text.as_bytes();
        // Without a way out of the loop, so that it compiles to a few wide comparisons.
        let special = bytes.iter().fold(0, |found, &byte| {
            found
                | u8::from(byte == delimiter)
                | u8::from(byte == b'"')
                | u8::from(byte == b'\n')
                | u8::from(byte == b'\r')
        });
        let taken = prefix.is_empty()
            && (bytes.is_empty()
                || self.null.as_deref() == Some(text)
                // A reader would take it for the byte order mark.
                || bytes.starts_with("\u{feff}".as_bytes()));
        if special == 0 && !taken {
            let out = &mut self.out.bytes;
            out.extend_from_slice(prefix.as_bytes());
            out.extend_from_slice(bytes);
            return;
        }
        self.in_quotes(bytes, prefix.as_bytes());
    }

    fn in_quotes(&mut self, bytes: &[u8], prefix: &[u8]) {
        let out = &mut self.out.bytes;
        out.push(b'"');
        out.extend_from_slice(prefix);
        for (number, part) in bytes.split(|&byte| byte == b'"').enumerate() {
            if number > 0 {
                out.extend_from_slice(b"\"\"");
            }
            out.extend_from_slice(part);
        }
        out.push(b'"');
    }

    fn null(&mut self, alone: bool) {
        match &self.null {
            Some(null) if !null.is_empty() => {
                let null = if self.terminal { printable::line(null) } else { null.into() };
                let special = [self.delimiter, b'"', b'\n', b'\r'];
                if null.bytes().any(|byte| special.contains(&byte)) || null.starts_with('\u{feff}')
                {
                    let null = null.into_owned();
                    self.quoted(&null, "");
                } else {
                    self.out.bytes.extend_from_slice(null.as_bytes());
                }
            }
            _ if alone => self.out.text("\"\""),
            _ => {}
        }
    }

    fn cell(&mut self, cell: Cell<'_>, alone: bool) -> io::Result<()> {
        match cell {
            Cell::Null => self.null(alone),
            Cell::Integer(number) => write!(self.out.bytes, "{number}")?,
            Cell::Real(number) => self.out.text(&shown::real(number)),
            Cell::Text(text) => self.text(text),
            Cell::Blob(bytes) => self.quoted(&shown::hex(bytes), ""),
        }
        Ok(())
    }
}

impl RowSink for Delimited<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                self.out.bytes.push(self.delimiter);
            }
            self.name(name);
        }
        self.out.text("\n");
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.out.bytes.push(self.delimiter);
            }
            self.cell(*cell, cells.len() == 1)?;
        }
        self.out.bytes.push(b'\n');
        self.out.row_done()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.finish()
    }
}

/// Whether a spreadsheet could run the text as a formula.
///
/// After the list of OWASP: `= + - @`, their full-width forms, tab, CR, LF and NUL, behind
/// blanks or letters that do not show.
pub fn is_formula(text: &str) -> bool {
    for c in text.chars() {
        match c {
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | '\0' => {
                return true;
            }
            _ if c.is_whitespace() || printable::is_hidden(c) => {}
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_formula;
    use crate::answer::Answer;
    use crate::render::Format::{Csv, Tsv};
    use crate::render::Options;
    use crate::render::tests::{rendered, row};
    use crate::value::Value;

    fn csv(options: &Options, values: Vec<Value>) -> String {
        let names: Vec<String> = (0..values.len()).map(|n| format!("c{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let text = rendered(Csv, options, &names, &[values]);
        text.split_once('\n').unwrap().1.to_owned()
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn quotes_what_must_be_quoted_and_nothing_else() {
        let values = ["plain", "two words", "a,b", "say \"hi\"", "a\nb", "a\rb", "", "'", "ü;\t"];
        assert_eq!(
            csv(&Options::default(), values.map(text).into()),
            "plain,two words,\"a,b\",\"say \"\"hi\"\"\",\"a\nb\",\"a\rb\",\"\",',ü;\t\n"
        );
        assert_eq!(
            rendered(Tsv, &Options::default(), &["a", "b"], &[row(&["x,y", "x\ty"])]),
            "a\tb\nx,y\t\"x\ty\"\n"
        );
    }

    #[test]
    fn a_name_does_not_mislead_about_the_file() {
        let names = ["[[a", "{b", "<c", " %PDF-", "d;e", "f|g", "h i"];
        assert_eq!(
            rendered(Csv, &Options::default(), &names, &[]),
            "\"[[a\",\"{b\",\"<c\",\" %PDF-\",\"d;e\",\"f|g\",h i\n"
        );
    }

    #[test]
    fn null_and_the_empty_text_differ() {
        let values = || vec![Value::Null, text(""), text("NULL"), Value::Integer(0)];
        assert_eq!(csv(&Options::default(), values()), ",\"\",NULL,0\n");
        let named = Options { null: Some("NULL".into()), ..Options::default() };
        assert_eq!(csv(&named, values()), "NULL,\"\",\"NULL\",0\n");
        let odd = Options { null: Some("a,\"b\"\n".into()), ..Options::default() };
        assert_eq!(csv(&odd, vec![Value::Null]), "\"a,\"\"b\"\"\n\"\n", "still one cell");
    }

    #[test]
    fn a_lone_null_is_no_empty_line() {
        assert_eq!(csv(&Options::default(), vec![Value::Null]), "\"\"\n");
        let named = Options { null: Some("NULL".into()), ..Options::default() };
        assert_eq!(csv(&named, vec![Value::Null]), "NULL\n");
    }

    #[test]
    fn numbers_and_bytes_are_readable_back() {
        let values = vec![
            Value::Integer(i64::MIN),
            Value::Real(0.1),
            Value::Real(-1.0),
            Value::Real(f64::INFINITY),
            Value::Blob(vec![0, 0xab]),
            Value::Blob(Vec::new()),
        ];
        let line = csv(&Options::default(), values);
        assert_eq!(line, "-9223372036854775808,0.1,-1.0,Inf,00ab,\"\"\n");
    }

    #[test]
    fn an_independent_reader_gets_the_same_text_back() {
        let texts = ["", "\u{feff}x", "\"", "\"\"", ",", "\r\n", " x ", "x\0y", "\n", "é\"\n,"];
        let rows: Vec<Vec<Value>> = texts.iter().map(|t| vec![text(t), text("end")]).collect();
        let written = rendered(Csv, &Options::default(), &["\u{feff}a", "b\n"], &rows);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
        let read: Vec<String> =
            reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
        assert_eq!(read[0], "\u{feff}a");
        assert_eq!(read[1..], texts);
    }

    #[test]
    fn disarms_formulas_and_leaves_numbers() {
        let safe = Options { spreadsheet_safe: true, ..Options::default() };
        for formula in
            ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\0", "＝1", "＋", "－1", "＠"]
        {
            for blanks in ["", " ", "   ", "\u{a0}", "\u{200b}"] {
                assert!(is_formula(&format!("{blanks}{formula}")), "{blanks:?}{formula:?}");
            }
        }
        for harmless in ["", " ", "a=1", "1-1", "'=1", "x", "(=1)", "—"] {
            assert!(!is_formula(harmless), "{harmless:?}");
        }
        let values =
            vec![text("=A1,2"), text("-1"), Value::Integer(-1), Value::Real(-0.5), Value::Null];
        assert_eq!(csv(&safe, values), "\"'=A1,2\",'-1,-1,-0.5,\n");
        assert_eq!(csv(&Options::default(), vec![text("=A1")]), "=A1\n");
        assert_eq!(rendered(Csv, &safe, &["=a"], &[]), "'=a\n");
    }

    #[test]
    fn nothing_steers_a_terminal() {
        let terminal = Options { width: Some(80), null: Some("\x07".into()), ..Options::default() };
        assert_eq!(csv(&terminal, vec![text("\x1b[2J\n"), Value::Null]), "\\x1b[2J\\n,\\x07\n");
    }

    #[test]
    fn an_answer_without_rows_is_a_header() {
        let answer = Answer { columns: vec!["a".into(), String::new()], rows: vec![] };
        let mut out = Vec::new();
        answer.send(&mut *crate::render::renderer(Csv, &Options::default(), &mut out)).unwrap();
        assert_eq!(out, b"a,\"\"\n");
    }
}
