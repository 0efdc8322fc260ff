//! Files written whole or not at all.
//!
//! What is written goes to a new file beside the target, is synced, takes the target's
//! place by a rename, and then the folder is synced: at every moment the target is the old
//! file or the new one. Permissions, and the owner where we may, are those of the old file;
//! a new one gets what the umask allows. A symbolic link is followed, so that it stays a
//! link and its target is replaced; a link to nothing is refused, and so is everything that
//! is no regular file.
//!
//! A failure leaves nothing behind. Neither does a signal, if its handler calls
//! [`remove_unfinished`]; what a `kill -9` leaves is removed by the next write, which knows
//! by a lock whether anybody still writes it.

mod base;
mod place;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::{Builder, TempPath};

pub use base::replace_base;

use crate::error::{Error, Result};
use place::Place;

/// What must be removed when the program ends early.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Writes a file whole or not at all; `write` writes its content.
pub fn write_file<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let place = Place::find(path)?;
    place.each_leftover("out", remove_if_dead);
    let unfinished = Unfinished::create_locked(&place, "out")?;
    let file = unfinished.file.try_clone();
    let file = file.map_err(|error| Error::file(&place.shown, "write", &error))?;
    let mut out = Watched { out: BufWriter::with_capacity(64 * 1024, file), failure: None };
    let outcome = write(&mut out);
    let outcome = match out.flush() {
        Ok(()) => outcome,
        Err(error) => outcome.and(Err(error.into())),
    };
    // The caller only knows that its output failed; which file it was is known here.
    if let Some(failure) = out.failure {
        return Err(Error::file(&place.shown, "write", &failure));
    }
    let value = outcome?;
    drop(out.out);
    unfinished.finish(&place)?;
    Ok(value)
}

/// Removes every file that is being written, for the moment before the program ends.
///
/// To be called by a signal handler's thread or a watchdog. No other file can be begun or
/// finished afterwards.
pub fn remove_unfinished() {
    let mut paths = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    for path in paths.drain(..) {
        remove_with_side_files(&path);
    }
    // Never unlocked: who would begin another file now waits for the end.
    std::mem::forget(paths);
}

/// Removes a file and those that SQLite may have put beside it.
fn remove_with_side_files(path: &Path) {
    drop(fs::remove_file(path));
    for side in place::SIDE_FILES {
        drop(fs::remove_file(place::with_suffix(path, side)));
    }
}

/// Removes a file that no process writes any more.
fn remove_if_dead(path: &Path) {
    let Ok(file) = OpenOptions::new().write(true).open(path) else { return };
    if file.try_lock().is_ok() {
        // While it is locked: who has just created it will see that it is gone.
        drop(fs::remove_file(path));
    }
}

/// Whether the open file is still the one that stands under that name.
#[cfg(unix)]
fn is_the_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(a), Ok(b)) => a.ino() == b.ino() && a.dev() == b.dev(),
        _ => false,
    }
}

/// Where an open file cannot be removed, it is.
#[cfg(not(unix))]
fn is_the_same(_: &File, _: &Path) -> bool {
    true
}

/// A file under way; removed when dropped before it is finished.
struct Unfinished {
    path: TempPath,
    /// Open until the end; where it is locked, that tells others that this process lives.
    file: File,
    is_finished: bool,
}

impl Unfinished {
    /// Creates an empty file beside the target.
    fn create(place: &Place, purpose: &str) -> Result<Self> {
        let prefix = place.prefix(purpose);
        let mut builder = Builder::new();
        builder.prefix(&prefix).suffix(".part");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Less the umask, as for every file that a program creates.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut live = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        let file = builder.tempfile_in(&place.folder).map_err(|error| {
            Error::file(&place.shown, "create a file beside", &error)
                .hint("it is written beside the old one first, so that it is whole or untouched")
        })?;
        let (file, path) = file.into_parts();
        live.push(path.to_path_buf());
        Ok(Unfinished { path, file, is_finished: false })
    }

    /// Creates an empty file beside the target that is locked for as long as it is written.
    fn create_locked(place: &Place, purpose: &str) -> Result<Self> {
        loop {
            let unfinished = Unfinished::create(place, purpose)?;
            match unfinished.file.try_lock() {
                // Who tidies up may have come between.
                Ok(()) if !is_the_same(&unfinished.file, &unfinished.path) => {}
                Err(TryLockError::WouldBlock) => {}
                // Where there are no locks nobody tidies up.
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(unfinished),
            }
        }
    }

    /// Makes it durable and lets it take the target's place.
    fn finish(mut self, place: &Place) -> Result<()> {
        let failed = |error: io::Error| Error::file(&place.shown, "write", &error);
        place.keep_permissions(&self.file).map_err(failed)?;
        self.file.sync_all().map_err(failed)?;
        fs::rename(&self.path, &place.target).map_err(failed)?;
        self.path.disable_cleanup(true);
        self.is_finished = true;
        place.sync_folder().map_err(failed)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.is_finished {
            remove_with_side_files(&self.path);
        }
        let mut live = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        live.retain(|path| *path != *self.path);
    }
}

/// A writer that remembers why it failed.
struct Watched {
    out: BufWriter<File>,
    failure: Option<io::Error>,
}

