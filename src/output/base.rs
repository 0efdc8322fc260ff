//! A SQLite file replaced by a new one, safe from other builders and from its own past.
//!
//! A rename alone is not enough for a database. A journal or a write-ahead log that a
//! crashed program left beside the old file would be replayed into the new one; so the old
//! file is recovered first. Two builders would remove each other's files; so they take
//! turns by a lock file beside the target, which the system releases even from a dead
//! process, and which the last of them removes. Readers are never locked out: who has the
//! old file open keeps the old file.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::thread;
use std::time::{Duration, Instant};

use super::place::{Place, SIDE_FILES, with_suffix};
use super::{UNFINISHED, Unfinished, is_the_same};
use crate::error::{Error, ErrorKind, Result};

/// How long another builder of the same file is waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often to look whether it is done.
const PAUSE: Duration = Duration::from_millis(20);

/// Replaces the SQLite file at `path`, or creates it.
///
/// - `recover` brings a database that has a journal or log back into one file, by opening
///   it for writing, checkpointing, setting `journal_mode=DELETE` and closing it.
/// - `fill` writes the new database into the empty file that it is given, closes it, and
///   leaves no side files.
/// - `verify` looks at the new database before it takes the old one's place.
///
/// If any of them fails, the old file stays as it is and nothing is left behind.
pub fn replace_base<T>(
    path: &Path,
    recover: &dyn Fn(&Path) -> Result<()>,
    fill: impl FnOnce(&Path) -> Result<T>,
    verify: &dyn Fn(&Path) -> Result<()>,
) -> Result<T> {
    let place = Place::find(path)?;
    let lock = Lock::acquire(&place, PATIENCE)?;
    // The file may have changed while another builder was waited for.
    let place = Place::find(path)?;
    if !lock.is_absent() {
        // Under the lock, whatever has our prefix is from a process that is gone.
        place.each_leftover("base", |path| drop(fs::remove_file(path)));
    }
    settle_old(&place, recover)?;
    let unfinished = Unfinished::create(&place, "base")?;
    let value = fill(&unfinished.path)?;
    if let Some(side) = side_file(&unfinished.path) {
        let message = format!("cannot write `{}`: `{}` was left", place.shown, side.display());
        return Err(Error::new(ErrorKind::File, message));
    }
    verify(&unfinished.path)?;
    if side_file(&place.target).is_some() {
        let message = format!("cannot replace `{}`: another program is changing it", place.shown);
        return Err(Error::new(ErrorKind::File, message).hint("close that program and try again"));
    }
    unfinished.finish(&place)?;
    Ok(value)
}

/// Sees to it that nothing beside the target belongs to the file that is to go.
fn settle_old(place: &Place, recover: &dyn Fn(&Path) -> Result<()>) -> Result<()> {
    if side_file(&place.target).is_none() {
        return Ok(());
    }
    if place.old.is_some() {
        let recovered = recover(&place.target);
        if is_sqlite(&place.target) {
            recovered?;
        }
    }
    if let (Some(side), true) = (side_file(&place.target), is_sqlite(&place.target)) {
        let message = format!(
            "cannot replace `{}`: `{}` belongs to it and could not be recovered",
            place.shown,
            side.display()
        );
        return Err(Error::new(ErrorKind::File, message)
            .hint("another program has it open, or both files are to be removed first"));
    }
    // A journal whose database is gone means nothing, and SQLite would remove it as well.
    for side in SIDE_FILES {
        match fs::remove_file(with_suffix(&place.target, side)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Error::file(format!("{}{side}", place.shown), "remove", &error));
            }
            _ => {}
        }
    }
    place.sync_folder().map_err(|error| Error::file(&place.shown, "write", &error))
}

/// Returns a file beside the database that may hold a change not yet made or not yet undone.
fn side_file(database: &Path) -> Option<PathBuf> {
    SIDE_FILES.iter().map(|side| with_suffix(database, side)).find(|path| path.exists())
}

