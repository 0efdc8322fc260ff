//! How wide text is on a terminal, and where to break it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns the number of terminal columns that the text takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Returns the width of the widest word: what cannot be broken at blanks.
pub fn word(text: &str) -> usize {
    text.split(' ').map(width).max().unwrap_or_default()
}

/// Breaks text into lines of at most `most` columns, at blanks where there are any.
///
/// A word that is longer than a line is broken where it must be; nothing is left out but
/// the blanks at the breaks. There is always at least one line.
pub fn wrap(text: &str, most: usize) -> Vec<&str> {
    let most = most.max(1);
    let mut lines = Vec::new();
    let mut rest = text;
    while width(rest) > most {
        let (line, remaining) = break_line(rest, most);
        lines.push(line);
        rest = remaining;
    }
    if !rest.is_empty() || lines.is_empty() {
        lines.push(rest);
    }
    lines
}

/// Splits off one line; the caller knows that the text is too wide for it.
fn break_line(text: &str, most: usize) -> (&str, &str) {
    let mut taken = 0;
    let mut blank = None;
    for (index, c) in text.char_indices() {
        taken += c.width().unwrap_or(0);
        if c == ' ' && index > 0 {
            blank = Some(index);
        }
        if taken > most {
            if let Some(blank) = blank {
                let line = text[..blank].trim_end_matches(' ');
                if !line.is_empty() {
                    return (line, text[blank..].trim_start_matches(' '));
                }
            }
            // At least one character, or a narrow terminal and a wide letter never end.
            let end = if index == 0 { c.len_utf8() } else { index };
            return text.split_at(end);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn breaks_at_blanks_and_long_words_where_it_must() {
        assert_eq!(wrap("the customer patches it", 10), ["the", "customer", "patches it"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("exactly ten", 11), ["exactly ten"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("  indented text", 8), ["  indent", "ed text"]);
    }

    #[test]
    fn always_ends_and_never_exceeds_the_width() {
        for text in ["日本語テキスト", "a 日 b", "   ", "e\u{301}e\u{301}e\u{301}", "👍🏽👍🏽", "x y z"]
        {
            for most in 0..12 {
                let lines = wrap(text, most);
                assert!(!lines.is_empty());
                for line in &lines {
                    let one = line.chars().count() == 1;
                    assert!(width(line) <= most.max(2) || one, "{text} {most} {line:?}");
                }
                let joined: String = lines.concat();
                let solid = |t: &str| t.replace(' ', "");
                assert_eq!(solid(&joined), solid(text));
            }
        }
    }
}
