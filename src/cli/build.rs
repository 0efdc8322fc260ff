//! `onus build`: writes the base as a SQLite file.

use std::fs;
use std::path::Path;

use clap::Args;

use crate::cli::with::{Tables, refused, say_loaded};
use crate::cli::{Common, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::output;
use crate::store::{self, Base};
use crate::with::With;

/// Arguments of `onus build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    tables: Tables,
}

impl Build {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<u8> {
        let Some(path) = &common.output else {
            return Err(Error::new(ErrorKind::Usage, "`build` needs `-o FILE`")
                .hint("for example: onus build -o kb.db"));
        };
        let tables = self.tables.parsed()?;
        match &common.data {
            None => write(path, &tables, store::write_whole)?,
            Some(folder) => {
                let image = common.image_with(folder)?;
                write(path, &tables, |unfinished| {
                    fs::write(unfinished, image)
                        .map_err(|error| Error::file(path.display(), "write", &error))
                })?;
            }
        }
        sql::say(&format!("wrote {}", path.display()));
        Ok(0)
    }
}

/// Writes a base and the user's tables: beside the target, looked at, and renamed into its place.
fn write(path: &Path, tables: &[With], base: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let fill = |unfinished: &Path| {
        base(unfinished)?;
        store::add_tables(unfinished, tables).map_err(refused)
    };
    let verify = |written: &Path| Base::file(written).map(drop);
    let loaded = output::replace_base(path, &store::recover, fill, &verify)?;
    say_loaded(&loaded);
    Ok(())
}
