//! The command line: what can be typed, and which module answers.

pub mod ask;
pub mod build;
pub mod check;
pub mod compare;
pub mod export;
pub mod matrix;
pub mod options;
pub mod packager;
pub mod reply;
pub mod report;
pub mod schema;
pub mod search;
pub mod shell;
pub mod show;
pub mod signals;
pub mod sql;
pub mod stop;
pub mod usage;
pub mod waiting;
pub mod who;
pub mod with;

use std::env;
use std::sync::LazyLock;
use std::time::Duration;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::assets;
use crate::error::Result;
pub use options::{Common, Output};

/// Who owns what in AWS: a cited knowledge base on shared responsibility.
///
/// Reads only what it carries or is given; no network, nothing written unless asked for.
#[derive(Debug, Parser)]
#[command(name = "onus", version = version(), max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// The same without commands; see [`read`].
#[derive(Debug, Parser)]
#[command(name = "onus", max_term_width = 100, disable_help_subcommand = true)]
struct Bare {
    #[command(flatten)]
    common: Common,
}

/// A command; its arguments are made when it is called, those of the others never.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Answer a question in plain words
    Ask(ask::Ask),
    /// Say who carries an activity on a service or option; with a service alone, all its activities
    Who(who::Who),
    /// Show one service, option, activity, encryption option, IAM term, … on a screen
    Show(show::Show),
    /// Show where services or options differ, activity by activity
    Compare(compare::Compare),
    /// Draw the responsibility matrix of a stack of services
    Matrix(matrix::Matrix),
    /// Search everything by words
    Search(search::Search),
    /// Run one statement that reads
    Sql(sql::Sql),
    /// Ask in SQL, statement by statement
    Shell(shell::Shell),
    /// Run a saved report; without a name, list them
    Report(report::ReportCommand),
    /// Write tables, views or reports to files
    Export(export::Export),
    /// List tables, views and columns and what they mean
    Schema(schema::Schema),
    /// Write the base as a SQLite file
    Build(build::Build),
    /// Check CSV data, or a base in a file, and print every problem
    Check(check::Check),
    /// Write a completion script for a shell
    Completions(packager::Completions),
    /// Write the manual page
    Man(packager::Man),
}

/// Reads the command line.
pub fn read() -> std::result::Result<Cli, clap::Error> {
    let first = env::args_os().nth(1).and_then(|name| name.into_string().ok());
    let command = first.and_then(|name| called(&name)).unwrap_or_else(Cli::command);
    let mut matches = command.try_get_matches()?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut Cli::command()))
}

/// Returns the command line that knows only the command of that name.
///
/// Every command that clap knows gets a copy of the common options, which for all of them
/// takes as long as opening the base.
fn called(name: &str) -> Option<clap::Command> {
    let all = Command::augment_subcommands(clap::Command::new("onus"));
    let called = all.get_subcommands().find(|command| command.get_name() == name)?;
    Some(Bare::command().subcommand(called.clone()))
}

/// How long a base in a file may take for an answer that the one in the program gives at once.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs what was typed.
pub fn run(cli: &Cli) -> Result<u8> {
    let output = Output::new(&cli.common)?;
    let is_quick = matches!(
        cli.command,
        Command::Ask(_)
            | Command::Who(_)
            | Command::Show(_)
            | Command::Compare(_)
            | Command::Matrix(_)
            | Command::Search(_)
            | Command::Schema(_)
    );
    if !is_quick || output.file.is_some() || cli.common.data.is_some() {
        signals::end_with_care();
    }
    if cli.common.db.is_some() && (is_quick || matches!(cli.command, Command::Export(_))) {
        stop::after(PATIENCE, cli.wants_json())?;
    }
    match &cli.command {
        Command::Ask(command) => command.run(&cli.common, &output),
        Command::Who(command) => command.run(&cli.common, &output),
        Command::Show(command) => command.run(&cli.common, &output),
        Command::Compare(command) => command.run(&cli.common, &output),
        Command::Matrix(command) => command.run(&cli.common, &output),
        Command::Search(command) => command.run(&cli.common, &output),
        Command::Sql(command) => command.run(&cli.common, &output),
        Command::Shell(command) => command.run(&cli.common, output),
        Command::Report(command) => command.run(&cli.common, &output),
        Command::Export(command) => command.run(&cli.common, &output),
        Command::Schema(command) => command.run(&cli.common, &output),
        Command::Build(command) => command.run(&cli.common),
        Command::Check(command) => command.run(&cli.common),
        Command::Completions(command) => command.run(&output),
        Command::Man(command) => command.run(&output),
    }
}

impl Cli {
    /// Returns whether errors are wanted as JSON.
    pub fn wants_json(&self) -> bool {
        self.common.wants_json()
    }
}

/// The version of the program, the edition of the data that it carries, and SQLite's.
fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let edition = assets::EDITION.trim();
        let sqlite = crate::store::sqlite_version();
        format!("{} (data {edition}, SQLite {sqlite})", env!("CARGO_PKG_VERSION"))
    });
    &VERSION
}

/// Says what went wrong on stderr; a reader that has gone is not told.
pub fn report_error(error: &crate::error::Error, as_json: bool) {
    use crate::error::ErrorKind;
    if error.kind == ErrorKind::ClosedPipe {
        return;
    }
    if as_json {
        let mut object = serde_json::json!({
            "error": { "kind": error.kind.name(), "message": error.message, "hint": error.hint }
        });
        if !error.problems.is_empty() {
            let problems: Vec<String> = error.problems.iter().map(ToString::to_string).collect();
            object["error"]["problems"] = problems.into();
        }
        sql::say(&crate::printable::json(&object.to_string()));
        return;
    }
    for problem in &error.problems {
        sql::say(&problem.to_string());
    }
    for (number, line) in error.message.lines().enumerate() {
        let start = if number == 0 { "error: " } else { "" };
        sql::say(&format!("{start}{line}"));
    }
    if let Some(hint) = &error.hint {
        sql::say(&format!("hint: {hint}"));
    }
}
