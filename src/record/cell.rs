//! Cell types: what one cell of a CSV file may hold.
//!
//! A type here checks what can be seen in the cell alone. Closed lists of words and rules
//! between cells are named CHECK constraints of the table, so that each rule stands once.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as CellError, StrDeserializer};

use crate::value::Value;

/// A type that one cell can be read as.
pub trait Cell: Sized {
    /// Whether an empty cell is allowed; it means NULL.
    const OPTIONAL: bool = false;

    /// Reads the cell; the error says what is wrong and what was expected.
    fn read(text: &str) -> Result<Self, String>;

    /// Returns the value that the table stores.
    fn value(self) -> Value;
}

/// Reads a cell through the type's own `Deserialize`, which holds its rule.
fn deserialize<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    let deserializer: StrDeserializer<'a, CellError> = text.into_deserializer();
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

/// Defines a text type whose rule is a function from the text to an error message.
macro_rules! text_cell {
    ($(#[$doc:meta])* $name:ident, $rule:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(pub String);

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                clean(&text)?;
                let rule: fn(&str) -> Result<(), String> = $rule;
                rule(&text)?;
                Ok($name(text))
            }
        }

        impl Cell for $name {
            fn read(text: &str) -> Result<Self, String> {
                deserialize(text)
            }

            fn value(self) -> Value {
                Value::Text(self.0)
            }
        }
    };
}

text_cell!(
    /// A key: lower-case words joined by `-`; `/` joins the parts of a compound key.
    Id,
    |text| {
        let fits = |c: char| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '_' | '@')
        };
        match text.chars().find(|c| !fits(*c)) {
            None => Ok(()),
            Some(c) => Err(format!(
                "`{text}` is not an id: `{c}` is not allowed, expected lower-case letters, digits and `-`"
            )),
        }
    }
);

text_cell!(
    /// Any text that is not blank and has no control character.
    Text,
    |_| Ok(())
);

text_cell!(
    /// A calendar day, `YYYY-MM-DD`.
    Date,
    |text| {
        if is_date(text) {
            Ok(())
        } else {
            Err(format!("`{text}` is not a date, expected YYYY-MM-DD, for example 2026-11-22"))
        }
    }
);

text_cell!(
    /// An absolute `https` address without a fragment: the place on a page is the locator's.
    Url,
    |text| {
        let rest = text.strip_prefix("https://").unwrap_or_default();
        if rest.is_empty() || rest.contains(char::is_whitespace) {
            Err(format!("`{text}` is not an address, expected https://…"))
        } else if text.contains('#') {
            Err(format!("`{text}` has a fragment, expected it in `locator` of the citation"))
        } else {
            Ok(())
        }
    }
);

/// A whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole(pub i64);

impl Cell for Whole {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map(Whole).map_err(|_| format!("`{text}` is not a whole number"))
    }

    fn value(self) -> Value {
        Value::Integer(self.0)
    }
}

/// Yes or no, written `1` or `0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Flag {
    /// No, `0`.
    #[serde(rename = "0")]
    No,
    /// Yes, `1`.
    #[serde(rename = "1")]
    Yes,
}

impl Cell for Flag {
    fn read(text: &str) -> Result<Self, String> {
        deserialize(text).map_err(|_| format!("`{text}` is not a flag, expected 1 or 0"))
    }

    fn value(self) -> Value {
        Value::Integer(i64::from(self == Flag::Yes))
    }
}

impl<T: Cell> Cell for Option<T> {
    const OPTIONAL: bool = true;

    fn read(text: &str) -> Result<Self, String> {
        if text.is_empty() { Ok(None) } else { T::read(text).map(Some) }
    }

    fn value(self) -> Value {
        self.map_or(Value::Null, T::value)
    }
}

/// What holds for every text: not empty, no blank at the ends, no control character.
fn clean(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err("is empty, expected a value".to_owned());
    }
    if text.trim() != text {
        return Err(format!("`{text}` has a blank at its start or end"));
    }
    let unfit = |c: char| {
        c.is_control()
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}')
    };
    match text.chars().find(|c| unfit(*c)) {
        None => Ok(()),
        Some(c) => Err(format!("holds the invisible character U+{:04X}", u32::from(c))),
    }
}

/// Whether the text is a day of the calendar.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('-').map(|part| (part.len(), part.parse::<u32>()));
    let (Some((4, Ok(year))), Some((2, Ok(month))), Some((2, Ok(day))), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::{Cell, Date, Flag, Id, Text, Url, Whole};
    use crate::value::Value;

    #[test]
    fn an_empty_cell_is_null_only_where_optional() {
        assert_eq!(Option::<Text>::read("").map(Cell::value), Ok(Value::Null));
        assert_eq!(Text::read(""), Err("is empty, expected a value".to_owned()));
    }

    #[test]
    fn ids_are_kebab_case() {
        assert!(Id::read("rds-custom/patch-os").is_ok());
        assert!(Id::read("RDS").unwrap_err().contains("`R` is not allowed"));
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        assert!(Date::read("2024-02-29").is_ok());
        for wrong in ["2023-02-29", "2024-13-01", "2024-1-1", "20x6-01-01", "2024-01-01-01"] {
            assert!(Date::read(wrong).unwrap_err().contains("not a date"), "{wrong}");
        }
    }

    #[test]
    fn text_has_no_hidden_characters() {
        assert!(Text::read("a\u{202E}b").unwrap_err().contains("U+202E"));
        assert!(Text::read(" a").unwrap_err().contains("blank"));
    }

    #[test]
    fn addresses_are_https_without_fragment() {
        assert!(Url::read("https://aws.amazon.com/compliance/").is_ok());
        assert!(Url::read("http://aws.amazon.com/").is_err());
        assert!(Url::read("https://a.example/#x").unwrap_err().contains("fragment"));
    }

    #[test]
    fn numbers_and_flags_are_strict() {
        assert_eq!(Whole::read("-3").map(Cell::value), Ok(Value::Integer(-3)));
        assert!(Whole::read("3.0").is_err());
        assert_eq!(Flag::read("1").map(Cell::value), Ok(Value::Integer(1)));
        assert!(Flag::read("yes").unwrap_err().contains("expected 1 or 0"));
    }
}
