//! A stack: a text with one name of a service or option per line.
//!
//! Blank lines and what stands behind a `#` are no names. Only a `#` at the start of a line
//! or behind a blank begins a comment.

/// Most bytes of a stack; it holds names, not data.
pub const LONGEST: u64 = 1024 * 1024;

/// Most names of a stack; there are not half as many services and options.
pub const MOST_NAMES: usize = 1000;

/// A name, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Number of the line, from 1.
    pub number: u64,
    /// The name, without blanks around it.
    pub name: &'a str,
}

/// Returns the names of a stack in their order.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    // Editors put a mark before the first line.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines()
        .zip(1..)
        .map(|(line, number)| Line { number, name: before_comment(line).trim() })
        .filter(|line| !line.name.is_empty())
}

fn before_comment(line: &str) -> &str {
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if c == '#' && before.is_whitespace() {
            return &line[..at];
        }
        before = c;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_line_is_a_name_without_comment_and_blanks() {
        let text = "\u{feff}ec2\r\n\n# ours\n  Amazon RDS \t# the shop\n#s3\nc#1\n\t\nlambda";
        let found: Vec<(u64, &str)> = lines(text).map(|line| (line.number, line.name)).collect();
        assert_eq!(found, [(1, "ec2"), (4, "Amazon RDS"), (6, "c#1"), (8, "lambda")]);
        assert_eq!(lines(" \n# nothing\n").count(), 0);
    }
}
