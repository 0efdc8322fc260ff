//! The border between asking and showing: columns and rows, and nothing else.
//!
//! A renderer sees cells and never the database; a query hands over rows one at a time and
//! never knows how they are shown. Both can be tested with rows written by hand.

use std::io;

use crate::value::Value;

/// A cell on its way to a renderer, lent for the time of one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing recorded.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Real(f64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

impl<'a> From<&'a Value> for Cell<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Cell::Null,
            Value::Integer(number) => Cell::Integer(*number),
            Value::Real(number) => Cell::Real(*number),
            Value::Text(text) => Cell::Text(text),
            Value::Blob(bytes) => Cell::Blob(bytes),
        }
    }
}

impl Cell<'_> {
    /// Returns an owned copy.
    pub fn to_value(self) -> Value {
        match self {
            Cell::Null => Value::Null,
            Cell::Integer(number) => Value::Integer(number),
            Cell::Real(number) => Value::Real(number),
            Cell::Text(text) => Value::Text(text.to_owned()),
            Cell::Blob(bytes) => Value::Blob(bytes.to_vec()),
        }
    }
}

/// Takes rows as they come: a renderer, or a collector.
pub trait RowSink {
    /// Is told the columns, once, before any row.
    fn columns(&mut self, names: &[String]) -> io::Result<()>;
    /// Takes one row, as many cells as there are columns.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;
    /// Is told that there are no more rows.
    fn finish(&mut self) -> io::Result<()>;
}

/// All rows of a query, in memory; for answers of a size that people read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Answer {
    /// Hands all rows to a sink.
    pub fn send(&self, sink: &mut dyn RowSink) -> io::Result<()> {
        sink.columns(&self.columns)?;
        for row in &self.rows {
            let cells: Vec<Cell<'_>> = row.iter().map(Cell::from).collect();
            sink.row(&cells)?;
        }
        sink.finish()
    }

    /// Returns the cell of a row by the column's name.
    pub fn get(&self, row: usize, column: &str) -> Option<&Value> {
        let index = self.columns.iter().position(|name| name == column)?;
        self.rows.get(row)?.get(index)
    }

    /// Returns the text of a cell by the column's name; nothing for NULL.
    pub fn text(&self, row: usize, column: &str) -> Option<&str> {
        self.get(row, column)?.as_str()
    }
}

impl RowSink for Answer {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        self.columns = names.to_vec();
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.rows.push(cells.iter().map(|cell| cell.to_value()).collect());
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use crate::value::Value;

    #[test]
    fn passes_rows_on_unchanged() {
        let answer = Answer {
            columns: vec!["a".into(), "b".into()],
            rows: vec![
                vec![Value::Integer(1), Value::Null],
                vec![Value::Text("x".into()), Value::Real(0.5)],
            ],
        };
        let mut copy = Answer::default();
        answer.send(&mut copy).unwrap();
        assert_eq!(copy, answer);
        assert_eq!(answer.text(1, "a"), Some("x"));
        assert_eq!(answer.text(0, "a"), None);
    }
}
