//! Ending early: out of time, by Ctrl-C, or when asked to terminate.
//!
//! The process ends at once, whatever SQLite is doing; the base is only read, so there is
//! nothing to undo but a file that is being written, and that is removed.

use std::process;
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::report_error;
use crate::cli::shell::terminal;
use crate::cli::waiting::waited;
use crate::error::{Error, ErrorKind, Result};
use crate::output::remove_unfinished;
use crate::store::Base;
use crate::store::watchdog::{self, Watchdog};

/// Exit code of a program that was interrupted, as shells give it.
pub const INTERRUPTED: i32 = 130;

/// Ends the process as one that was interrupted.
#[expect(clippy::exit, reason = "the main thread may be inside SQLite for long")]
pub fn interrupted() {
    remove_unfinished();
    terminal::restore();
    process::exit(INTERRUPTED);
}

/// Ends the process when a statement does not let itself be interrupted.
#[expect(clippy::exit, reason = "a single call inside SQLite cannot be stopped in any other way")]
fn give_up(error: &Error, as_json: bool) {
    report_error(error, as_json);
    remove_unfinished();
    terminal::restore();
    process::exit(i32::from(error.kind.exit_code()));
}

/// Watches a statement that somebody wrote.
pub fn watch(base: &Base, limit: Duration, as_json: bool) -> Result<Watchdog> {
    base.watch(limit, waited, move || {
        let error = Error::new(
            ErrorKind::Statement,
            "the statement ran into the time limit and did not stop",
        )
        .hint("narrow it, or give more time with `--timeout SECONDS`");
        give_up(&error, as_json);
    })
}

/// Ends a command that asks a base in a file and gets no answer; a view in it may never end.
pub fn after(limit: Duration, as_json: bool) -> Result<()> {
    watchdog::start(move || {
        let start = Instant::now();
        loop {
            let left = limit.saturating_sub(start.elapsed().saturating_sub(waited()));
            if left.is_zero() {
                break;
            }
            thread::sleep(left);
        }
        let message = format!("the base gave no answer within {} seconds", limit.as_secs());
        let error = Error::new(ErrorKind::Statement, message)
            .hint("`onus check --db FILE` says whether the base was changed");
        give_up(&error, as_json);
    })
}
