//! A value as it stands in a cell of the base.

/// One value of a row: what SQLite can store, owned.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing recorded.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction; only queries make these, no table stores them.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes; only queries make these, no table stores them.
    Blob(Vec<u8>),
}

impl Value {
    /// Returns the text of a text value.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number of an integer value.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the value as words for a message: text as it is, NULL as nothing.
    pub fn to_text(&self) -> String {
        match self {
            Value::Null => String::new(),
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Blob(bytes) => format!("({} bytes)", bytes.len()),
        }
    }
}
