//! What `FILE.schema.sql` may say: one CREATE TABLE, and indexes on that table.
//!
//! The statements are run as they are written, so this must be sure of what they do. It
//! takes the text apart by SQLite's rules for comments, strings and quoted names, and lets
//! through only two beginnings, neither of which can do anything else:
//! `CREATE TABLE [IF NOT EXISTS] name (` and `CREATE [UNIQUE] INDEX [IF NOT EXISTS] name ON
//! table (`.

use crate::error::{Error, ErrorKind, Result};

/// The statements of a schema file.
#[derive(Debug)]
pub struct Schema {
    /// The file as people know it.
    pub file: String,
    /// The CREATE TABLE.
    pub table: Statement,
    /// The CREATE INDEX statements, to be run when the rows are in.
    pub indexes: Vec<Index>,
}

/// A statement and where it stands.
#[derive(Debug)]
pub struct Statement {
    /// Its text, without the semicolon.
    pub sql: String,
    /// Its line in the file, from 1.
    pub line: u64,
}

/// A CREATE INDEX.
#[derive(Debug)]
pub struct Index {
    /// The statement.
    pub statement: Statement,
    /// Name of the index.
    pub name: String,
    /// What is indexed, part by part, as written.
    pub parts: Vec<String>,
    /// The condition of a partial index, as written.
    pub condition: Option<String>,
}

impl Schema {
    /// Reads a schema that must be of that table.
    pub fn parse(file: &str, table: &str, bytes: &[u8]) -> Result<Schema> {
        let refused = |line: u64, message: &str| {
            Error::new(ErrorKind::Usage, format!("{file}:{line}: {message}")).hint(format!(
                "the file may hold one CREATE TABLE {table} and indexes on it, nothing else"
            ))
        };
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| refused(1, "is not valid UTF-8 text"))?;
        if text.contains('\0') {
            return Err(refused(1, "holds a NUL byte"));
        }
        let tokens = tokens(text)
            .map_err(|line| refused(line, "has a quote or comment that is never closed"))?;
        let mut created: Option<Statement> = None;
        let mut indexes = Vec::new();
        for statement in tokens.split(|token| token.text == ";") {
            let (Some(first), Some(last)) = (statement.first(), statement.last()) else { continue };
            let sql = text[first.start..last.end()].to_owned();
            let line = first.line;
            let written = Statement { sql, line };
            match kind(statement) {
                Kind::Table(name) if !name.eq_ignore_ascii_case(table) => {
                    return Err(refused(line, &format!("creates `{name}`, expected `{table}`")));
                }
                Kind::Table(_) if created.is_some() => {
                    return Err(refused(line, "has a second CREATE TABLE"));
                }
                Kind::Table(_) => created = Some(written),
                Kind::Index { on, .. } if !on.eq_ignore_ascii_case(table) => {
                    return Err(refused(
                        line,
                        &format!("has an index on `{on}`, expected `{table}`"),
                    ));
                }
                Kind::Index { name, body, .. } => {
                    let (parts, condition) = index_parts(text, body);
                    indexes.push(Index { statement: written, name, parts, condition });
                }
                Kind::Other => {
                    return Err(refused(line, "is no CREATE TABLE and no CREATE INDEX"));
                }
            }
        }
        match created {
            Some(table) => Ok(Schema { file: file.to_owned(), table, indexes }),
            None => Err(refused(1, "has no CREATE TABLE")),
        }
    }
}