fn is_sqlite(path: &Path) -> bool {
    use std::io::Read as _;
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut start));
    read.is_ok() && start == b"SQLite format 3\0"
}

/// The right to replace a file, held until dropped.
struct Lock {
    /// None where the file system has no locks.
    held: Option<(File, PathBuf)>,
}

impl Lock {
    fn acquire(place: &Place, patience: Duration) -> Result<Lock> {
        // Empty and never written to, so that it does not matter what stands there.
        let path = place.folder.join(place.prefix("lock") + "held");
        let start = Instant::now();
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| Error::file(&place.shown, "lock", &error))?;
            match file.try_lock() {
                Ok(()) if is_the_same(&file, &path) => {
                    let mut live = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
                    live.push(path.clone());
                    return Ok(Lock { held: Some((file, path)) });
                }
                // Its holder has removed it; another may have made a new one.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                    thread::sleep(PAUSE);
                }
                Err(TryLockError::WouldBlock) => {
                    let message = format!(
                        "cannot write `{}`: another `onus build` has been writing it for {} s",
                        place.shown,
                        patience.as_secs()
                    );
                    return Err(Error::new(ErrorKind::File, message)
                        .hint("wait for it, or write to another file"));
                }
                // Without locks builders do not take turns, and each still leaves a whole file.
                Err(TryLockError::Error(_)) => {
                    drop(fs::remove_file(&path));
                    return Ok(Lock { held: None });
                }
            }
        }
    }

    fn is_absent(&self) -> bool {
        self.held.is_none()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some((file, path)) = self.held.take() {
            // Removed while still held: who waits for it sees that it is gone.
            if cfg!(unix) {
                drop(fs::remove_file(&path));
            }
            let mut live = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
            live.retain(|other| *other != path);
            drop(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;
    use std::path::Path;
    use std::time::Duration;

    use super::{Lock, Place, replace_base};
    use crate::error::{Error, ErrorKind, Result};

    const OLD: &[u8] = b"SQLite format 3\0 old";
    const NEW: &[u8] = b"SQLite format 3\0 new";

    #[expect(clippy::unnecessary_wraps, reason = "it stands for a step that can fail")]
    fn fine(_: &Path) -> Result<()> {
        Ok(())
    }

    fn write(content: &'static [u8]) -> impl FnOnce(&Path) -> Result<()> {
        move |path| Ok(fs::write(path, content)?)
    }

    fn failure() -> Error {
        Error::new(ErrorKind::Check, "on purpose")
    }

    fn count(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn creates_and_replaces_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        for content in [OLD, NEW] {
            replace_base(&path, &fine, write(content), &fine).unwrap();
            assert_eq!(fs::read(&path).unwrap(), content);
            assert_eq!(count(folder.path()), 1);
        }
    }

    #[test]
    fn a_failure_of_any_step_keeps_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        fs::write(&path, OLD).unwrap();
        let fail = |_: &Path| -> Result<()> { Err(failure()) };
        let fail_late = |temporary: &Path| -> Result<()> {
            fs::write(temporary, NEW)?;
            fs::write(super::with_suffix(temporary, "-journal"), "x")?;
            Err(failure())
        };
        let leave_a_journal = |temporary: &Path| -> Result<()> {
            Ok(fs::write(super::with_suffix(temporary, "-journal"), "x")?)
        };
        replace_base(&path, &fine, fail, &fine).unwrap_err();
        replace_base(&path, &fine, fail_late, &fine).unwrap_err();
        replace_base(&path, &fine, leave_a_journal, &fine).unwrap_err();
        replace_base(&path, &fine, write(NEW), &fail).unwrap_err();
        fs::write(folder.path().join("kb.db-journal"), "hot").unwrap();
        replace_base(&path, &fail, write(NEW), &fine).unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), OLD);
        assert_eq!(count(folder.path()), 2);
    }

    #[test]
    fn recovers_an_old_file_that_has_a_journal_before_it_is_replaced() {
        for side in ["-journal", "-wal"] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("kb.db");
            let side = super::with_suffix(&path, side);
            fs::write(&path, OLD).unwrap();
            fs::write(&side, "hot").unwrap();
            let unable = replace_base(&path, &fine, write(NEW), &fine).unwrap_err();
            assert!(unable.message.contains("could not be recovered"), "{unable}");
            let recovered = Cell::new(false);
            let recover = |found: &Path| -> Result<()> {
                assert_eq!(fs::read(found).unwrap(), OLD);
                recovered.set(true);
                Ok(fs::remove_file(&side)?)
            };
            replace_base(&path, &recover, write(NEW), &fine).unwrap();
            assert!(recovered.get());
            assert_eq!(fs::read(&path).unwrap(), NEW);
            assert_eq!(count(folder.path()), 1);
        }
    }

    #[test]
    fn a_journal_without_its_database_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        let broken = |_: &Path| -> Result<()> { Err(failure()) };
        for old in [None, Some("no database at all")] {
            fs::write(folder.path().join("kb.db-journal"), "hot").unwrap();
            fs::write(folder.path().join("kb.db-wal"), "hot").unwrap();
            drop(fs::remove_file(&path));
            if let Some(old) = old {
                fs::write(&path, old).unwrap();
            }
            replace_base(&path, &broken, write(NEW), &fine).unwrap();
            assert_eq!(fs::read(&path).unwrap(), NEW);
            assert_eq!(count(folder.path()), 1);
        }
    }

    #[test]
    fn a_program_that_changes_the_old_file_meanwhile_is_not_overtaken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        fs::write(&path, OLD).unwrap();
        let meanwhile =
            |_: &Path| -> Result<()> { Ok(fs::write(folder.path().join("kb.db-wal"), "x")?) };
        let error = replace_base(&path, &fine, write(NEW), &meanwhile).unwrap_err();
        assert!(error.message.contains("another program"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), OLD);
    }

    #[test]
    fn what_a_killed_builder_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        let prefix = Place::find(&path).unwrap().prefix("base");
        let other = Place::find(&folder.path().join("other.db")).unwrap().prefix("base");
        for name in
            [format!("{prefix}a.part"), format!("{prefix}a.part-journal"), format!("{other}b.part")]
        {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        replace_base(&path, &fine, write(NEW), &fine).unwrap();
        assert_eq!(count(folder.path()), 2, "the other builder's file stays");
    }

    #[test]
    fn builders_take_turns_and_each_leaves_a_whole_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        let inside = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for builder in 0..8_u8 {
                let (path, inside) = (&path, &inside);
                scope.spawn(move || {
                    for _ in 0..5 {
                        let fill = |temporary: &Path| -> Result<()> {
                            use std::sync::atomic::Ordering::SeqCst;
                            assert_eq!(inside.fetch_add(1, SeqCst), 0, "two at once");
                            fs::write(temporary, vec![builder; 50_000])?;
                            inside.fetch_sub(1, SeqCst);
                            Ok(())
                        };
                        replace_base(path, &fine, fill, &fine).unwrap();
                        let read = fs::read(path).unwrap();
                        assert!(read.len() == 50_000 && read.iter().all(|b| *b == read[0]));
                    }
                });
            }
        });
        assert_eq!(count(folder.path()), 1);
    }

    #[test]
    fn patience_with_another_builder_ends_with_a_clear_error() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::find(&folder.path().join("kb.db")).unwrap();
        let held = Lock::acquire(&place, Duration::ZERO).unwrap();
        let error = Lock::acquire(&place, Duration::from_millis(50)).err().unwrap();
        assert_eq!(error.kind, ErrorKind::File);
        assert!(error.message.contains("another `onus build`"), "{error}");
        drop(held);
        drop(Lock::acquire(&place, Duration::ZERO).unwrap());
        assert_eq!(count(folder.path()), 0);
    }
}