impl Watched {
    fn watch<T>(&mut self, outcome: io::Result<T>) -> io::Result<T> {
        outcome.map_err(|error| {
            let kind = error.kind();
            self.failure.get_or_insert(error);
            kind.into()
        })
    }
}

impl Write for Watched {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let outcome = self.out.write(bytes);
        self.watch(outcome)
    }

    fn flush(&mut self) -> io::Result<()> {
        let outcome = self.out.flush();
        self.watch(outcome)
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;
    use std::io::Write;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::path::Path;

    use super::write_file;
    use crate::error::{Error, ErrorKind, Result};

    fn write(path: &Path, text: &str) -> Result<()> {
        write_file(path, |out| Ok(out.write_all(text.as_bytes())?))
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn writes_a_new_file_and_replaces_an_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, "one").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let before = fs::metadata(&path).unwrap().ino();
        write(&path, "two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_ne!(fs::metadata(&path).unwrap().ino(), before, "written in place");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, "old").unwrap();
        let error = write_file(&path, |out| -> Result<()> {
            out.write_all(&vec![b'x'; 300_000])?;
            Err(Error::new(ErrorKind::Statement, "no such column"))
        });
        assert_eq!(error.unwrap_err().message, "no such column");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.csv"]);
        // Nor does a panic in the middle.
        let path_again = path.clone();
        let panicked = std::thread::spawn(move || {
            drop(write_file(&path_again, |_| -> Result<()> { panic!("on purpose") }));
        });
        assert!(panicked.join().is_err());
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn keeps_the_permissions_of_the_old_file_and_else_asks_the_umask() {
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        let (ours, plain) = (folder.path().join("made"), folder.path().join("plain"));
        write(&ours, "x").unwrap();
        fs::write(&plain, "x").unwrap();
        assert_eq!(mode(&ours), mode(&plain));
        for bits in [0o600, 0o640, 0o664, 0o755] {
            fs::set_permissions(&ours, fs::Permissions::from_mode(bits)).unwrap();
            write(&ours, "y").unwrap();
            assert_eq!(mode(&ours), bits);
        }
    }

    #[test]
    fn follows_a_link_and_refuses_one_to_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        let (link, target) = (folder.path().join("link"), other.path().join("target"));
        fs::write(&target, "old").unwrap();
        symlink(&target, &link).unwrap();
        write(&link, "new").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::remove_file(&target).unwrap();
        let error = write(&link, "new").unwrap_err();
        assert!(error.message.contains("link to a file that does not exist"), "{error}");
        assert!(!target.exists());
    }

    #[test]
    fn refuses_what_is_no_file_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let inside = |name: &str| folder.path().join(name);
        fs::write(inside("file"), "x").unwrap();
        fs::write(inside("locked"), "x").unwrap();
        fs::set_permissions(inside("locked"), fs::Permissions::from_mode(0o444)).unwrap();
        let socket = std::os::unix::net::UnixListener::bind(inside("socket")).unwrap();
        for (path, words) in [
            (folder.path().to_owned(), "is a folder"),
            (inside("none/a.csv"), "there is no folder"),
            (inside("new/"), "ends like a folder"),
            (inside(".."), "is a folder"),
            (inside("file/a.csv"), "cannot"),
            (inside("locked"), "write-protected"),
            (inside("socket"), "no regular file"),
            ("/dev/null".into(), "no regular file"),
            ("".into(), "empty"),
            (inside(&"x".repeat(300)), "cannot"),
        ] {
            let error = write(&path, "x").unwrap_err();
            assert_eq!(error.kind, ErrorKind::File);
            assert!(error.message.contains(words), "{path:?}: {error}");
        }
        drop(socket);
        assert_eq!(names(folder.path()), ["file", "locked", "socket"]);
    }

    #[test]
    fn odd_names_are_names() {
        let folder = tempfile::tempdir().unwrap();
        let long = "x".repeat(255);
        for name in [
            b"bad\xff\xfe.csv".as_slice(),
            b"-rf",
            b"a?b#c%20",
            b"new\nline",
            b"file:x",
            long.as_bytes(),
        ] {
            let path = folder.path().join(OsStr::from_bytes(name));
            write(&path, "1").unwrap();
            write(&path, "2").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"2");
        }
        assert_eq!(names(folder.path()).len(), 6);
        let control = folder.path().join("\x1b[31m/none");
        let error = write(&control, "x").unwrap_err();
        assert!(!error.message.contains('\x1b'), "{error}");
    }

    #[test]
    fn a_full_disk_is_named_with_the_file() {
        // No disk is full here; a file that cannot be written stands for it.
        let file = fs::File::open("/dev/null").unwrap();
        let mut out = super::Watched { out: std::io::BufWriter::new(file), failure: None };
        out.write_all(b"x").unwrap();
        assert!(out.flush().is_err());
        assert!(out.failure.is_some());
        std::mem::forget(out);
    }

    #[test]
    fn what_a_killed_process_left_is_removed_and_what_a_live_one_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let place = super::Place::find(&path).unwrap();
        let prefix = place.prefix("out");
        let make = |name: &str| {
            fs::File::create(folder.path().join(format!("{prefix}{name}.part"))).unwrap()
        };
        drop(make("dead"));
        let live = make("live");
        live.lock().unwrap();
        write(&path, "x").unwrap();
        let left = names(folder.path());
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(!left.iter().any(|name| name.contains("dead")), "{left:?}");
    }
}
