//! JSON: one document with an array of objects, or one object per line; rows stream through.
//!
//! Numbers stay numbers and NULL is `null`; what JSON cannot say, an infinite real, is
//! `null` too. Bytes are a string of hexadecimal digits. Columns of the same name would
//! overwrite each other in most readers; the second is called `name_2`. All characters that
//! do not show, U+007F and the direction overrides among them, are written as `\u…`, so that
//! a document is safe to look at and still says exactly what the base says.

use std::io::{self, Write};

use super::{Buffer, shown};
use crate::answer::{Cell, RowSink};
use crate::printable;

/// Writes rows as JSON objects.
pub struct Json<'a> {
    out: Buffer<'a>,
    /// Each key as it is written: quoted, escaped, with its colon.
    keys: Vec<Vec<u8>>,
    document: bool,
    first: bool,
}

impl<'a> Json<'a> {
    /// Returns a renderer of one document: an array with an object per row.
    pub fn document(out: &'a mut dyn Write) -> Self {
        Json { out: Buffer::new(out), keys: Vec::new(), document: true, first: true }
    }

    /// Returns a renderer of one object per line.
    pub fn lines(out: &'a mut dyn Write) -> Self {
        Json { document: false, ..Json::document(out) }
    }

    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        let out = &mut self.out.bytes;
        match cell {
            Cell::Null => out.extend_from_slice(b"null"),
            Cell::Integer(number) => write!(out, "{number}")?,
            Cell::Real(number) if !number.is_finite() => out.extend_from_slice(b"null"),
            Cell::Real(number) => out.extend_from_slice(shown::real(number).as_bytes()),
            Cell::Text(text) => string(text, out)?,
            Cell::Blob(bytes) => string(&shown::hex(bytes), out)?,
        }
        Ok(())
    }
}

impl RowSink for Json<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        for (index, name) in distinct(names).iter().enumerate() {
            let mut key = if index == 0 { Vec::new() } else { b",".to_vec() };
            string(name, &mut key)?;
            key.push(b':');
            self.keys.push(key);
        }
        if self.document {
            self.out.text("[");
        }
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.document {
            self.out.text(if self.first { "\n" } else { ",\n" });
        }
        self.first = false;
        self.out.text("{");
        for (index, cell) in cells.iter().enumerate() {
            if let Some(key) = self.keys.get(index) {
                self.out.bytes.extend_from_slice(key);
                self.cell(*cell)?;
            }
        }
        self.out.text(if self.document { "}" } else { "}\n" });
        self.out.row_done()
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.document {
            self.out.text(if self.first { "]\n" } else { "\n]\n" });
        }
        self.out.finish()
    }
}

/// Appends text as a JSON string that shows everything it holds.
fn string(text: &str, out: &mut Vec<u8>) -> io::Result<()> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        serde_json::to_writer(out, text)?;
    } else {
        out.extend_from_slice(printable::json(&serde_json::to_string(text)?).as_bytes());
    }
    Ok(())
}

/// Returns the names with a number added to those that occurred before.
fn distinct(names: &[String]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let mut candidate = name.clone();
        let mut number = 2;
        // A made name must not collide with a column that is really called so.
        while taken.contains(&candidate) || (number > 2 && names.contains(&candidate)) {
            candidate = format!("{name}_{number}");
            number += 1;
        }
        taken.push(candidate);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::distinct;
    use crate::printable;
    use crate::render::Format::{Json, Jsonl};
    use crate::render::Options;
    use crate::render::tests::{rendered, row};
    use crate::value::Value;

    #[test]
    fn keeps_numbers_and_null() {
        let values = vec![
            Value::Null,
            Value::Integer(i64::MAX),
            Value::Real(1.0),
            Value::Real(f64::NAN),
            Value::Text("a\"b\\\n".into()),
            Value::Blob(vec![1, 0xff]),
        ];
        let names = ["a", "b", "c", "d", "e", "f"];
        let text = rendered(Jsonl, &Options::default(), &names, &[values]);
        assert_eq!(
            text,
            "{\"a\":null,\"b\":9223372036854775807,\"c\":1.0,\"d\":null,\"e\":\"a\\\"b\\\\\\n\",\"f\":\"01ff\"}\n"
        );
    }

    #[test]
    fn is_a_document_with_and_without_rows() {
        let rows = [row(&["1"]), row(&["2"])];
        let two = rendered(Json, &Options::default(), &["a"], &rows);
        assert_eq!(two, "[\n{\"a\":\"1\"},\n{\"a\":\"2\"}\n]\n");
        assert_eq!(rendered(Json, &Options::default(), &["a"], &[]), "[]\n");
        assert_eq!(rendered(Jsonl, &Options::default(), &["a"], &[]), "");
    }

    #[test]
    fn any_text_is_visible_and_reads_back_exactly() {
        for code in 0..=0x0010_ffff_u32 {
            let Some(c) = char::from_u32(code) else { continue };
            let text = format!("é{c}{c}x");
            let mut written = Vec::new();
            super::string(&text, &mut written).unwrap();
            let written = String::from_utf8(written).unwrap();
            assert!(!written.chars().any(printable::is_hidden), "U+{code:04X}");
            let read: String = serde_json::from_str(&written).unwrap();
            assert_eq!(read, text, "U+{code:04X}");
        }
    }

    #[test]
    fn columns_of_the_same_name_are_told_apart() {
        let names =
            |names: &[&str]| distinct(&names.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(names(&["a", "a", "a"]), ["a", "a_2", "a_3"]);
        assert_eq!(names(&["a", "a", "a_2"]), ["a", "a_3", "a_2"]);
        assert_eq!(names(&["a_2", "a", "a"]), ["a_2", "a", "a_3"]);
    }
}
