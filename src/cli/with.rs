//! `--with`: the user's own CSV file as a table beside the base.

use std::ffi::OsString;

use clap::Args;

use crate::cli::{Common, options, sql};
use crate::error::{Error, Result};
use crate::store::with::{Loaded, Refusal};
use crate::store::{self, Base};
use crate::with::With;

/// Tables that the user brings.
#[derive(Debug, Args)]
pub struct Tables {
    /// Add your own CSV file as a table to join with; repeatable
    #[arg(long = "with", value_name = "FILE.csv[=NAME]")]
    with: Vec<OsString>,
}

impl Tables {
    /// Returns the tables as they were typed.
    pub fn parsed(&self) -> Result<Vec<With>> {
        self.with.iter().map(|argument| With::parse(argument)).collect()
    }

    /// Opens the base that is asked for, with the user's tables beside it and with every
    /// view that a statement names.
    pub fn base(&self, common: &Common, named: &str) -> Result<Base> {
        let tables = self.parsed()?;
        if tables.is_empty() {
            return common.base_naming(named);
        }
        let opened = match (&common.db, &common.data) {
            (Some(_), Some(_)) => return common.base(),
            (Some(path), None) => Base::file_with(path, &tables),
            (None, Some(folder)) => Base::image_with(common.image_with(folder)?, &tables),
            (None, None) if store::needs_whole(named) => {
                Base::image_with(store::whole_image()?, &tables)
            }
            (None, None) => Base::carried_with(&tables),
        };
        opened.map(|base| common.warned(base)).map_err(refused)
    }
}

/// Says which tables were added.
pub fn say_loaded(loaded: &[Loaded]) {
    for table in loaded {
        sql::say(&format!("added table `{}`, {} rows", table.table, table.rows));
    }
}

/// Turns the refusal of a table into an error that holds its problems.
pub fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Error(error) => error,
        Refusal::Problems(problems) => options::refused(problems),
    }
}
