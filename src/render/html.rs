//! A whole HTML page with one table, which loads nothing and runs nothing.
//!
//! The content security policy forbids everything but the page's own style; all text is
//! escaped. A cell that is an `https` address as a whole becomes a link, no other does.

use std::io::{self, Write};

use super::{Buffer, Options, shown};
use crate::answer::{Cell, RowSink};
use crate::printable;

/// All before the title.
const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"referrer\" content=\"no-referrer\">
";

/// How the table looks, on paper and in the dark as well.
const STYLE: &str = "<style>
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2em; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; font-size: 1.2em; padding-bottom: .5em; }
th, td { border: 1px solid #8886; padding: .3em .6em; text-align: left; vertical-align: top; min-width: 3em; }
td { white-space: pre-wrap; overflow-wrap: anywhere; }
thead th { background: #8882; position: sticky; top: 0; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
td.z { color: #888; }
table + p { margin-top: 1em; }
p { margin: .2em 0; }
p + table { margin-top: 2em; }
</style>
";

/// Writes rows as an HTML page.
pub struct Html<'a> {
    out: Buffer<'a>,
    null: String,
    title: String,
    /// Whether the page has begun.
    begun: bool,
    /// Whether a table is open.
    in_table: bool,
}

impl<'a> Html<'a> {
    /// Returns a renderer that writes to `out`.
    pub fn new(options: &Options, out: &'a mut dyn Write) -> Self {
        Html {
            out: Buffer::new(out),
            null: options.null.clone().unwrap_or_default(),
            title: options.title.clone().unwrap_or_else(|| "Onus".to_owned()),
            begun: false,
            in_table: false,
        }
    }

    /// Ends a table and adds the sentences that belong to it.
    pub fn end_table(&mut self, sentences: &[String]) {
        self.out.text("</tbody>\n</table>\n");
        self.in_table = false;
        for sentence in sentences {
            self.out.text(&format!("<p>{}</p>\n", escaped(sentence)));
        }
    }

    /// Sets the title of the table that follows.
    pub fn title(&mut self, title: &str) {
        title.clone_into(&mut self.title);
    }
}

impl RowSink for Html<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        let title = escaped(&self.title);
        if !self.begun {
            self.out.text(HEAD);
            self.out.text(&format!("<title>{title}</title>\n{STYLE}</head>\n<body>\n"));
            self.begun = true;
        }
        self.in_table = true;
        self.out.text(&format!("<table>\n<caption>{title}</caption>\n<thead>\n<tr>"));
        for name in names {
            self.out.text("<th scope=\"col\">");
            self.out.text(&escaped(name));
            self.out.text("</th>");
        }
        self.out.text("</tr>\n</thead>\n<tbody>\n");
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.out.text("<tr>");
        for cell in cells {
            match cell {
                Cell::Null => {
                    self.out.text("<td class=\"z\">");
                    self.out.text(&escaped(&self.null));
                }
                Cell::Text(text) => {
                    self.out.text("<td>");
                    self.out.text(&linked(text));
                }
                number_or_bytes => {
                    let number = shown::is_number(*number_or_bytes);
                    self.out.text(if number { "<td class=\"n\">" } else { "<td>" });
                    self.out.text(&escaped(&shown::shown(*number_or_bytes, "")));
                }
            }
            self.out.text("</td>");
        }
        self.out.text("</tr>\n");
        self.out.row_done()
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.in_table {
            self.end_table(&[]);
        }
        self.out.text("</body>\n</html>\n");
        self.out.finish()
    }
}

/// Returns the text escaped, and as a link if it is an `https` address and nothing else.
fn linked(text: &str) -> String {
    let shown = escaped(text);
    // Only characters that an address may hold: nothing that could end the attribute, and
    // no letter that looks like another.
    let is_address = text.strip_prefix("https://").is_some_and(|rest| {
        !rest.is_empty()
            && rest.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&b))
    });
    if is_address {
        format!("<a href=\"{shown}\" rel=\"noopener noreferrer\">{shown}</a>")
    } else {
        shown
    }
}

/// Returns the text with the five characters escaped that HTML acts on.
///
/// Line feeds and tabs stay, the style shows them; what does not show is spelled out.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\t' => safe.push(c),
            '\r' if characters.peek() == Some(&'\n') => {}
            c if printable::is_hidden(c) => {
                let mut spelled = String::new();
                printable::spell(c, &mut spelled);
                safe.push_str(&spelled.replace('<', "&lt;").replace('>', "&gt;"));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{escaped, linked};
    use crate::render::Format::Html;
    use crate::render::Options;
    use crate::render::tests::rendered;
    use crate::value::Value;

    #[test]
    fn is_a_whole_page_that_runs_nothing() {
        let values =
            vec![Value::Text("<script>alert(1)</script>".into()), Value::Integer(3), Value::Null];
        let options =
            Options { title: Some("A & B".into()), null: Some("-".into()), ..Options::default() };
        let page = rendered(Html, &options, &["<b>", "n", "z"], &[values]);
        assert!(page.starts_with("<!doctype html>\n"));
        assert!(page.ends_with("</html>\n"));
        assert!(page.contains("<meta charset=\"utf-8\">"));
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        assert!(page.contains("<title>A &amp; B</title>"));
        assert!(page.contains("<th scope=\"col\">&lt;b&gt;</th>"));
        assert!(page.contains(
            "<tr><td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td class=\"n\">3</td><td class=\"z\">-</td></tr>"
        ));
        assert!(!page.contains("<script"));
    }

    #[test]
    fn escapes_and_spells_out() {
        assert_eq!(escaped("&<>\"'"), "&amp;&lt;&gt;&quot;&#39;");
        assert_eq!(escaped("a\r\nb\tc\rd\x1b\u{202e}"), "a\nb\tc\\rd\\x1b&lt;U+202E&gt;");
    }

    #[test]
    fn links_an_https_address_and_nothing_else() {
        assert_eq!(
            linked("https://a.example/?x=1&y"),
            "<a href=\"https://a.example/?x=1&amp;y\" rel=\"noopener noreferrer\">https://a.example/?x=1&amp;y</a>"
        );
        for text in [
            "javascript:alert(1)",
            "http://a.example",
            "https://",
            "see https://a.example",
            "https://a.example/ x",
            "https://a.example/\"onclick=",
            "HTTPS://a.example",
            "https://аpple.example",
            " https://a.example",
            "https://a.example\n",
        ] {
            assert!(!linked(text).contains("<a "), "{text}");
        }
    }
}
