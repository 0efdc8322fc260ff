//! `onus check`: every problem of the data, of an overlay, or of a base in a file.

use std::time::Duration;

use clap::Args;

use crate::assets;
use crate::cli::options::{overlay, refused};
use crate::cli::{Common, sql, stop};
use crate::error::{Error, ErrorKind, Result};
use crate::loader;
use crate::problem::Problem;
use crate::store::Base;

/// How long the check of a base in a file may take; a large one takes seconds.
const PATIENCE: Duration = Duration::from_mins(10);

/// Arguments of `onus check`.
#[derive(Debug, Args)]
pub struct Check {}

impl Check {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<u8> {
        if let Some(path) = &common.db {
            // A column that somebody added may compute for ever.
            stop::after(PATIENCE, common.wants_json())?;
            let base = Base::file(path)?;
            let found = base.verify()?;
            if found.is_empty() {
                sql::say(&format!("`{}` {}", path.display(), base.vouched()?));
                return Ok(0);
            }
            let file = path.to_string_lossy();
            let problems = found.into_iter().map(|line| Problem::new(&file, 0, "", line)).collect();
            return Err(Error::new(
                ErrorKind::Check,
                format!("`{}` does not pass the check", path.display()),
            )
            .problems(problems)
            .hint("write it anew with `onus build -o FILE`"));
        }
        let material = match &common.data {
            Some(folder) => overlay(folder)?,
            None => assets::material(),
        };
        match loader::build_image(&material, env!("CARGO_PKG_VERSION")) {
            Ok(_) => {
                sql::say("no problems");
                Ok(0)
            }
            Err(problems) => Err(refused(problems)),
        }
    }
}
