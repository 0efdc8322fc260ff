//! `onus shell`: statement after statement, on a terminal or from a pipe.
//!
//! On a terminal an error is told and the session goes on; Ctrl-C interrupts a statement or
//! clears what was typed, Ctrl-D leaves. From a pipe all statements run, and the exit code
//! is that of the first that failed.

mod command;
mod complete;
pub mod terminal;

use std::io::{self, BufRead, IsTerminal, Read};
use std::time::Duration;

use clap::Args;

use crate::cli::sql::{self, Limits};
use crate::cli::with::Tables;
use crate::cli::{Common, Output, report_error, signals};
use crate::error::{Error, ErrorKind, Result};
use crate::store::Base;
use crate::store::guard::LONGEST_STATEMENT;
use crate::store::statements::Statements;

/// Longest line that is read from a pipe, in bytes; it may hold many statements.
const LONGEST_LINE: u64 = 1024 * 1024;

/// Arguments of `onus shell`.
#[derive(Debug, Args)]
pub struct Shell {
    #[command(flatten)]
    limits: Limits,
    #[command(flatten)]
    tables: Tables,
}

/// A base that is asked, and how.
struct Session {
    base: Base,
    output: Output,
    limits: Limits,
    show_sql: bool,
    /// Whether somebody types; then Ctrl-C does not end the program.
    is_typed: bool,
    statements: Statements,
    /// Exit code of the first failure.
    code: u8,
}

/// Whether the session goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Line,
    Leave,
}

impl Shell {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: Output) -> Result<u8> {
        if output.file.is_some() {
            return Err(Error::new(ErrorKind::Usage, "`shell` writes to stdout alone")
                .hint("`onus sql … -o FILE` writes the rows of a statement to a file"));
        }
        self.limits.timeout()?;
        // Any view may be named later.
        let base = self.tables.base(common, "sqlite_schema")?;
        let session = Session {
            base,
            output,
            limits: self.limits.clone(),
            show_sql: common.show_sql,
            is_typed: io::stdin().is_terminal(),
            statements: Statements::default(),
            code: 0,
        };
        if session.is_typed { terminal::run(session) } else { session.run(io::stdin().lock()) }
    }
}

impl Session {
    /// Runs all that a pipe or a file brings.
    fn run(mut self, mut input: impl BufRead) -> Result<u8> {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let mut line = input.by_ref().take(LONGEST_LINE + 1);
            line.read_until(b'\n', &mut bytes)
                .map_err(|error| Error::file("stdin", "read", &error))?;
            if bytes.is_empty() {
                break;
            }
            if bytes.len() as u64 > LONGEST_LINE {
                return Err(Error::new(ErrorKind::File, "stdin has a line of more than 1 MiB"));
            }
            let line = std::str::from_utf8(&bytes)
                .map_err(|_| Error::new(ErrorKind::File, "stdin is not valid UTF-8 text"))?;
            if self.line(line)? == Next::Leave {
                return Ok(self.code);
            }
        }
        // As for `sql`, the last semicolon is not needed.
        if let Some(rest) = self.statements.take_rest() {
            self.statement(&rest)?;
        }
        Ok(self.code)
    }

    /// Takes a line with its line end; the error is one that ends the session.
    fn line(&mut self, line: &str) -> Result<Next> {
        if self.statements.is_between() && line.trim_start().starts_with('.') {
            let outcome = self.command(line.trim());
            return Ok(self.told(outcome)?.unwrap_or(Next::Line));
        }
        for statement in self.statements.add(line) {
            self.statement(&statement)?;
        }
        if self.statements.pending() > LONGEST_STATEMENT {
            // Refused for its length; where it would end, nobody knows.
            let rest = self.statements.take_rest().unwrap_or_default();
            self.statement(&rest)?;
            return Ok(if self.is_typed { Next::Line } else { Next::Leave });
        }
        Ok(Next::Line)
    }

    fn statement(&mut self, text: &str) -> Result<()> {
        // Messages count lines from where the statement begins.
        let text = text.trim_start();
        self.output.fit();
        let run = || {
            if self.show_sql {
                return sql::show(&self.base, text, &Vec::new(), &self.output);
            }
            sql::run(&self.base, text, &Vec::new(), &self.limits, Duration::ZERO, &self.output)
        };
        let outcome = if self.is_typed {
            match signals::interruptible(self.base.interrupter(), run) {
                (Err(error), true) if error.kind == ErrorKind::Statement => {
                    // The terminal shows `^C` where the cursor was.
                    sql::say("");
                    Err(Error::new(ErrorKind::Statement, "the statement was interrupted"))
                }
                (outcome, _) => outcome,
            }
        } else {
            run()
        };
        self.told(outcome).map(drop)
    }

    /// Tells an error and goes on; one that says that nobody reads any more is handed on.
    fn told<T>(&mut self, outcome: Result<T>) -> Result<Option<T>> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.kind == ErrorKind::ClosedPipe => Err(error),
            Err(error) => {
                report_error(&error, self.output.errors_as_json);
                if self.code == 0 {
                    self.code = error.kind.exit_code();
                }
                Ok(None)
            }
        }
    }
}
