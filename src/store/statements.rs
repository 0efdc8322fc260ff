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
    Quote(char),
}

/// Cuts SQL into pieces; lines may be given one after the other, each with its line end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scanner {
    open: Option<Open>,
}

impl Scanner {
    /// Returns the first piece of a text, which is not empty, and how many bytes it has.
    pub fn piece(&mut self, text: &str) -> (Piece, usize) {
        let mut rest = text.char_indices();
        let first = rest.next().map_or(' ', |(_, c)| c);
        let next = rest.clone().next().map(|(_, c)| c);
        match (self.open.take(), first, next) {
            (Some(Open::Comment), ..) => (Piece::Blank, self.comment(text)),
            (Some(Open::Quote(quote)), ..) => (Piece::Text, self.quoted(text, quote)),
            (None, '-', Some('-')) => {
                (Piece::Blank, text.find('\n').map_or(text.len(), |at| at + 1))
            }
            (None, '/', Some('*')) => (Piece::Blank, 2 + self.comment(&text[2..])),
            // A doubled quote closes and opens again, which comes to the same.
            (None, '\'' | '"' | '`', _) => (Piece::Text, 1 + self.quoted(&text[1..], first)),
            (None, '[', _) => (Piece::Text, 1 + self.quoted(&text[1..], ']')),
            (None, ';', _) => (Piece::End, 1),
            (None, c, _) if c.is_whitespace() => (Piece::Blank, c.len_utf8()),
            (None, c, _) => (Piece::Text, c.len_utf8()),
        }
    }

    fn comment(&mut self, text: &str) -> usize {
        text.find("*/").map_or_else(
            || {
                self.open = Some(Open::Comment);
                text.len()
            },
            |at| at + 2,
        )
    }

    fn quoted(&mut self, text: &str, quote: char) -> usize {
        text.find(quote).map_or_else(
            || {
                self.open = Some(Open::Quote(quote));
                text.len()
            },
            |at| at + 1,
        )
    }
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
