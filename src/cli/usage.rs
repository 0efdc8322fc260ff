//! What clap says against the command line, in the forms in which we say everything else.

use std::env;
use std::ffi::OsStr;

use clap::error::ErrorKind as Kind;

use crate::cli::{report_error, sql};
use crate::error::{Error, ErrorKind};
use crate::printable;

/// Prints the help that was asked for, or what is wrong; returns the exit code.
pub fn report(error: &clap::Error) -> u8 {
    let is_help =
        !error.use_stderr() || error.kind() == Kind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_help {
        // Nothing that was typed is in there, and clap knows the terminal's colours.
        let printed = error.print().map_err(Error::from);
        return match printed {
            Ok(()) if error.use_stderr() => ErrorKind::Usage.exit_code(),
            Ok(()) => 0,
            Err(failure) => {
                report_error(&failure, false);
                failure.kind.exit_code()
            }
        };
    }
    // What was typed stands in the message, with whatever it holds.
    let text = error.render().to_string();
    if wants_json() {
        let (message, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
        let message =
            message.trim_start_matches("error: ").split_whitespace().collect::<Vec<_>>().join(" ");
        let tip = rest.lines().find_map(|line| line.trim_start().strip_prefix("tip: "));
        let hint = tip.unwrap_or("`onus --help` lists what can be typed").to_owned();
        report_error(&Error::new(ErrorKind::Usage, message).hint(hint), true);
    } else {
        for line in printable::lines(&text).trim_end().lines() {
            sql::say(line);
        }
    }
    ErrorKind::Usage.exit_code()
}

/// Whether JSON was asked for on a command line that cannot be read otherwise.
fn wants_json() -> bool {
    let mut arguments = env::args_os().skip(1);
    let is_json = |value: &OsStr| value == "json" || value == "jsonl";
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if text == "--" {
            return false;
        }
        if text == "-f" || text == "--format" {
            return arguments.next().is_some_and(|value| is_json(&value));
        }
        let value = text.strip_prefix("--format=").or_else(|| text.strip_prefix("-f"));
        if let Some(value) = value {
            return is_json(OsStr::new(value.trim_start_matches('=')));
        }
    }
    false
}
