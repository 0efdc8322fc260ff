//! The base, opened for reading: the one the binary carries, or a file.
//!
//! Only this module and the loader know SQLite. What is opened here can be read and
//! nothing else; see [`guard`] for how that is held.

mod describe;
pub mod functions;
pub mod guard;
pub mod lookup;
pub mod message;
pub mod open;
pub mod pragmas;
pub mod query;
mod recover;
pub mod statements;
mod verify;
pub mod watchdog;
pub mod with;

use std::cell::OnceCell;

use rusqlite::Connection;

pub use open::{add_tables, needs_whole, whole_image, write_whole};
pub use recover::recover;

/// A base that can be asked.
#[derive(Debug)]
pub struct Base {
    connection: Connection,
    refusal: guard::Refusal,
    /// What a reader of this base should know before he trusts it.
    concern: Option<String>,
    /// What else there is, if this is only a part.
    rest: Option<Rest>,
}

/// What a part of the carried base lacks, opened when it is needed.
#[derive(Debug, Default)]
struct Rest {
    words: OnceCell<Box<Base>>,
    whole: OnceCell<Box<Base>>,
}

impl Base {
    /// Returns what a reader of this base should know, in one line: older data, or a change.
    pub fn concern(&self) -> Option<&str> {
        self.concern.as_deref()
    }

    /// Returns the connection, for the sibling modules that know SQLite.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// Returns the version of the SQLite library.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}