/// A piece of SQL that is neither blank nor comment.
#[derive(Clone, Debug)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    line: u64,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Returns the name that it is, quotes removed; nothing for punctuation and strings.
    fn name(&self) -> Option<String> {
        let mut characters = self.text.chars();
        let (first, inside) = (characters.next()?, self.text.get(1..self.text.len() - 1));
        match first {
            '"' => Some(inside?.replace("\"\"", "\"")),
            '`' => Some(inside?.replace("``", "`")),
            '[' => Some(inside?.to_owned()),
            first if is_word(first) => Some(self.text.to_owned()),
            _ => None,
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii()
}

/// Takes SQL apart; the error is the line of a quote or comment that is never closed.
fn tokens(text: &str) -> std::result::Result<Vec<Token<'_>>, u64> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut line = 1;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match c {
            // Exactly the blanks of SQLite; another one would be part of a name.
            ' ' | '\t' | '\n' | '\r' | '\x0c' => {
                line += u64::from(c == '\n');
                at += 1;
                continue;
            }
            '-' if rest.starts_with("--") => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            '/' if rest.starts_with("/*") => {
                let end = rest[2..].find("*/").ok_or(line)? + 4;
                line += lines_in(&rest[..end]);
                at += end;
                continue;
            }
            '\'' | '"' | '`' => quoted_length(rest, c).ok_or(line)?,
            '[' => rest.find(']').ok_or(line)? + 1,
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        tokens.push(Token { text: &rest[..length], start: at, line });
        line += lines_in(&rest[..length]);
        at += length;
    }
    Ok(tokens)
}

fn lines_in(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// Returns the length of a quoted text at the start, in which the quote itself is doubled.
fn quoted_length(text: &str, quote: char) -> Option<usize> {
    let mut at = 1;
    loop {
        at += text[at..].find(quote)? + 1;
        if !text[at..].starts_with(quote) {
            return Some(at);
        }
        at += 1;
    }
}

enum Kind<'a> {
    Table(String),
    Index { name: String, on: String, body: &'a [Token<'a>] },
    Other,
}

