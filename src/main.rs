//! The program: parse what was typed, run it, say what went wrong.

use std::process::ExitCode;

use onus::cli;

fn main() -> ExitCode {
    cli::signals::end_at_once();
    let cli = match cli::read() {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(cli::usage::report(&error)),
    };
    match cli::run(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            cli::report_error(&error, cli.wants_json());
            ExitCode::from(error.kind.exit_code())
        }
    }
}
