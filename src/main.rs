//! The program: parse what was typed, run it, say what went wrong.

use std::process::ExitCode;

use clap::Parser;

use onus::cli::{self, Cli};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli::run(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            cli::report_error(&error, cli.wants_json());
            ExitCode::from(error.kind.exit_code())
        }
    }
}
