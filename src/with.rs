//! A user's own table beside the base: what `--with FILE.csv[=NAME]` names.
//!
//! `inventory.csv` becomes the table `inventory`; its columns are TEXT unless
//! `inventory.schema.sql` beside it says otherwise. Nothing here knows SQLite; the table is
//! made in the store.

pub mod schema;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};
use crate::printable;
use schema::Schema;

/// A file that is to become a table.
#[derive(Debug)]
pub struct With {
    /// Where the file is.
    pub path: PathBuf,
    /// The file as people know it, safe to show.
    pub file: String,
    /// Name of the table.
    pub table: String,
    /// What the file beside it says about the table.
    pub schema: Option<Schema>,
}

impl With {
    /// Understands an argument of `--with`, and reads the schema beside the file.
    pub fn parse(argument: &OsStr) -> Result<With> {
        let (path, name) = split(argument);
        let file = printable::line(&path.to_string_lossy()).into_owned();
        let table = match name {
            Some(name) => name,
            None => table_name(path).ok_or_else(|| {
                Error::new(ErrorKind::Usage, format!("`{file}` gives no name for a table"))
                    .hint(format!("add one: --with {file}=NAME"))
            })?,
        };
        let beside = path.with_extension("schema.sql");
        let shown = printable::line(&beside.to_string_lossy()).into_owned();
        let schema = match fs::read(&beside) {
            Ok(bytes) => Some(Schema::parse(&shown, &table, &bytes)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            // The file is inside something that is no folder; reading the file will say so.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => None,
            Err(error) => return Err(Error::file(shown, "read", &error)),
        };
        Ok(With { path: path.to_owned(), file, table, schema })
    }
}

/// Splits `FILE=NAME`; a file that is called so as a whole is that file.
fn split(argument: &OsStr) -> (&Path, Option<String>) {
    let whole = Path::new(argument);
    let Some(text) = argument.to_str() else {
        return split_bytes(argument);
    };
    match text.rsplit_once('=') {
        Some((file, name)) if !file.is_empty() && is_name(name) && !whole.exists() => {
            (Path::new(file), Some(name.to_owned()))
        }
        _ => (whole, None),
    }
}

/// The same for a path that is no text: the name after it still is.
#[cfg(unix)]
fn split_bytes(argument: &OsStr) -> (&Path, Option<String>) {
    use std::os::unix::ffi::OsStrExt as _;
    let bytes = argument.as_bytes();
    let split = bytes.iter().rposition(|byte| *byte == b'=').and_then(|at| {
        let name = std::str::from_utf8(&bytes[at + 1..]).ok().filter(|name| is_name(name))?;
        Some((Path::new(OsStr::from_bytes(&bytes[..at])), Some(name.to_owned())))
    });
    match split {
        Some(split) if !Path::new(argument).exists() => split,
        _ => (Path::new(argument), None),
    }
}

/// The same where paths are always text.
#[cfg(not(unix))]
fn split_bytes(argument: &OsStr) -> (&Path, Option<String>) {
    (Path::new(argument), None)
}

/// Whether SQL can say the name without quotes.
fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && characters.all(|c| c.is_alphanumeric() || c == '_')
}

/// Makes a table's name from that of a file: `2026 assets-eu.csv` is `t_2026_assets_eu`.
fn table_name(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let name: String =
        stem.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect();
    if !name.contains(char::is_alphanumeric) {
        return None;
    }
    Some(if is_name(&name) { name } else { format!("t_{name}") })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;

    use super::{With, split, table_name};

    #[test]
    fn a_name_may_follow_the_file() {
        for (argument, file, name) in [
            ("a.csv", "a.csv", None),
            ("a.csv=stock", "a.csv", Some("stock")),
            ("dir=x/a.csv", "dir=x/a.csv", None),
            ("dir=x/a.csv=stock", "dir=x/a.csv", Some("stock")),
            ("day=2026.csv", "day=2026.csv", None),
            ("a.csv=", "a.csv=", None),
            ("=a", "=a", None),
            ("a.csv=2x", "a.csv=2x", None),
            ("/dev/fd/63=stock", "/dev/fd/63", Some("stock")),
        ] {
            let found = split(OsStr::new(argument));
            assert_eq!(found, (Path::new(file), name.map(str::to_owned)), "{argument}");
        }
        let odd = OsStr::from_bytes(b"\xff.csv=stock");
        assert_eq!(split(odd).1.as_deref(), Some("stock"));
        assert_eq!(split(OsStr::from_bytes(b"\xff=a\xff")).1, None);
    }

    #[test]
    fn a_file_that_is_called_so_is_that_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a=b");
        fs::write(&path, "x\n").unwrap();
        assert_eq!(split(path.as_os_str()), (&*path, None));
    }

    #[test]
    fn a_table_has_a_name_that_sql_can_say() {
        for (file, table) in [
            ("inventory.csv", Some("inventory")),
            ("dir/2026 assets-eu.csv", Some("t_2026_assets_eu")),
            ("Übersicht.csv", Some("Übersicht")),
            ("a.b.csv", Some("a_b")),
            ("--.csv", None),
            ("..", None),
        ] {
            assert_eq!(table_name(Path::new(file)).as_deref(), table, "{file}");
        }
        assert_eq!(table_name(Path::new(OsStr::from_bytes(b"\xff.csv"))), None);
    }

    #[test]
    fn the_schema_is_the_file_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let argument = folder.path().join("stock.csv");
        assert!(With::parse(argument.as_os_str()).unwrap().schema.is_none());
        fs::write(folder.path().join("stock.schema.sql"), "CREATE TABLE stock (id TEXT);").unwrap();
        assert!(With::parse(argument.as_os_str()).unwrap().schema.is_some());
        fs::write(folder.path().join("stock.schema.sql"), "DROP TABLE service").unwrap();
        assert_eq!(With::parse(argument.as_os_str()).unwrap_err().kind.exit_code(), 2);
    }
}
