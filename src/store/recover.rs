//! Bringing an old base that a journal or log belongs to back into one file.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorKind, Result};

/// Plays back or checkpoints whatever stands beside a SQLite file, so that the file is whole.
///
/// A journal that is left beside a file would be played back into the file that takes its
/// place; so the old file is brought to rest before it is replaced.
pub fn recover(path: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let settle = || -> rusqlite::Result<()> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        connection.close().map_err(|(_, error)| error)
    };
    settle().map_err(|error| {
        let message = format!(
            "`{}` has a journal beside it and cannot be recovered: {error}",
            path.display()
        );
        Error::new(ErrorKind::File, message)
            .hint("move it and its side files away, then build again")
    })
}
