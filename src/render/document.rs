//! A table, in pieces if it must be, with sentences below it and a second table: for formats that people read.

use std::io::{self, Write};

use super::html::Html;
use super::{Format, Options, markdown, renderer};
use crate::answer::{Answer, Cell, RowSink};
use crate::printable;

/// What is to be written.
#[derive(Debug)]
pub struct Document {
    /// The table that it is about, in so many pieces as there are.
    pub tables: Vec<Answer>,
    /// What a reader of the table must know, each a sentence.
    pub sentences: Vec<String>,
    /// A table that follows, with its title.
    pub appendix: Option<(&'static str, Answer)>,
}

impl Document {
    /// Writes the document; formats for programs have no room for more than the table.
    pub fn write(&self, format: Format, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        if format == Format::Html {
            return self.page(options, out);
        }
        for table in &self.tables {
            table.send(&mut *renderer(format, options, out))?;
        }
        let safe = match format {
            Format::Markdown => markdown::escaped,
            Format::Table | Format::Line => |text: &str| printable::line(text).into_owned(),
            _ => return Ok(()),
        };
        for sentence in &self.sentences {
            // A paragraph of its own, or it would become a row of the Markdown table.
            let gap = if format == Format::Table { "" } else { "\n" };
            writeln!(out, "{gap}{}", safe(sentence))?;
        }
        if let Some((title, table)) = &self.appendix {
            writeln!(out, "\n{}\n", safe(title))?;
            table.send(&mut *renderer(format, options, out))?;
        }
        Ok(())
    }

    fn page(&self, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        let mut page = Html::new(options, out);
        for (number, part) in self.tables.iter().enumerate() {
            table(part, &mut page)?;
            let is_last = number + 1 == self.tables.len();
            page.end_table(if is_last { &self.sentences } else { &[] });
        }
        if let Some((title, appendix)) = &self.appendix {
            page.title(title);
            table(appendix, &mut page)?;
            page.end_table(&[]);
        }
        page.finish()
    }
}

fn table(answer: &Answer, page: &mut Html<'_>) -> io::Result<()> {
    page.columns(&answer.columns)?;
    for row in &answer.rows {
        let cells: Vec<Cell<'_>> = row.iter().map(Cell::from).collect();
        page.row(&cells)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::answer::Answer;
    use crate::render::{Format, Options};
    use crate::value::Value;

    fn written(format: Format) -> String {
        let table = |name: &str| Answer {
            columns: vec![name.to_owned()],
            rows: vec![vec![Value::Text("x".to_owned())]],
        };
        let document = Document {
            tables: vec![table("a")],
            sentences: vec!["* is <less>\u{202e}".to_owned()],
            appendix: Some(("More", table("b"))),
        };
        let mut out = Vec::new();
        document.write(format, &Options::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn people_get_sentences_and_appendix() {
        assert_eq!(
            written(Format::Markdown),
            "| a |\n| --- |\n| x |\n\n\\* is \\<less\\>\\<U+202E\\>\n\nMore\n\n| b |\n| --- |\n| x |\n"
        );
        assert_eq!(written(Format::Line), "a = x\n\n* is <less><U+202E>\n\nMore\n\nb = x\n");
        assert!(written(Format::Table).contains("┘\n* is <less><U+202E>\n\nMore\n\n┌"));
    }

    #[test]
    fn both_tables_stand_on_one_page() {
        let page = written(Format::Html);
        for (part, count) in [
            ("<!doctype", 1),
            ("<table>", 2),
            ("</table>", 2),
            ("</html>", 1),
            ("<p>* is &lt;less&gt;&lt;U+202E&gt;</p>", 1),
            ("<caption>More</caption>", 1),
        ] {
            assert_eq!(page.matches(part).count(), count, "{part}: {page}");
        }
    }

    #[test]
    fn programs_get_the_table_alone() {
        assert_eq!(written(Format::Csv), "a\nx\n");
        assert_eq!(written(Format::Jsonl), "{\"a\":\"x\"}\n");
    }
}
