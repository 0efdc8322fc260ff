//! The shell on a terminal: lines that are edited, remembered until it is left, and completed.

use std::borrow::Cow;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{Behavior, CompletionType, Config, Context, Editor, Helper};

use super::complete::Words;
use super::{Next, Session};
use crate::assets;
use crate::cli::sql;
use crate::error::{Error, ErrorKind, Result};
use crate::store::statements::Statements;

/// Before the first line of a statement.
const PROMPT: &str = "onus> ";

/// Before every other.
const MORE: &str = "  ... ";

/// Runs what is typed, until somebody leaves.
pub(super) fn run(mut session: Session) -> Result<u8> {
    keep();
    let words = Words::of(&session.base)?;
    // The prompt goes to the terminal, wherever stdout goes.
    let config = Config::builder()
        .behavior(Behavior::PreferTerm)
        .completion_type(CompletionType::List)
        .auto_add_history(true)
        .build();
    let failed = |error: ReadlineError| {
        Error::new(ErrorKind::File, format!("cannot read from the terminal: {error}"))
    };
    let mut editor =
        Editor::<Words, MemHistory>::with_history(config, MemHistory::new()).map_err(failed)?;
    editor.set_helper(Some(words));
    sql::say(&format!(
        "Onus {}, data {}; a statement ends with `;`, `.help` lists commands, Ctrl-D leaves",
        env!("CARGO_PKG_VERSION"),
        assets::EDITION.trim()
    ));
    loop {
        let prompt = if session.statements.is_between() { PROMPT } else { MORE };
        match editor.readline(prompt) {
            // What is pasted may hold several lines.
            Ok(lines) => {
                for line in lines.split('\n') {
                    if session.line(&format!("{line}\n"))? == Next::Leave {
                        return Ok(0);
                    }
                }
            }
            Err(ReadlineError::Interrupted) => session.statements = Statements::default(),
            Err(ReadlineError::Eof) => return Ok(0),
            Err(error) => return Err(failed(error)),
        }
    }
}

impl Completer for Words {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(self.complete(line.get(..at).unwrap_or_default()))
    }
}

impl Hinter for Words {
    type Hint = String;
}

impl Highlighter for Words {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        Cow::Borrowed(line)
    }
}

impl Validator for Words {}

impl Helper for Words {}

#[cfg(unix)]
mod mode {
    use std::io;
    use std::sync::OnceLock;

    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

    /// How the terminal was set when the shell began.
    static MODE: OnceLock<Termios> = OnceLock::new();

    /// Keeps in mind how the terminal is set.
    pub(super) fn keep() {
        if let Ok(mode) = tcgetattr(io::stdin()) {
            MODE.get_or_init(|| mode);
        }
    }

    /// Sets the terminal as it was: who is ended while a line is typed leaves it raw.
    pub(super) fn restore() {
        if let Some(mode) = MODE.get() {
            tcsetattr(io::stdin(), OptionalActions::Now, mode).ok();
        }
    }
}

#[cfg(not(unix))]
mod mode {
    pub(super) fn keep() {}
    pub(super) fn restore() {}
}

fn keep() {
    mode::keep();
}

/// Leaves the terminal as the shell found it, for the moment before the program ends.
pub fn restore() {
    mode::restore();
}
