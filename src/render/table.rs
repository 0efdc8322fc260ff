//! A table with borders, for people; drawn as `sqlite3 -box` draws it.
//!
//! A column is as wide as its widest cell, so rows are kept until all are there, as one
//! piece of text and not as an object per cell. Where that is wider than the terminal,
//! comfy-table fits the columns to it and breaks long cells. It is slow for many rows;
//! therefore a terminal gets a table for every thousand rows, which also repeats the header
//! before it has scrolled away. A pipe gets one table, and nothing in it is ever cut; only
//! where it would take too much memory, another one begins.

use std::io::{self, Write};

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, TableStyle,
    Width,
};

use super::{Buffer, Options, line, measure, shown};
use crate::answer::{Cell, RowSink};
use crate::printable;

/// Rows of one table on a terminal.
const BLOCK: usize = 1000;

/// Bytes of text of one table.
const LARGEST: usize = 32 * 1024 * 1024;

/// Columns of a terminal that each column of the table must get on average; with less,
/// cells would be towers of letters, and rows are shown line by line instead.
const NARROWEST: usize = 8;

/// The look, without lines between rows.
const STYLE: TableStyle = TableStyle::new()
    .top_border(LineStyle::new('┌', '─', '┬', '┐'))
    .header_lines(ContentLineStyle::new('│', '│', '│'))
    .header_separator(LineStyle::new('├', '─', '┼', '┤'))
    .content_lines(ContentLineStyle::new('│', '│', '│'))
    .bottom_border(LineStyle::new('└', '─', '┴', '┘'));

/// Draws rows as a table.
pub struct Table<'a> {
    out: Buffer<'a>,
    options: Options,
    names: Vec<String>,
    rows: Rows,
    /// Per column, its widest cell and whether all its values are numbers.
    columns: Vec<Column>,
}

/// Cells of many rows, one after the other.
#[derive(Default)]
struct Rows {
    text: String,
    /// Per cell, where its text ends and how wide it is.
    cells: Vec<(usize, usize)>,
}

#[derive(Clone, Default)]
struct Column {
    width: usize,
    holds_numbers: bool,
    holds_others: bool,
}

impl Column {
    /// Numbers are compared digit under digit.
    fn is_right(&self) -> bool {
        self.holds_numbers && !self.holds_others
    }
}

impl<'a> Table<'a> {
    /// Returns a renderer that writes to `out`.
    pub fn new(options: &Options, out: &'a mut dyn Write) -> Self {
        Table {
            out: Buffer::new(out),
            options: options.clone(),
            names: Vec::new(),
            rows: Rows::default(),
            columns: Vec::new(),
        }
    }

    /// Draws the rows that are kept, and forgets them.
    fn draw(&mut self) -> io::Result<()> {
        let natural = self.columns.iter().map(|column| column.width + 3).sum::<usize>() + 1;
        match self.options.width.map(usize::from) {
            Some(width) if natural > width => {
                if width / self.columns.len().max(1) < NARROWEST {
                    self.draw_lines()?;
                } else {
                    self.draw_fitted();
                }
            }
            _ => self.draw_whole()?,
        }
        self.rows.text.clear();
        self.rows.cells.clear();
        self.columns = self.names.iter().map(|name| Column::of(name)).collect();
        self.out.row_done()
    }

    /// Draws every cell on one line.
    fn draw_whole(&mut self) -> io::Result<()> {
        let columns = std::mem::take(&mut self.columns);
        self.rule(&columns, "┌", "┬", "┐")?;
        let bold = self.options.color && self.options.is_terminal();
        for (index, (name, column)) in self.names.iter().zip(&columns).enumerate() {
            self.out.text(if index == 0 { "│ " } else { " │ " });
            if bold {
                self.out.text("\x1b[1m");
            }
            self.out.text(name);
            if bold {
                self.out.text("\x1b[0m");
            }
            blanks(&mut self.out, column.width - measure::width(name));
        }
        self.out.text(" │\n");
        self.rule(&columns, "├", "┼", "┤")?;
        let mut start = 0;
        for row in self.rows.cells.chunks(columns.len().max(1)) {
            for (index, ((end, width), column)) in row.iter().zip(&columns).enumerate() {
                self.out.text(if index == 0 { "│ " } else { " │ " });
                let gap = column.width - width;
                if column.is_right() {
                    blanks(&mut self.out, gap);
                    self.out.text(&self.rows.text[start..*end]);
                } else {
                    self.out.text(&self.rows.text[start..*end]);
                    blanks(&mut self.out, gap);
                }
                start = *end;
            }
            self.out.text(" │\n");
            self.out.row_done()?;
        }
        self.rule(&columns, "└", "┴", "┘")
    }

    fn rule(&mut self, columns: &[Column], left: &str, cross: &str, right: &str) -> io::Result<()> {
        self.out.text(left);
        for (index, column) in columns.iter().enumerate() {
            if index > 0 {
                self.out.text(cross);
            }
            for _ in 0..column.width + 2 {
                self.out.text("─");
                // A rule is as long as the widest cells, and those may be very wide.
                self.out.row_done()?;
            }
        }
        self.out.text(right);
        self.out.text("\n");
        Ok(())
    }

