//! `onus build`: writes the base as a SQLite file.

use std::path::Path;

use clap::Args;

use crate::assets;
use crate::cli::{Common, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::store::Base;

/// Arguments of `onus build`.
#[derive(Debug, Args)]
pub struct Build {}

impl Build {
    /// Runs the command.
    #[expect(clippy::unused_self, reason = "all commands are run alike")]
    pub fn run(&self, common: &Common) -> Result<u8> {
        let Some(path) = &common.output else {
            return Err(Error::new(ErrorKind::Usage, "`build` needs `-o FILE`").hint("for example: onus build -o kb.db"));
        };
        match &common.data {
            None => write(path, assets::BASE)?,
            Some(folder) => write(path, &common.image_with(folder)?)?,
        }
        sql::say(&format!("wrote {}", path.display()));
        Ok(0)
    }
}

fn write(path: &Path, image: &[u8]) -> Result<()> {
    crate::output::replace_base(path, image, &|written| Base::file(written).map(drop))
}
