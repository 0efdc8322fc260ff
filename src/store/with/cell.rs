//! A cell as the column's declared type wants it.

use rusqlite::ToSql;
use rusqlite::types::{Null, ToSqlOutput, ValueRef};

/// What a column takes, by SQLite's rules of affinity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Text,
    Integer,
    Real,
    /// Numbers where the text is one: dates, decimals and whatever SQLite does not know.
    Numeric,
    /// Anything as it is.
    Any,
}

impl Kind {
    /// Returns the kind of a declared type; the order of the questions is SQLite's.
    pub(super) fn of(declared: &str) -> Kind {
        let declared = declared.to_ascii_uppercase();
        let has = |part: &str| declared.contains(part);
        if has("INT") {
            Kind::Integer
        } else if has("CHAR") || has("CLOB") || has("TEXT") {
            Kind::Text
        } else if has("BLOB") || declared.is_empty() || declared == "ANY" {
            Kind::Any
        } else if has("REAL") || has("FLOA") || has("DOUB") {
            Kind::Real
        } else {
            Kind::Numeric
        }
    }

    /// Returns the value that a cell stands for, or what is wrong with it.
    pub(super) fn read(self, text: &str) -> Result<Bound<'_>, String> {
        match self {
            Kind::Text => Ok(Bound::Text(text)),
            _ if text.is_empty() => Ok(Bound::Null),
            Kind::Numeric if loses(text) => Err(format!(
                "`{}` would be changed by being made a number; declare the column TEXT",
                short(text)
            )),
            Kind::Any | Kind::Numeric => Ok(Bound::Text(text)),
            Kind::Integer => match text.trim().parse() {
                Ok(number) => Ok(Bound::Integer(number)),
                Err(_) => whole(text)
                    .map(Bound::Integer)
                    .ok_or_else(|| format!("`{}` is not a whole number", short(text))),
            },
            Kind::Real => real(text)
                .map(Bound::Real)
                .ok_or_else(|| format!("`{}` is not a number", short(text))),
        }
    }
}

/// A value on its way into a statement, lent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bound<'a> {
    Null,
    Integer(i64),
    Real(f64),
    Text(&'a str),
}

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Bound::Null => Null.to_sql(),
            Bound::Integer(number) => number.to_sql(),
            Bound::Real(number) => number.to_sql(),
            Bound::Text(text) => Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))),
        }
    }
}

/// Reads a whole number that is written like a real: `12.0`, `1e3`.
fn whole(text: &str) -> Option<i64> {
    // Up to here every whole number is exact as a real.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number = real(text)?;
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// Reads a real written in digits; not the words that Rust also takes for one.
fn real(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    text.parse().ok().filter(|number: &f64| digits && number.is_finite())
}

/// Whether SQLite would take the text for a number that says less than the text.
///
/// It keeps 15 digits, and neither leading zeros nor a plus sign; such a text is a number of
/// a phone or an account, in a column declared STRING or DECIMAL.
fn loses(text: &str) -> bool {
    const DIGITS: usize = 15;
    let text = text.trim();
    let looks_numeric = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b))
        && text.parse::<f64>().is_ok();
    if !looks_numeric {
        return false;
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let zeros = digits.starts_with('0') && digits[1..].starts_with(|c: char| c.is_ascii_digit());
    if text.starts_with('+') || zeros || real(text).is_none() {
        return true;
    }
    let mantissa = digits.split(['e', 'E']).next().unwrap_or_default();
    let fraction = mantissa.contains('.');
    let count = mantissa.trim_start_matches(['0', '.']);
    let count = if fraction { count.trim_end_matches('0') } else { count };
    let count = count.bytes().filter(u8::is_ascii_digit).count();
    count > DIGITS && text.parse::<i64>().is_err()
}

/// Returns what fits into a message.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{Bound, Kind};

    #[test]
    fn follows_the_affinity_of_sqlite() {
        for (declared, kind) in [
            ("INTEGER", Kind::Integer),
            ("bigint", Kind::Integer),
            ("CHARINT", Kind::Integer),
            ("VARCHAR(10)", Kind::Text),
            ("text", Kind::Text),
            ("", Kind::Any),
            ("ANY", Kind::Any),
            ("BLOB", Kind::Any),
            ("DOUBLE PRECISION", Kind::Real),
            ("DATE", Kind::Numeric),
            ("DECIMAL(10,2)", Kind::Numeric),
        ] {
            assert_eq!(Kind::of(declared), kind, "{declared}");
        }
    }

    #[test]
    fn a_number_column_takes_numbers_only() {
        for (text, number) in
            [("7", 7), ("-3", -3), ("007", 7), (" 5 ", 5), ("12.0", 12), ("1e3", 1000)]
        {
            assert_eq!(Kind::Integer.read(text), Ok(Bound::Integer(number)), "{text}");
        }
        for text in ["x", "1.5", "1e99", "12 000", "0x10", "inf", "9223372036854775808", "1,5", " "]
        {
            assert!(Kind::Integer.read(text).is_err(), "{text}");
        }
        assert_eq!(Kind::Real.read("1.5"), Ok(Bound::Real(1.5)));
        for text in ["inf", "NaN", "1e999", "x", "infinity", "-"] {
            assert!(Kind::Real.read(text).is_err(), "{text}");
        }
        let message = Kind::Integer.read(&"x".repeat(1000)).unwrap_err();
        assert!(message.len() < 120, "{message}");
    }

    #[test]
    fn a_numeric_column_changes_no_digit() {
        for text in [
            "0",
            "-1",
            "12.50",
            "0.5",
            "1e3",
            "9223372036854775807",
            "123456789012345.00",
            "x",
            "2026-01-02",
            "0x10",
            "-",
            ".",
            "00:10",
            "1.2.3",
            "inf",
        ] {
            assert_eq!(Kind::Numeric.read(text), Ok(Bound::Text(text)), "{text}");
        }
        for text in [
            "007",
            "-007",
            "+49301234",
            "00",
            "1e999",
            "12345678901234567890",
            "0.1234567890123456789",
            " 007 ",
        ] {
            assert!(Kind::Numeric.read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn empty_is_null_but_for_text() {
        assert_eq!(Kind::Text.read(""), Ok(Bound::Text("")));
        for kind in [Kind::Integer, Kind::Real, Kind::Numeric, Kind::Any] {
            assert_eq!(kind.read(""), Ok(Bound::Null));
        }
        assert_eq!(Kind::Text.read("007"), Ok(Bound::Text("007")));
    }
}
