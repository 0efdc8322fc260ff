//! An interrupted change of a SQLite file brought to its end, before the file is replaced.
//!
//! A journal or log beside a file belongs to it, and SQLite would apply it to whatever
//! stands under that name. Opening the file for writing undoes or completes the change, and
//! leaving write-ahead mode removes the log.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorKind, Result};
use crate::printable;

/// How long a program that is in the middle of a change is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Leaves a database in one file, without journal or log beside it.
pub fn recover(path: &Path) -> Result<()> {
    let shown = printable::line(&path.to_string_lossy()).into_owned();
    let failed = |error: rusqlite::Error| {
        let message = format!("cannot recover `{shown}`, which has an interrupted change: {error}");
        Error::new(ErrorKind::File, message)
    };
    // Absolute, or a name that begins with `file:` would be taken for something else.
    let path = std::path::absolute(path).map_err(|error| Error::file(&shown, "read", &error))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_timeout(PATIENCE).map_err(failed)?;
    let mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))
        .map_err(failed)?;
    if mode != "delete" {
        let message = format!("cannot recover `{shown}`: another program has it open");
        return Err(Error::new(ErrorKind::File, message).hint("close that program and try again"));
    }
    // The first read undoes what a journal says.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(failed)?;
    connection.close().map_err(|(_, error)| failed(error))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use rusqlite::Connection;

    use super::recover;
    use crate::output::replace_base;

    /// Leaves a database as a program leaves it that is killed in the middle of a change.
    fn killed(path: &Path, mode: &str) {
        let work = path.with_extension("work");
        let connection = Connection::open(&work).unwrap();
        let sql = format!(
            "PRAGMA journal_mode={mode}; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=10; \
             CREATE TABLE t (x); INSERT INTO t VALUES (randomblob(400000)); \
             BEGIN; UPDATE t SET x = randomblob(500000); INSERT INTO t VALUES (zeroblob(900000));"
        );
        connection.execute_batch(&sql).unwrap();
        if mode == "wal" {
            connection.execute_batch("COMMIT").unwrap();
        }
        for side in ["", "-journal", "-wal"] {
            let from = format!("{}{side}", work.display());
            if Path::new(&from).exists() {
                fs::copy(from, format!("{}{side}", path.display())).unwrap();
            }
        }
        drop(connection);
        for side in ["", "-journal", "-wal", "-shm"] {
            drop(fs::remove_file(format!("{}{side}", work.display())));
        }
    }

    #[test]
    fn a_killed_programs_change_never_reaches_the_new_file() {
        for mode in ["delete", "wal"] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("kb.db");
            killed(&path, mode);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "{mode}");
            let fill = |new: &Path| {
                let connection = Connection::open(new).unwrap();
                connection
                    .execute_batch("CREATE TABLE new (x); INSERT INTO new VALUES (1)")
                    .unwrap();
                Ok(())
            };
            replace_base(&path, &recover, fill, &|_| Ok(())).unwrap();
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{mode}");
            let connection = Connection::open(&path).unwrap();
            let check: String =
                connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
            let new: i64 = connection.query_row("SELECT x FROM new", [], |row| row.get(0)).unwrap();
            assert_eq!((check.as_str(), new), ("ok", 1), "{mode}");
        }
    }

    #[test]
    fn a_file_that_is_in_use_is_not_recovered() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch("PRAGMA journal_mode=wal; CREATE TABLE t (x)").unwrap();
        let error = recover(&path).unwrap_err();
        assert_eq!(error.kind.exit_code(), 4);
        drop(connection);
        recover(&path).unwrap();
    }

    #[test]
    fn what_is_no_database_is_said_to_be_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        fs::write(&path, "x".repeat(5000)).unwrap();
        assert!(recover(&path).unwrap_err().message.contains("not a database"));
        assert!(recover(&folder.path().join("none")).is_err());
    }
}
