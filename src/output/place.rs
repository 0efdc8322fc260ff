//! Where a file is to be written: what stands there, and the folder around it.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};
use crate::printable;

/// What SQLite puts beside a database that is in use or was left in the middle of a change.
pub(super) const SIDE_FILES: [&str; 3] = ["-journal", "-wal", "-shm"];

/// A place where a file can be written.
pub(super) struct Place {
    /// The file itself, links resolved.
    pub(super) target: PathBuf,
    /// The folder that holds it.
    pub(super) folder: PathBuf,
    /// The path as the user gave it, safe to show.
    pub(super) shown: String,
    /// What is known about the file that stands there.
    pub(super) old: Option<Metadata>,
}

impl Place {
    /// Looks at a path and refuses it if no file can be written there.
    pub(super) fn find(path: &Path) -> Result<Place> {
        let shown = printable::line(&path.to_string_lossy()).into_owned();
        let refused =
            |words: &str| Error::new(ErrorKind::File, format!("cannot write `{shown}`: {words}"));
        let failed = |error: io::Error| Error::file(&shown, "write", &error);
        if path.as_os_str().is_empty() {
            return Err(refused("the name is empty"));
        }
        // Absolute, so that a later change of folder does not matter.
        let mut target = std::path::absolute(path).map_err(failed)?;
        let is_link = fs::symlink_metadata(&target).is_ok_and(|found| found.is_symlink());
        if is_link {
            target = fs::canonicalize(&target).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => refused("it is a link to a file that does not exist"),
                _ => failed(error),
            })?;
        }
        let old = match fs::metadata(&target) {
            Ok(found) if found.is_dir() => {
                return Err(refused("it is a folder").hint("name a file in it"));
            }
            Ok(found) if !found.is_file() => {
                return Err(refused("it is no regular file")
                    .hint("to write into a pipe or a device, leave out -o and use `>`"));
            }
            Ok(found) if found.permissions().readonly() => {
                return Err(refused("it is write-protected"));
            }
            Ok(found) => Some(found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let ends_like_a_folder = path
            .as_os_str()
            .as_encoded_bytes()
            .last()
            .is_some_and(|b| std::path::is_separator(char::from(*b)));
        let folder = match (target.file_name(), target.parent()) {
            (Some(_), Some(folder)) if !ends_like_a_folder => folder.to_owned(),
            _ => return Err(refused("the name ends like a folder").hint("name a file in it")),
        };
        if !folder.is_dir() {
            let folder = folder.to_string_lossy();
            return Err(refused(&format!("there is no folder `{}`", printable::line(&folder))));
        }
        Ok(Place { target, folder, shown, old })
    }

    /// Returns how the names of our own files for this target and purpose begin.
    ///
    /// The target's name enters by a number, since it may be as long as a name can be.
    pub(super) fn prefix(&self, purpose: &str) -> String {
        let name = self.target.file_name().unwrap_or_default().as_encoded_bytes();
        // FNV-1a: the same in every version, so that a later one recognises what is left.
        let number = name.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        format!(".onus-{purpose}-{number:016x}-")
    }

    /// Hands over every file of ours for this target and purpose that was never finished.
    pub(super) fn each_leftover(&self, purpose: &str, remove: impl Fn(&Path)) {
        let prefix = self.prefix(purpose);
        // Not being able to tidy up is no reason not to write.
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            if entry.file_name().as_encoded_bytes().starts_with(prefix.as_bytes()) {
                remove(&entry.path());
            }
        }
    }

    /// Gives a new file the permissions, and if we may the owner, of the old one.
    #[cfg(unix)]
    pub(super) fn keep_permissions(&self, file: &File) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
        let Some(old) = &self.old else { return Ok(()) };
        let new = file.metadata()?;
        let mut mode = old.permissions().mode() & 0o777;
        if new.uid() != old.uid() {
            drop(fchown(file, Some(old.uid()), None));
        }
        if new.gid() != old.gid() && fchown(file, None, Some(old.gid())).is_err() {
            // What the old group could do, another group must not be able to do.
            mode = (mode & !0o070) | ((mode & 0o007) << 3);
        }
        file.set_permissions(fs::Permissions::from_mode(mode))
    }

    /// Gives a new file the permissions of the old one.
    #[cfg(not(unix))]
    pub(super) fn keep_permissions(&self, file: &File) -> io::Result<()> {
        self.old.as_ref().map_or(Ok(()), |old| file.set_permissions(old.permissions()))
    }

    /// Makes durable what was renamed or removed in the folder.
    #[cfg(unix)]
    pub(super) fn sync_folder(&self) -> io::Result<()> {
        File::open(&self.folder)?.sync_all()
    }

    /// Folders cannot be synced here; the system does it on its own.
    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "as on other systems")]
    pub(super) fn sync_folder(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the path with something added to the file's name.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}