    /// Draws the table within the terminal's width, with lines between rows that span lines.
    fn draw_fitted(&mut self) {
        let mut table = comfy_table::Table::new();
        table
            .load_style(STYLE.row_separator(LineStyle::new('├', '╌', '┼', '┤')))
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.options.width.unwrap_or_default())
            .set_header(&self.names);
        let mut start = 0;
        for row in self.rows.cells.chunks(self.columns.len().max(1)) {
            table.add_row(row.iter().map(|(end, _)| {
                let cell = &self.rows.text[start..*end];
                start = *end;
                cell
            }));
        }
        let least = self.least_widths();
        for (index, (column, least)) in self.columns.iter().zip(least).enumerate() {
            let Some(drawn) = table.column_mut(index) else { continue };
            if column.is_right() {
                drawn.set_cell_alignment(CellAlignment::Right);
            }
            if let Some(least) = least {
                drawn.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
            }
        }
        let mut in_header = false;
        for (number, line) in table.lines().enumerate() {
            if line.starts_with('├') {
                in_header = false;
            }
            if in_header && self.options.color {
                self.out.text(&format!("\x1b[1m{line}\x1b[0m"));
            } else {
                self.out.text(&line);
            }
            self.out.text("\n");
            in_header = in_header || number == 0;
        }
    }

    /// Returns how wide each column must be with its two blanks so that no word of it is
    /// broken; nothing for a column whose words would take the room that others need.
    fn least_widths(&self) -> Vec<Option<u16>> {
        let mut widest: Vec<usize> = self.names.iter().map(|name| measure::word(name)).collect();
        let mut start = 0;
        for row in self.rows.cells.chunks(widest.len().max(1)) {
            for ((end, _), widest) in row.iter().zip(&mut widest) {
                *widest = measure::word(&self.rows.text[start..*end]).max(*widest);
                start = *end;
            }
        }
        let mut order: Vec<usize> = (0..widest.len()).collect();
        order.sort_by_key(|index| widest[*index]);
        let mut room = usize::from(self.options.width.unwrap_or_default()).saturating_sub(1);
        let mut least = vec![None; widest.len()];
        for (done, index) in order.into_iter().enumerate() {
            let others = (widest.len() - done - 1) * NARROWEST;
            let Some(left) = room.checked_sub(widest[index] + 3).filter(|left| *left >= others)
            else {
                break;
            };
            room = left;
            least[index] = u16::try_from(widest[index] + 2).ok();
        }
        least
    }

    /// Shows the rows line by line, where a table cannot be read.
    fn draw_lines(&mut self) -> io::Result<()> {
        let options = Options { null: None, ..self.options.clone() };
        let mut lines = line::Line::new(&options, &mut self.out.bytes);
        lines.columns(&self.names)?;
        let mut start = 0;
        for row in self.rows.cells.chunks(self.columns.len().max(1)) {
            let cells: Vec<Cell<'_>> = row
                .iter()
                .map(|(end, _)| {
                    let cell = Cell::Text(&self.rows.text[start..*end]);
                    start = *end;
                    cell
                })
                .collect();
            lines.row(&cells)?;
        }
        lines.finish()
    }
}

impl Column {
    fn of(name: &str) -> Self {
        Column { width: measure::width(name), ..Column::default() }
    }
}

fn blanks(out: &mut Buffer<'_>, count: usize) {
    const BLANKS: &str = "                                ";
    let mut left = count;
    while left > 0 {
        let now = left.min(BLANKS.len());
        out.text(&BLANKS[..now]);
        left -= now;
    }
}

