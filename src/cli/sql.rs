//! `onus sql`: one statement that reads; and `--show-sql` of all commands.

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::cli::stop::watch;
use crate::cli::with::Tables;
use crate::cli::{Common, Output};
use crate::error::{Error, ErrorKind, Result};
use crate::printable;
use crate::render::Format;
use crate::store::Base;
use crate::store::query::{Bounds, Parameters};
use crate::value::Value;

/// Most bytes of text that one statement hands over.
const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// Most rows that are drawn as a table; other formats have no such bound.
const MOST_TABLE_ROWS: u64 = 100_000;

/// Arguments of `onus sql`.
#[derive(Debug, Args)]
pub struct Sql {
    /// The statement; `-` reads it from stdin
    #[arg(value_name = "SQL", conflicts_with = "file")]
    statement: Option<String>,
    /// Read the statement from a file
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Value of a parameter `:NAME`; repeatable
    #[arg(short, long = "parameter", value_name = "NAME=VALUE")]
    parameters: Vec<String>,
    #[command(flatten)]
    limits: Limits,
    #[command(flatten)]
    tables: Tables,
}

/// Limits of a statement that somebody wrote.
#[derive(Clone, Debug, Args)]
pub struct Limits {
    /// Seconds after which a statement is ended
    #[arg(long, value_name = "SECONDS", default_value = "10")]
    timeout: String,
    /// Most rows to hand over
    #[arg(long, value_name = "ROWS")]
    limit: Option<u64>,
}

impl Limits {
    /// Returns the same limits with another on time, in seconds.
    pub fn with_timeout(&self, seconds: &str) -> Result<Limits> {
        let limits = Limits { timeout: seconds.to_owned(), ..self.clone() };
        limits.timeout().map(|_| limits)
    }

    /// Returns the limit on time.
    pub fn timeout(&self) -> Result<Duration> {
        let seconds =
            self.timeout.parse::<f64>().ok().filter(|seconds| (0.001..=86_400.0).contains(seconds));
        seconds.map(Duration::from_secs_f64).ok_or_else(|| {
            Error::new(
                ErrorKind::Usage,
                format!("the timeout is `{}`, expected seconds from 0.001 to 86400", self.timeout),
            )
        })
    }
}

impl Sql {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let text = self.text()?;
        let parameters = given(&self.parameters)?
            .into_iter()
            .map(|(name, value)| (name, guess(value)))
            .collect();
        let base = self.tables.base(common, &text)?;
        if common.show_sql {
            return show(&base, &text, &parameters, output);
        }
        run(&base, &text, &parameters, &self.limits, Duration::ZERO, output)
    }

    fn text(&self) -> Result<String> {
        match (&self.statement, &self.file) {
            (_, Some(path)) => fs::read_to_string(path)
                .map_err(|error| Error::file(path.display(), "read", &error)),
            (Some(text), None) if text != "-" => Ok(text.clone()),
            (None, None) if io::stdin().is_terminal() => {
                Err(Error::new(ErrorKind::Usage, "there is no statement")
                    .hint("for example: onus sql \"SELECT id, name FROM service\""))
            }
            _ => {
                let mut text = String::new();
                let limit = crate::store::guard::LONGEST_STATEMENT as u64 + 1;
                io::stdin()
                    .take(limit)
                    .read_to_string(&mut text)
                    .map_err(|error| Error::file("stdin", "read", &error))?;
                Ok(text)
            }
        }
    }
}

/// Runs a statement that somebody wrote, under all limits, and writes its rows; `spent` is
/// how much of the limit on time is used up.
pub fn run(
    base: &Base,
    text: &str,
    parameters: &Parameters,
    limits: &Limits,
    spent: Duration,
    output: &Output,
) -> Result<u8> {
    let timeout = limits.timeout()?;
    let rows = limits.limit.or((output.format == Format::Table).then_some(MOST_TABLE_ROWS));
    let bounds = Bounds { rows, bytes: Some(MOST_BYTES) };
    let outcome = output.rows(|sink| {
        let watchdog = watch(base, timeout.saturating_sub(spent), output.errors_as_json)?;
        let outcome = base.stream(text, parameters, bounds, sink);
        drop(watchdog);
        outcome
    })?;
    if outcome.cut {
        say(&format!("note: cut after {} rows; there are more", outcome.rows));
    }
    Ok(0)
}

/// Says something beside the data.
pub fn say(text: &str) {
    writeln!(io::stderr(), "{}", printable::line(text)).ok();
}

/// Prints a statement with its parameters filled in, so that it runs in `sqlite3` as it is.
pub fn show(base: &Base, text: &str, parameters: &Parameters, output: &Output) -> Result<u8> {
    show_all(base, &[(text, parameters)], output)
}

/// Prints several statements so, one after the other.
pub fn show_all(base: &Base, statements: &[(&str, &Parameters)], output: &Output) -> Result<u8> {
    output.text(|out| {
        for (text, parameters) in statements {
            let full = base.expanded(text, parameters)?;
            let full = full.trim_end().trim_end_matches(';');
            // A file gets the statement to the byte; a terminal would obey it.
            let shown = if output.is_terminal { printable::lines(full) } else { full.into() };
            writeln!(out, "{shown};")?;
        }
        Ok(0)
    })
}

/// Splits `NAME=VALUE`; a name that is given twice would leave one value unused.
pub fn given(parameters: &[String]) -> Result<Vec<(String, String)>> {
    let mut all: Vec<(String, String)> = Vec::with_capacity(parameters.len());
    for given in parameters {
        let (name, value) = given.split_once('=').ok_or_else(|| {
            Error::new(ErrorKind::Usage, format!("`-p {given}` has no `=`"))
                .hint("write `-p name=value`")
        })?;
        let name = name.trim_start_matches(':');
        if all.iter().any(|(known, _)| known == name) {
            return Err(Error::new(
                ErrorKind::Usage,
                format!("parameter `:{name}` is given twice"),
            ));
        }
        all.push((name.to_owned(), value.to_owned()));
    }
    Ok(all)
}

/// A whole number is bound as one, unless leading zeros or a sign say that it is a text.
fn guess(value: String) -> Value {
    match value.parse::<i64>() {
        Ok(number) if number.to_string() == value => Value::Integer(number),
        _ => Value::Text(value),
    }
}
