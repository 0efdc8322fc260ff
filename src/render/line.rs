//! One `column = value` per line, as in sqlite3's line mode, for rows wide or few.
//!
//! Rows are parted by a blank line. On a terminal a long value is broken into lines that
//! start under its first letter.

use std::io::{self, Write};

use super::{Buffer, Options, measure, shown};
use crate::answer::{Cell, RowSink};
use crate::printable;

/// Below this there is no room for a value beside its name, and nothing is broken.
const NARROWEST: usize = 10;

/// Writes rows line by line.
pub struct Line<'a> {
    out: Buffer<'a>,
    names: Vec<String>,
    /// What precedes a continued line: blanks to below the value.
    indent: String,
    width: Option<usize>,
    color: bool,
    null: String,
    first: bool,
}

impl<'a> Line<'a> {
    /// Returns a renderer that writes to `out`.
    pub fn new(options: &Options, out: &'a mut dyn Write) -> Self {
        Line {
            out: Buffer::new(out),
            names: Vec::new(),
            indent: String::new(),
            width: options.width.map(usize::from),
            color: options.color && options.is_terminal(),
            null: options.null.clone().unwrap_or_default(),
            first: true,
        }
    }
}

impl RowSink for Line<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        let names: Vec<_> = names.iter().map(|name| printable::line(name)).collect();
        let widest = names.iter().map(|name| measure::width(name)).max().unwrap_or(0);
        self.indent = " ".repeat(widest + " = ".len());
        self.names = names
            .iter()
            .map(|name| {
                let blanks = " ".repeat(widest - measure::width(name));
                if self.color { format!("{blanks}\x1b[1m{name}\x1b[0m") } else { blanks + name }
            })
            .collect();
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if !self.first {
            self.out.text("\n");
        }
        self.first = false;
        for (name, cell) in self.names.iter().zip(cells) {
            self.out.text(name);
            self.out.text(" = ");
            let value = shown::shown(*cell, &self.null);
            let room = self.width.map(|width| width.saturating_sub(self.indent.len()));
            match room.filter(|room| *room >= NARROWEST) {
                Some(room) => {
                    for (number, line) in measure::wrap(&value, room).iter().enumerate() {
                        if number > 0 {
                            self.out.text("\n");
                            self.out.text(&self.indent);
                        }
                        self.out.text(line);
                    }
                }
                None => self.out.text(&value),
            }
            self.out.text("\n");
        }
        self.out.row_done()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::render::Format::Line;
    use crate::render::Options;
    use crate::render::tests::{rendered, row};

    #[test]
    fn aligns_names_and_parts_rows() {
        let rows = vec![row(&["rds", "customer"]), row(&["s3", ""])];
        assert_eq!(
            rendered(Line, &Options::default(), &["service", "id"], &rows),
            "service = rds\n     id = customer\n\nservice = s3\n     id = \n"
        );
    }

    #[test]
    fn breaks_long_values_on_a_terminal_only() {
        let rows = vec![row(&["the customer applies the patch"])];
        let narrow = Options { width: Some(20), ..Options::default() };
        assert_eq!(
            rendered(Line, &narrow, &["who"], &rows),
            "who = the customer\n      applies the\n      patch\n"
        );
        assert_eq!(
            rendered(Line, &Options::default(), &["who"], &rows),
            "who = the customer applies the patch\n"
        );
    }
}