impl RowSink for Table<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        self.names = names.iter().map(|name| printable::line(name).into_owned()).collect();
        self.columns = self.names.iter().map(|name| Column::of(name)).collect();
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let rows = self.rows.cells.len() / self.columns.len().max(1);
        let is_block = self.options.is_terminal() && rows >= BLOCK;
        if is_block || self.rows.text.len() >= LARGEST {
            self.draw()?;
        }
        let null = self.options.null.as_deref().unwrap_or_default();
        for (cell, column) in cells.iter().zip(&mut self.columns) {
            let shown = shown::shown(*cell, null);
            let width = measure::width(&shown);
            column.width = column.width.max(width);
            if shown::is_number(*cell) {
                column.holds_numbers = true;
            } else if *cell != Cell::Null {
                column.holds_others = true;
            }
            self.rows.text.push_str(&shown);
            self.rows.cells.push((self.rows.text.len(), width));
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.draw()?;
        self.out.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::STYLE;
    use crate::render::Format::Table;
    use crate::render::tests::{rendered, row};
    use crate::render::{Options, measure};
    use crate::value::Value;

    fn terminal(width: u16) -> Options {
        Options { width: Some(width), ..Options::default() }
    }

    #[test]
    fn draws_borders_and_sets_numbers_right() {
        let rows = [
            vec![Value::Text("rds".into()), Value::Integer(5), Value::Text("7".into())],
            vec![Value::Text("日本".into()), Value::Integer(1000), Value::Null],
        ];
        assert_eq!(
            rendered(Table, &Options::default(), &["service", "n", "t"], &rows),
            "\
┌─────────┬──────┬───┐
│ service │ n    │ t │
├─────────┼──────┼───┤
│ rds     │    5 │ 7 │
│ 日本    │ 1000 │   │
└─────────┴──────┴───┘
"
        );
    }

    #[test]
    fn a_table_without_rows_still_says_its_columns() {
        assert_eq!(
            rendered(Table, &Options::default(), &["a"], &[]),
            "┌───┐\n│ a │\n├───┤\n└───┘\n"
        );
        assert_eq!(rendered(Table, &terminal(80), &["a"], &[]), "┌───┐\n│ a │\n├───┤\n└───┘\n");
    }

    #[test]
    fn draws_as_comfy_table_does() {
        let rows = [row(&["é", "xyz"]), row(&["👍🏽 ok", ""]), row(&["e\u{301}", "ﷺ"])];
        let mut comfy = comfy_table::Table::new();
        comfy.load_style(STYLE).set_header(["one", "two"]);
        for row in &rows {
            comfy.add_row(row.iter().map(Value::to_text));
        }
        assert_eq!(
            rendered(Table, &Options::default(), &["one", "two"], &rows),
            format!("{comfy}\n")
        );
    }

    #[test]
    fn fits_a_terminal_and_never_cuts_in_a_pipe() {
        let long = "the customer applies the patch in the maintenance window that was chosen";
        let rows = [row(&["rds", long]), row(&["s3", "AWS"])];
        for width in [30, 40, 60, 79] {
            let drawn = rendered(Table, &terminal(width), &["service", "who"], &rows);
            assert!(drawn.lines().all(|line| measure::width(line) <= width.into()), "{drawn}");
            assert!(drawn.contains("├╌") && drawn.contains("window"), "{drawn}");
        }
        assert!(rendered(Table, &Options::default(), &["service", "who"], &rows).contains(long));
        assert!(rendered(Table, &terminal(200), &["service", "who"], &rows).contains(long));
    }

    #[test]
    fn words_are_whole_where_there_is_room_for_them() {
        let long = "a sentence that takes all the room that it is given, line after line";
        let rows = [row(&["customer", long, "cloudfront", "responsibilities"])];
        let names = ["party", "statement", "service", "what"];
        for width in [56, 60, 79] {
            let drawn = rendered(Table, &terminal(width), &names, &rows);
            for word in ["customer", "cloudfront", "responsibilities", "sentence"] {
                assert!(drawn.contains(word), "{word} at {width}:\n{drawn}");
            }
            assert!(drawn.lines().all(|line| measure::width(line) <= width.into()), "{drawn}");
        }
        // A word that would push the others out is broken, as before.
        let rows = [row(&["customer", &"x".repeat(70), "aws"])];
        let drawn = rendered(Table, &terminal(40), &["a", "b", "c"], &rows);
        assert!(drawn.contains("customer") && drawn.contains("aws"), "{drawn}");
        assert!(drawn.lines().all(|line| measure::width(line) <= 40), "{drawn}");
    }

    #[test]
    fn too_many_columns_for_a_terminal_are_shown_line_by_line() {
        let names: Vec<String> = (0..20).map(|n| format!("c{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let rows = [row(&["value"; 20])];
        let drawn = rendered(Table, &terminal(80), &names, &rows);
        assert!(drawn.starts_with(" c0 = value\n c1 = value\n"), "{drawn}");
    }

    #[test]
    fn a_terminal_gets_a_header_every_thousand_rows() {
        let rows = vec![row(&["x"]); 2500];
        let drawn = rendered(Table, &terminal(80), &["name"], &rows);
        assert_eq!(drawn.matches("│ name │").count(), 3);
        assert_eq!(drawn.matches("│ x    │").count(), 2500);
        assert_eq!(
            rendered(Table, &Options::default(), &["name"], &rows).matches("│ name │").count(),
            1
        );
    }

    #[test]
    fn colours_the_header_only_when_told() {
        let rows = [row(&["x \x1b[1m", "a b"])];
        let plain = rendered(Table, &terminal(80), &["name", "b"], &rows);
        assert!(!plain.contains('\x1b') && plain.contains("x \\x1b[1m"));
        let colored = Options { color: true, ..terminal(80) };
        let drawn = rendered(Table, &colored, &["name", "b"], &rows);
        assert!(drawn.contains("│ \x1b[1mname\x1b[0m "), "{drawn}");
        let long = [row(&["a long text that does not fit the width", "b"])];
        let narrow = Options { color: true, ..terminal(30) };
        let drawn = rendered(Table, &narrow, &["name", "b"], &long);
        assert_eq!(drawn.matches("\x1b[1m").count(), 1, "{drawn}");
    }
}
