//! Text made safe to show: what would be invisible, or would drive the terminal, is spelled out.
//!
//! A cell, a header, a file name or a message may hold an escape sequence that repaints the
//! screen, an override that turns the rest of the line around, or letters of no width that
//! make two names look alike. All of these are shown as what they are: `\x1b`, `<U+202E>`.
//! Everything else stays as it is, a backslash too, so that paths and patterns remain
//! readable; the exact text is what the machine-readable formats are for.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns the text as one line: line breaks and tabs are spelled out as well.
pub fn line(text: &str) -> Cow<'_, str> {
    spelled(text, |_| false)
}

/// Returns the text with its line feeds and tabs kept, for a message of several lines.
pub fn lines(text: &str) -> Cow<'_, str> {
    spelled(text, |c| matches!(c, '\n' | '\t'))
}

/// Returns a JSON text in which whatever does not show is an escape, its meaning unchanged.
///
/// Line feeds stay; between values they are layout, and within strings there are none.
pub fn json(text: &str) -> Cow<'_, str> {
    let must_escape = |c: char| is_hidden(c) && c != '\n';
    if is_plain(text) || !text.contains(must_escape) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if must_escape(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing into a String cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// Whether the character has no shape of its own: it steers, joins, reorders or hides.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' // controls: C0, DEL, C1
        | '\u{ad}' // soft hyphen
        | '\u{34f}' // combining grapheme joiner
        | '\u{61c}' // Arabic letter mark
        | '\u{115f}'..='\u{1160}' // Hangul fillers, blank and a letter
        | '\u{17b4}'..='\u{17b5}' // Khmer inherent vowels
        | '\u{180b}'..='\u{180f}' // Mongolian selectors and vowel separator
        | '\u{200b}'..='\u{200f}' // zero width space and joiners, direction marks
        | '\u{2028}'..='\u{202e}' // line and paragraph separator, embeddings, overrides
        | '\u{2060}'..='\u{206f}' // word joiner, invisible operators, isolates
        | '\u{3164}' // Hangul filler
        | '\u{feff}' // byte order mark
        | '\u{ffa0}' // halfwidth Hangul filler
        | '\u{fff9}'..='\u{fffb}' // interlinear annotation
        | '\u{1d173}'..='\u{1d17a}' // musical controls
        | '\u{e0000}'..='\u{e0fff}' // tags and selectors that carry hidden text
    )
}

/// Appends the spelling of a hidden character.
pub fn spell(c: char, into: &mut String) {
    // Writing into a String cannot fail.
    let _ = match c {
        '\n' => into.write_str("\\n"),
        '\r' => into.write_str("\\r"),
        '\t' => into.write_str("\\t"),
        '\0'..='\x7f' => write!(into, "\\x{:02x}", u32::from(c)),
        _ => write!(into, "<U+{:04X}>", u32::from(c)),
    };
}

fn spelled(text: &str, kept: fn(char) -> bool) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let must_spell = |c: char| is_hidden(c) && !kept(c);
    let Some(first) = text.find(must_spell) else {
        return Cow::Borrowed(text);
    };
    let mut safe = String::with_capacity(text.len() + 16);
    safe.push_str(&text[..first]);
    for c in text[first..].chars() {
        if must_spell(c) {
            spell(c, &mut safe);
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// Whether the text is nothing but visible ASCII, as nearly all text is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{is_hidden, json, line, lines};

    #[test]
    fn plain_text_is_passed_on_without_a_copy() {
        for text in ["", "plain", "Zoë's café — 100 €", "日本語", "👍🏽", "a\\x1b", "ﷺ"]
        {
            assert!(matches!(line(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn spells_out_what_would_drive_a_terminal() {
        for (text, shown) in [
            ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
            ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("a\0b\x7f\x08", "a\\x00b\\x7f\\x08"),
            ("a\u{202e}b\u{2066}c\u{200b}d\u{feff}", "a<U+202E>b<U+2066>c<U+200B>d<U+FEFF>"),
            ("a\u{2028}b\u{85}", "a<U+2028>b<U+0085>"),
            ("\u{e0041}", "<U+E0041>"),
            ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ] {
            assert_eq!(line(text), shown);
        }
    }

    #[test]
    fn a_message_keeps_its_lines_and_nothing_else() {
        assert_eq!(lines("a\n\tb\r\x1b"), "a\n\tb\\r\\x1b");
        assert!(matches!(lines("a\n\tb"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_keeps_its_meaning() {
        assert_eq!(
            json("{\n\"a\": \"\u{202e}\u{e0041}\x7fé\"\n}"),
            "{\n\"a\": \"\\u202e\\udb40\\udc41\\u007fé\"\n}"
        );
        assert!(matches!(json("{\n\"é\": 1\n}"), Cow::Borrowed(_)));
    }

    #[test]
    fn nothing_hidden_is_left_whatever_the_text() {
        for code in 0..=0x0010_ffff_u32 {
            let Some(c) = char::from_u32(code) else { continue };
            let text = format!("a{c}b");
            assert!(!line(&text).chars().any(is_hidden), "U+{code:04X}");
            assert!(!c.is_control() || is_hidden(c), "U+{code:04X}");
        }
    }
}
