//! A defect in the data: where it is, what is wrong, what was expected.

use std::fmt;

/// One thing that is wrong with one place of a data file, or with the base as a whole.
///
/// Problems are values: all of them are collected and shown at once, so that a curator
/// needs one run, not ten.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as the curator knows it, for example `data/service.csv`.
    pub file: String,
    /// The line, counted from 1; 0 when the whole file is meant.
    pub line: u64,
    /// The column's name; empty when the whole line is meant.
    pub column: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Problem {
    /// Makes a problem of one cell; an empty column means the whole line.
    pub fn new(file: &str, line: u64, column: &str, message: impl Into<String>) -> Self {
        Problem { file: file.to_owned(), line, column: column.to_owned(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, ": {}", self.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::Problem;

    #[test]
    fn names_file_line_and_column() {
        let problem = Problem::new("data/service.csv", 14, "tenancy", "`x` is not known");
        assert_eq!(problem.to_string(), "data/service.csv:14: tenancy: `x` is not known");
    }

    #[test]
    fn leaves_out_what_is_not_known() {
        assert_eq!(Problem::new("a.csv", 0, "", "is empty").to_string(), "a.csv: is empty");
    }
}
