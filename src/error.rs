//! An error that names the thing, the place and the next step.

use std::fmt;
use std::io;

use crate::problem::Problem;

/// What kind of failure it is; decides the exit code and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// A statement failed or ran into a limit: exit code 1.
    Statement,
    /// The command was used wrongly: exit code 2.
    Usage,
    /// No such name, nothing recorded, or more than one thing meant: exit code 3.
    NotRecorded,
    /// A file could not be read or written, or is not a base: exit code 4.
    File,
    /// A check found problems: exit code 5.
    Check,
    /// The reader of our output has gone; not an error for anybody: exit code 0.
    ClosedPipe,
}

impl ErrorKind {
    /// Returns the exit code that users rely on.
    pub fn exit_code(self) -> u8 {
        match self {
            ErrorKind::ClosedPipe => 0,
            ErrorKind::Statement => 1,
            ErrorKind::Usage => 2,
            ErrorKind::NotRecorded => 3,
            ErrorKind::File => 4,
            ErrorKind::Check => 5,
        }
    }

    /// Returns the word that programs read in `{"error":{"kind":…}}`.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Statement => "statement",
            ErrorKind::Usage => "usage",
            ErrorKind::NotRecorded => "not_recorded",
            ErrorKind::File => "file",
            ErrorKind::Check => "check",
            ErrorKind::ClosedPipe => "closed_pipe",
        }
    }
}

/// A failure that ends the command.
#[derive(Debug)]
pub struct Error {
    /// What kind of failure it is.
    pub kind: ErrorKind,
    /// What failed and where, in one sentence without a full stop.
    pub message: String,
    /// What to do next, if there is something to do.
    pub hint: Option<String>,
    /// What is wrong with the data, line by line, where that is the failure.
    pub problems: Vec<Problem>,
}

/// The result of whatever can end the command.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Makes an error of that kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error { kind, message: message.into(), hint: None, problems: Vec::new() }
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds what to do next, if something is known.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<impl Into<String>>) -> Self {
        self.hint = hint.map(Into::into).or(self.hint);
        self
    }

    /// Adds what is wrong with the data.
    #[must_use]
    pub fn problems(mut self, problems: Vec<Problem>) -> Self {
        self.problems = problems;
        self
    }

    /// Makes an error of a file that could not be read or written.
    pub fn file(path: impl fmt::Display, action: &str, error: &io::Error) -> Self {
        Error::new(ErrorKind::File, format!("cannot {action} `{path}`: {error}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// Errors of writing to stdout: a reader that has gone is none.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::BrokenPipe => ErrorKind::ClosedPipe,
            _ => ErrorKind::File,
        };
        Error::new(kind, format!("cannot write the output: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, ErrorKind};
    use std::io;

    #[test]
    fn every_kind_has_the_code_and_the_word_that_programs_rely_on() {
        for (kind, code, word) in [
            (ErrorKind::ClosedPipe, 0, "closed_pipe"),
            (ErrorKind::Statement, 1, "statement"),
            (ErrorKind::Usage, 2, "usage"),
            (ErrorKind::NotRecorded, 3, "not_recorded"),
            (ErrorKind::File, 4, "file"),
            (ErrorKind::Check, 5, "check"),
        ] {
            assert_eq!((kind.exit_code(), kind.name()), (code, word));
            assert_eq!(Error::new(kind, "it is wrong").to_string(), "it is wrong");
        }
    }

    #[test]
    fn a_closed_pipe_ends_quietly_and_a_full_disk_does_not() {
        let closed = Error::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(closed.kind.exit_code(), 0);
        let full = Error::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(full.kind, ErrorKind::File);
        assert!(full.message.contains("cannot write the output"));
    }
}
