//! `onus completions` and `onus man`: what a packager ships beside the program.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::cli::{Cli, Output};
use crate::error::Result;

/// Arguments of `onus completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell to complete in
    shell: Shell,
}

impl Completions {
    /// Runs the command.
    pub fn run(&self, output: &Output) -> Result<u8> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "onus", &mut script);
        output.text(|out| Ok(out.write_all(&script)?))?;
        Ok(0)
    }
}

/// Arguments of `onus man`.
#[derive(Debug, Args)]
pub struct Man {}

impl Man {
    /// Runs the command: the pages of the program and of its commands, one after the other.
    pub fn run(&self, output: &Output) -> Result<u8> {
        let mut command = Cli::command();
        command.build();
        output.text(|out| {
            clap_mangen::Man::new(command.clone()).render(out)?;
            for part in command.get_subcommands().filter(|part| !part.is_hide_set()) {
                clap_mangen::Man::new(part.clone()).render(out)?;
            }
            Ok(())
        })?;
        Ok(0)
    }
}
