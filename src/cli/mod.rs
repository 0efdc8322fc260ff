//! The command line: what can be typed, and which module answers.

mod ask;
mod build;
mod check;
mod compare;
mod export;
mod options;
mod report;
mod reply;
mod schema;
mod search;
mod show;
mod sql;
mod who;

use clap::{Parser, Subcommand};

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

/// A command.
#[derive(Debug, Subcommand)]
enum Command {
    /// Answer a question in plain words
    Ask(ask::Ask),
    /// Say who carries an activity on a service or option; with a service alone, all its activities
    Who(who::Who),
    /// Show one service, option, activity, encryption option, IAM term, … on a screen
    Show(show::Show),
    /// Show where services or options differ, activity by activity
    Compare(compare::Compare),
    /// Search everything by words
    Search(search::Search),
    /// Run one statement that reads
    Sql(sql::Sql),
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
}

/// Runs what was typed.
pub fn run(cli: &Cli) -> Result<u8> {
    let output = Output::new(&cli.common)?;
    match &cli.command {
        Command::Ask(command) => command.run(&cli.common, &output),
        Command::Who(command) => command.run(&cli.common, &output),
        Command::Show(command) => command.run(&cli.common, &output),
        Command::Compare(command) => command.run(&cli.common, &output),
        Command::Search(command) => command.run(&cli.common, &output),
        Command::Sql(command) => command.run(&cli.common, &output),
        Command::Report(command) => command.run(&cli.common, &output),
        Command::Export(command) => command.run(&cli.common, &output),
        Command::Schema(command) => command.run(&cli.common, &output),
        Command::Build(command) => command.run(&cli.common),
        Command::Check(command) => command.run(&cli.common),
    }
}

impl Cli {
    /// Returns whether errors are wanted as JSON.
    pub fn wants_json(&self) -> bool {
        self.common.wants_json()
    }
}

fn version() -> &'static str {
    concat!(env!("CARGO_PKG_VERSION"))
}
