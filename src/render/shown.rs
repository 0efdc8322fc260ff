//! A cell as people read it: numbers in short, bytes as a literal, text made safe.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::answer::Cell;
use crate::printable;

/// Returns a cell as one safe line of text; `null` stands for NULL.
pub fn shown<'a>(cell: Cell<'a>, null: &'a str) -> Cow<'a, str> {
    match cell {
        Cell::Null => printable::line(null),
        Cell::Integer(number) => Cow::Owned(number.to_string()),
        Cell::Real(number) => Cow::Owned(real(number)),
        Cell::Text(text) => printable::line(text),
        Cell::Blob(bytes) => Cow::Owned(format!("x'{}'", hex(bytes))),
    }
}

/// Whether the cell is a number, which is set to the right.
pub fn is_number(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Integer(_) | Cell::Real(_))
}

/// Returns the shortest text that reads back as the same number and is seen to be a real.
pub fn real(number: f64) -> String {
    if number.is_finite() {
        format!("{number:?}")
    } else if number.is_nan() {
        "NaN".to_owned()
    } else if number > 0.0 {
        "Inf".to_owned()
    } else {
        "-Inf".to_owned()
    }
}

/// Returns bytes as lower-case hexadecimal digits, which every tool can read back.
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing into a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::{real, shown};
    use crate::answer::Cell;

    #[test]
    fn a_real_reads_back_as_the_same_number() {
        for number in [0.0, -0.0, 1.0, 0.1, 1e300, -1e-7, f64::MAX, f64::MIN_POSITIVE, 1e16] {
            let text = real(number);
            assert_eq!(text.parse::<f64>().unwrap().to_bits(), number.to_bits(), "{text}");
            assert!(text.contains(['.', 'e']), "{text} looks like a whole number");
        }
        assert_eq!(real(f64::NEG_INFINITY), "-Inf");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(shown(Cell::Text("a\x1b[2J\n"), ""), "a\\x1b[2J\\n");
        assert_eq!(shown(Cell::Null, "\x07"), "\\x07");
        assert_eq!(shown(Cell::Blob(&[0, 255]), ""), "x'00ff'");
    }
}
