//! A Markdown table whose cells read as they are: nothing in them becomes markup.
//!
//! Every character that CommonMark or the table extension would act on is escaped; a line
//! break is `<br>`, the only tag. Rows stream through, so columns are not padded.

use std::io::{self, Write};

use super::{Buffer, Options, shown};
use crate::answer::{Cell, RowSink};
use crate::printable;

/// Writes rows as a Markdown table.
pub struct Markdown<'a> {
    out: Buffer<'a>,
    null: String,
}

impl<'a> Markdown<'a> {
    /// Returns a renderer that writes to `out`.
    pub fn new(options: &Options, out: &'a mut dyn Write) -> Self {
        Markdown { out: Buffer::new(out), null: options.null.clone().unwrap_or_default() }
    }
}

impl RowSink for Markdown<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        self.out.text("|");
        for name in names {
            self.out.text(" ");
            self.out.text(&escaped(name));
            self.out.text(" |");
        }
        self.out.text("\n|");
        for _ in names {
            self.out.text(" --- |");
        }
        self.out.text("\n");
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.out.text("|");
        for cell in cells {
            self.out.text(" ");
            match cell {
                Cell::Text(text) => self.out.text(&escaped(text)),
                Cell::Null => self.out.text(&escaped(&self.null)),
                cell => self.out.text(&shown::shown(*cell, "")),
            }
            self.out.text(" |");
        }
        self.out.text("\n");
        self.out.row_done()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.finish()
    }
}

/// Returns the text with everything escaped that Markdown would act on.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\n' => safe.push_str("<br>"),
            // A line break of two characters is one line break.
            '\r' if characters.peek() == Some(&'\n') => {}
            // Within a word an underscore is no emphasis, and names are full of them.
            '_' if before.is_alphanumeric()
                && characters.peek().is_some_and(|next| next.is_alphanumeric()) =>
            {
                safe.push('_');
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            c if printable::is_hidden(c) => {
                let mut spelled = String::new();
                printable::spell(c, &mut spelled);
                for c in spelled.chars() {
                    if matches!(c, '\\' | '<' | '>') {
                        safe.push('\\');
                    }
                    safe.push(c);
                }
            }
            c => safe.push(c),
        }
        before = c;
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::render::Format::Markdown;
    use crate::render::Options;
    use crate::render::tests::{rendered, row};

    #[test]
    fn is_a_table() {
        assert_eq!(
            rendered(Markdown, &Options::default(), &["a|b", "n"], &[row(&["x", "1"])]),
            "| a\\|b | n |\n| --- | --- |\n| x | 1 |\n"
        );
    }

    #[test]
    fn nothing_in_a_cell_is_markup() {
        for (text, written) in [
            ("a|b", "a\\|b"),
            ("a\nb\r\nc", "a<br>b<br>c"),
            ("<script>", "\\<script\\>"),
            ("`code` \\", "\\`code\\` \\\\"),
            ("*a* _b_ ~~c~~", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~"),
            ("rds_custom_oracle", "rds_custom_oracle"),
            ("[x](javascript:1)", "\\[x\\](javascript:1)"),
            ("&lt;", "\\&lt;"),
            ("\x1b\u{202e}\t", "\\\\x1b\\<U+202E\\>\\\\t"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