/// Says what a statement is by its beginning.
fn kind<'a>(statement: &'a [Token<'a>]) -> Kind<'a> {
    let mut rest = statement;
    let mut take = |words: &[&str]| {
        let found = rest.len() >= words.len() && rest.iter().zip(words).all(|(t, word)| t.is(word));
        if found {
            rest = &rest[words.len()..];
        }
        found
    };
    if !take(&["CREATE"]) {
        return Kind::Other;
    }
    if take(&["TABLE"]) {
        take(&["IF", "NOT", "EXISTS"]);
        return match rest {
            [name, bracket, ..] if bracket.text == "(" => {
                name.name().map_or(Kind::Other, Kind::Table)
            }
            _ => Kind::Other,
        };
    }
    take(&["UNIQUE"]);
    if !take(&["INDEX"]) {
        return Kind::Other;
    }
    take(&["IF", "NOT", "EXISTS"]);
    match rest {
        [name, word, on, bracket, body @ ..] if word.is("ON") && bracket.text == "(" => {
            match (name.name(), on.name()) {
                (Some(name), Some(on)) => Kind::Index { name, on, body },
                _ => Kind::Other,
            }
        }
        _ => Kind::Other,
    }
}

/// Returns the parts of an index and its condition, from what follows the first parenthesis.
fn index_parts(text: &str, body: &[Token<'_>]) -> (Vec<String>, Option<String>) {
    let mut parts = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (index, token) in body.iter().enumerate() {
        let is_end = depth == 0 && token.text == ")";
        if is_end || (depth == 0 && token.text == ",") {
            let mut part = &body[start..index];
            // The order matters to the index and not to what it holds.
            while let [.., last] = part
                && (last.is("ASC") || last.is("DESC"))
            {
                part = &part[..part.len() - 1];
            }
            parts.push(between(text, part));
            start = index + 1;
        }
        if is_end {
            let condition = match &body[index + 1..] {
                [word, condition @ ..] if word.is("WHERE") => Some(between(text, condition)),
                _ => None,
            };
            return (parts, condition);
        }
        match token.text {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
    }
    (parts, None)
}

fn between(text: &str, tokens: &[Token<'_>]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => text[first.start..last.end()].to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::Schema;

    fn parse(text: &str) -> Result<Schema, String> {
        Schema::parse("t.schema.sql", "t", text.as_bytes()).map_err(|error| error.message)
    }

    #[test]
    fn takes_a_table_and_its_indexes() {
        let schema = parse(
            "-- A table; with a comment.\nCREATE TABLE \"T\" (a INTEGER PRIMARY KEY, b TEXT DEFAULT 'x;y' /* ; */) STRICT;\n\n\
             CREATE UNIQUE INDEX t_b ON t (b, lower(a || ')') DESC) WHERE b <> '';\ncreate index if not exists [i;] on [t](a);\n",
        )
        .unwrap();
        assert_eq!(schema.table.line, 2);
        assert!(
            schema.table.sql.starts_with("CREATE TABLE") && schema.table.sql.ends_with("STRICT")
        );
        assert_eq!(schema.indexes.len(), 2);
        let index = &schema.indexes[0];
        assert_eq!((index.name.as_str(), index.statement.line), ("t_b", 4));
        assert_eq!(index.parts, ["b", "lower(a || ')')"]);
        assert_eq!(index.condition.as_deref(), Some("b <> ''"));
        assert_eq!(schema.indexes[1].name, "i;");
    }

    #[test]
    fn the_last_semicolon_is_optional_and_more_are_no_harm() {
        for text in
            ["CREATE TABLE t (a)", ";;CREATE TABLE t(a);;", "\u{feff}CREATE TABLE [t] (a);-- end"]
        {
            assert_eq!(parse(text).unwrap().indexes.len(), 0, "{text}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        const TABLE: &str = "CREATE TABLE t (a TEXT);\n";
        for (text, words) in [
            ("", "t.schema.sql:1: has no CREATE TABLE"),
            ("-- only a comment", "has no CREATE TABLE"),
            ("CREATE INDEX i ON t (a);", "has no CREATE TABLE"),
            ("CREATE TABLE u (a TEXT)", "creates `u`, expected `t`"),
            ("CREATE TABLE t AS SELECT 1", "is no CREATE TABLE"),
            ("CREATE TABLE main.t (a)", "is no CREATE TABLE"),
            ("CREATE TABLE 't' (a)", "is no CREATE TABLE"),
            ("CREATE TEMP TABLE t (a)", "is no CREATE TABLE"),
            ("CREATE VIRTUAL TABLE t USING fts5(a)", "is no CREATE TABLE"),
            ("CREATE VIEW t (a) AS SELECT 1", "is no CREATE TABLE"),
            ("ATTACH 'x' AS y", "is no CREATE TABLE"),
            ("PRAGMA writable_schema=1", "is no CREATE TABLE"),
            ("EXPLAIN CREATE TABLE t (a)", "is no CREATE TABLE"),
            ("CREATE TABLE t (a) 'x", "never closed"),
            ("CREATE TABLE t (a /* x)", "never closed"),
            ("CREATE TABLE t (a \"x)", "never closed"),
            ("CREATE TABLE t (a [x)", "never closed"),
            ("CREATE TABLE t\u{a0}(a)", "expected `t`"),
            ("CREATE TABLE t (a)\0;", "NUL"),
        ] {
            let message = parse(text).unwrap_err();
            assert!(message.contains(words), "{text}: {message}");
        }
        for (text, words) in [
            ("CREATE TABLE t (b)", "t.schema.sql:2: has a second CREATE TABLE"),
            ("CREATE INDEX i ON service (id)", "t.schema.sql:2: has an index on `service`"),
            ("CREATE INDEX main.i ON t (a)", "is no CREATE TABLE"),
            ("INSERT INTO t VALUES (1)", "is no CREATE TABLE"),
            ("DROP TABLE t", "is no CREATE TABLE"),
            ("CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END", "is no CREATE TABLE"),
            ("VACUUM INTO 'x'", "is no CREATE TABLE"),
            ("SELECT load_extension('x')", "is no CREATE TABLE"),
            ("x", "is no CREATE TABLE"),
        ] {
            let message = parse(&format!("{TABLE}{text}")).unwrap_err();
            assert!(message.contains(words), "{text}: {message}");
        }
        assert!(Schema::parse("t", "t", b"CREATE TABLE t (a\xff)").is_err());
    }
}
