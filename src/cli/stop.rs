//! Ending early: out of time, by Ctrl-C, or when asked to terminate.
//!
//! The process ends at once, whatever SQLite is doing; the base is only read, so there is
//! nothing to undo but a file that is being written, and that is removed.

use std::process;

use crate::cli::sql::say;
use crate::error::ErrorKind;
use crate::output::remove_unfinished;

/// Exit code of a program that was interrupted, as shells give it.
const INTERRUPTED: i32 = 130;

/// Makes Ctrl-C, SIGTERM and SIGHUP end the program without leftovers.
///
/// Commands that are done in milliseconds and write no file are left to the system, which
/// ends them just as well.
#[expect(clippy::exit, reason = "the main thread may be inside SQLite for long")]
pub fn at_signals() {
    let stop = || {
        remove_unfinished();
        process::exit(INTERRUPTED);
    };
    // Without a handler the system still ends the program.
    ctrlc::set_handler(stop).ok();
}

/// Ends the process when a statement does not let itself be interrupted.
#[expect(clippy::exit, reason = "a single call inside SQLite cannot be stopped in any other way")]
pub fn out_of_time() {
    say("error: the statement ran into the time limit and did not stop");
    say("hint: narrow it, or give more time with `--timeout SECONDS`");
    remove_unfinished();
    process::exit(i32::from(ErrorKind::Statement.exit_code()));
}
