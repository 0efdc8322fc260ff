//! Where a statement ends: at a semicolon outside of quotes and comments.

/// What a stretch of SQL is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Blanks, or a comment.
    Blank,
    /// A semicolon that ends a statement.
    End,
    /// Part of a statement.
    Text,
}

/// What is open at the end of a stretch, and closed by what follows it.
#[derive(Clone, Copy, Debug)]
enum Open {
    Comment,
    Quote(u8),
}

/// Cuts SQL into pieces; lines may be given one after the other, each with its line end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scanner {
    open: Option<Open>,
}

impl Scanner {
    /// Returns the first piece of a text, which is not empty, and how many bytes it has.
    pub fn piece(&mut self, text: &str) -> (Piece, usize) {
        let bytes = text.as_bytes();
        match (self.open.take(), bytes) {
            (Some(Open::Comment), _) => (Piece::Blank, self.behind(bytes, 0, b"*/", Open::Comment)),
            (Some(Open::Quote(end)), _) => (Piece::Text, self.quoted(bytes, 0, end)),
            (None, [b'-', b'-', ..]) => {
                (Piece::Blank, memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1))
            }
            (None, [b'/', b'*', ..]) => (Piece::Blank, self.behind(bytes, 2, b"*/", Open::Comment)),
            (None, [b';', ..]) => (Piece::End, 1),
            // A doubled quote closes and opens again, which comes to the same.
            (None, [quote @ (b'\'' | b'"' | b'`'), ..]) => {
                (Piece::Text, self.quoted(bytes, 1, *quote))
            }
            (None, [b'[', ..]) => (Piece::Text, self.quoted(bytes, 1, b']')),
            (None, _) => plain(text),
        }
    }

    fn quoted(&mut self, bytes: &[u8], from: usize, end: u8) -> usize {
        self.behind(bytes, from, &[end], Open::Quote(end))
    }

    /// Where what is open is over: behind its end, or with the text, which leaves it open.
    fn behind(&mut self, bytes: &[u8], from: usize, end: &[u8], open: Open) -> usize {
        if let Some(at) = memchr::memmem::find(&bytes[from..], end) {
            return from + at + end.len();
        }
        self.open = Some(open);
        bytes.len()
    }
}

/// Blanks, or text up to where something else may begin.
fn plain(text: &str) -> (Piece, usize) {
    let blank = text.len() - text.trim_start().len();
    if blank > 0 {
        return (Piece::Blank, blank);
    }
    let begins = |byte: &u8| matches!(byte, b';' | b'-' | b'/' | b'\'' | b'"' | b'`' | b'[');
    let width = text.chars().next().map_or(1, char::len_utf8);
    let rest = &text.as_bytes()[width..];
    (Piece::Text, width + rest.iter().position(begins).unwrap_or(rest.len()))
}

/// Lines that become statements.
#[derive(Debug, Default)]
pub struct Statements {
    scanner: Scanner,
    text: String,
    has_text: bool,
}

impl Statements {
    /// Adds a line, with its line end; returns the statements that it completes.
    pub fn add(&mut self, line: &str) -> Vec<String> {
        let mut complete = Vec::new();
        let mut rest = line;
        while !rest.is_empty() {
            let (piece, length) = self.scanner.piece(rest);
            let (bytes, after) = rest.split_at(length);
            rest = after;
            match piece {
                Piece::End if self.has_text => {
                    complete.push(std::mem::take(&mut self.text));
                    self.has_text = false;
                }
                Piece::End => self.text.clear(),
                Piece::Blank | Piece::Text => {
                    self.text.push_str(bytes);
                    self.has_text |= piece == Piece::Text;
                }
            }
        }
        complete
    }

    /// Returns what has no end yet, and begins anew; nothing where there are only comments.
    pub fn take_rest(&mut self) -> Option<String> {
        let rest = std::mem::take(self);
        rest.has_text.then_some(rest.text)
    }

    /// Bytes of what has no end yet.
    pub fn pending(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing was begun: no statement, no quote and no comment.
    pub fn is_between(&self) -> bool {
        !self.has_text && self.scanner.open.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::Statements;

    #[test]
    fn statements_end_at_semicolons_wherever_the_lines_do() {
        let text = "SELECT ';', \"a;b\", [c;d] -- no; end\n FROM x; /* ; \n ; */ ;; SELECT\n'it''s;\n';SELECT 3";
        let mut whole = Statements::default();
        let complete = whole.add(text);
        let expected = ["SELECT ';', \"a;b\", [c;d] -- no; end\n FROM x", " SELECT\n'it''s;\n'"];
        assert_eq!(complete, expected);
        assert_eq!(whole.take_rest().as_deref(), Some("SELECT 3"));
        let mut lines = Statements::default();
        let found: Vec<String> =
            text.split_inclusive('\n').flat_map(|line| lines.add(line)).collect();
        assert_eq!(found, expected);
        assert!(!lines.is_between());
    }

    #[test]
    fn comments_alone_are_no_statement() {
        let mut statements = Statements::default();
        assert!(statements.add(" ; -- x\n/* open\n").is_empty());
        assert!(!statements.is_between());
        assert!(statements.add("*/ \n").is_empty());
        assert!(statements.is_between());
        assert_eq!(statements.take_rest(), None);
    }
}
