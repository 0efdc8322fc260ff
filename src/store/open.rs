//! Opening a base: carried in the binary, made with an overlay, or a file.
//!
//! A file is looked at before SQLite sees it: its kind, its first bytes, whose file it is
//! and which version of Onus wrote it. A read never creates, changes or migrates a file.

use std::cell::OnceCell;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, absolute};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use crate::assets;
use crate::error::{Error, ErrorKind, Result};
use crate::loader::{self, part, schema};
use crate::problem::Problem;
use crate::store::with::{Loaded, Refusal};
use crate::store::{Base, Rest, guard, with};
use crate::with::With;

impl Base {
    /// Opens the base that the binary carries, in place: nothing is copied or written.
    pub fn carried() -> Result<Self> {
        Base::guarded(carried().map_err(internal)?, 0)
    }

    /// Opens what `ask` and `who` need of the base that the binary carries to answer.
    ///
    /// It has a dozen tables of the base; [`Base::words`] and [`Base::whole`] have the others.
    pub fn facts() -> Result<Self> {
        let base = Base::guarded(in_place(assets::FACTS).map_err(internal)?, 0)?;
        Ok(Base { rest: Some(Rest::default()), ..base })
    }

    /// Returns the base that has what is needed to understand a question.
    pub fn words(&self) -> Result<&Base> {
        let Some(rest) = &self.rest else { return Ok(self) };
        opened(&rest.words, || Base::guarded(in_place(assets::WORDS).map_err(internal)?, 0))
    }

    /// Returns the base that has all tables; but for the words, all their rows too.
    pub fn whole(&self) -> Result<&Base> {
        let Some(rest) = &self.rest else { return Ok(self) };
        opened(&rest.whole, Base::carried)
    }

    /// Opens a base that was just made in memory.
    pub fn from_image(image: &[u8]) -> Result<Self> {
        let mut connection = Connection::open_in_memory_with_flags(flags()).map_err(internal)?;
        connection.deserialize_read_exact(MAIN_DB, image, image.len(), true).map_err(internal)?;
        Base::guarded(connection, 0)
    }

    /// Opens a base from its image, with the user's tables beside it.
    ///
    /// The image is gone when the tables are read: two of it would be a waste of memory.
    pub fn image_with(image: Vec<u8>, tables: &[With]) -> std::result::Result<Self, Refusal> {
        Base::beside(tables, move |connection| {
            connection.deserialize_read_exact("base", image.as_slice(), image.len(), true)
        })
    }

    /// Opens the base that the binary carries, in place, with the user's tables beside it.
    pub fn carried_with(tables: &[With]) -> std::result::Result<Self, Refusal> {
        Base::beside(tables, |connection| connection.deserialize_bytes("base", assets::BASE))
    }

    /// Opens a base in a file, with the user's tables beside it.
    pub fn file_with(path: &Path, tables: &[With]) -> std::result::Result<Self, Refusal> {
        // Looks at the file first, as for any other reading.
        let concern = Base::file(path)?.concern;
        let place = absolute(path).map_err(|error| Error::file(path.display(), "open", &error))?;
        let base = Base::beside(tables, |connection| {
            let place = place
                .to_str()
                .map(str::to_owned)
                .ok_or(rusqlite::Error::InvalidPath(place.clone()))?;
            connection.execute("DETACH base", []).map(drop)?;
            // The user's tables are written, the base beside them never is.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false)?;
            connection.execute("ATTACH ?1 AS base", [place]).map(drop)
        })?;
        Ok(Base { concern, ..base })
    }

    /// Makes an empty database for the user's tables and puts the base beside it.
    ///
    /// Names are found in either, so that a statement joins both without naming them.
    fn beside(
        tables: &[With],
        attach: impl FnOnce(&mut Connection) -> rusqlite::Result<()>,
    ) -> std::result::Result<Self, Refusal> {
        let mut connection = Connection::open_in_memory_with_flags(flags()).map_err(internal)?;
        connection.execute_batch("ATTACH ':memory:' AS base").map_err(internal)?;
        attach(&mut connection).map_err(internal)?;
        for table in tables {
            with::load(&mut connection, table)?;
        }
        // The user's tables lie in memory, page by page, and so may the base.
        let held = "SELECT (m.page_count + b.page_count) * (s.page_size + 512)
                    FROM pragma_page_count('main') AS m, pragma_page_count('base') AS b,
                         pragma_page_size('main') AS s";
        let held = connection.query_row(held, [], |row| row.get(0)).map_err(internal)?;
        Ok(Base::guarded(connection, held)?)
    }

    /// Opens a base that stands in a file.
    pub fn file(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let not_a_base = |what: &str| {
            Error::new(ErrorKind::File, format!("`{shown}` is not a base of Onus: {what}"))
                .hint("write one with `onus build -o FILE`")
        };
        // SQLite would take `file:…` for a URI and `:memory:` for no file at all.
        let place = absolute(path).map_err(|error| Error::file(&shown, "open", &error))?;
        let metadata = fs::metadata(&place).map_err(|error| Error::file(&shown, "open", &error))?;
        if !metadata.is_file() {
            return Err(not_a_base("it is no ordinary file"));
        }
        let mut start = Vec::new();
        File::open(&place)
            .and_then(|file| file.take(100).read_to_end(&mut start))
            .map_err(|error| Error::file(&shown, "read", &error))?;
        if start.is_empty() {
            return Err(not_a_base("it is empty"));
        }
        if !start.starts_with(b"SQLite format 3\0") || start.len() < 100 {
            return Err(not_a_base("it is not a SQLite file"));
        }
        let number = |at: usize| {
            i32::from_be_bytes([start[at], start[at + 1], start[at + 2], start[at + 3]])
        };
        if number(68) != schema::APPLICATION_ID {
            return Err(not_a_base("it is a SQLite file of another program"));
        }
        let (written, known) = (number(60), schema::version());
        if written > known {
            return Err(Error::new(
                ErrorKind::File,
                format!("`{shown}` was written by a newer Onus (schema {written}, this one knows {known})"),
            )
            .hint("use a newer Onus, or leave `--db` away for the base in this one"));
        }
        if written < known {
            return Err(Error::new(
                ErrorKind::File,
                format!("`{shown}` was written by an older Onus (schema {written}, this one needs {known})"),
            )
            .hint("write it anew with `onus build -o FILE`; the file itself is left as it is"));
        }
        // SQLite would read what is cut off as zeros, or only notice when it gets there.
        let page = u64::from(u16::from_be_bytes([start[16], start[17]]));
        let page = if page == 1 { 65_536 } else { page };
        let pages = u64::from(number(28).unsigned_abs());
        if metadata.len() < page * pages {
            let (is, should) = (metadata.len(), page * pages);
            let message = format!("`{shown}` is damaged: it has {is} bytes of {should}");
            return Err(Error::new(ErrorKind::File, message)
                .hint("write it anew with `onus build -o FILE`"));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(&place, flags).map_err(|error| damaged(path, &error))?;
        let mut base = Base::guarded(connection, 0)?;
        // SQLite counts every change of a file here; what Onus writes has none.
        let is_touched = number(24) != 0;
        base.concern = base.look(&shown, is_touched).map_err(|error| damaged(path, &error))?;
        Ok(base)
    }

    fn guarded(mut connection: Connection, held: i64) -> Result<Self> {
        let refusal = guard::arm(&mut connection, held).map_err(internal)?;
        Ok(Base { connection, refusal, concern: None, rest: None })
    }
}

/// Opens the base that the binary carries, without a guard.
pub(super) fn carried() -> rusqlite::Result<Connection> {
    in_place(assets::BASE)
}

/// Returns what stands in a place, opening it if there is nothing yet.
fn opened(place: &OnceCell<Box<Base>>, open: impl FnOnce() -> Result<Base>) -> Result<&Base> {
    if place.get().is_none() {
        place.set(Box::new(open()?)).ok();
    }
    place.get().map(Box::as_ref).ok_or_else(|| Error::new(ErrorKind::File, "cannot open the base"))
}

/// Opens an image that the binary carries: it is read where it lies.
fn in_place(image: &'static [u8]) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory_with_flags(flags())?;
    connection.deserialize_bytes(MAIN_DB, image)?;
    Ok(connection)
}

/// Writes the whole base, with all rows and the views of the reports, to a file that is just being made.
///
/// In the file and not in memory, where each copy would be as large as the base.
pub fn write_whole(path: &Path) -> Result<()> {
    let failed = |error: &io::Error| Error::file(path.display(), "write", error);
    let refused = |error: &dyn Display| {
        Error::new(ErrorKind::File, format!("cannot write `{}`: {error}", path.display()))
    };
    fs::write(path, assets::BASE).map_err(|error| failed(&error))?;
    let mut connection = being_made(path).map_err(|error| refused(&error))?;
    part::add_words(&mut connection, |it| it.deserialize_bytes("words", assets::WORDS))
        .map_err(|error| refused(&error))?;
    // The build script has made these very views; here only the file can fail.
    schema::create_report_views(&connection, &assets::reports())
        .map_err(|problems| refused(&"the views of the reports").problems(problems))?;
    connection.close().map_err(|(_, error)| refused(&error))?;
    mark_untouched(path).map_err(|error| failed(&error))
}

/// Returns the image of the same.
pub fn whole_image() -> Result<Vec<u8>> {
    loader::whole(assets::BASE, assets::WORDS, &assets::reports()).map_err(unfit)
}

fn unfit(problems: Vec<Problem>) -> Error {
    Error::new(ErrorKind::Check, "the reports of this binary do not fit its base")
        .problems(problems)
}

/// Opens the same without a guard.
pub(super) fn carried_whole() -> rusqlite::Result<Connection> {
    let image = whole_image()
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.message.into()))?;
    let mut connection = Connection::open_in_memory_with_flags(flags())?;
    connection.deserialize_read_exact(MAIN_DB, image.as_slice(), image.len(), true)?;
    Ok(connection)
}

/// Whether a text names what the carried base lacks: a view that a report becomes, a table
/// whose rows are carried with the words, or the definitions of all.
pub fn needs_whole(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let reports = assets::reports();
    let views: Vec<String> = schema::report_views(&reports).map(schema::view_name).collect();
    words.any(|word| {
        word.starts_with("sqlite_")
            || word.starts_with("pragma")
            || part::WITH_WORDS.contains(&word)
            || views.iter().any(|view| view == word)
    })
}

/// Says that a file that looked like a base could not be read as one.
pub(crate) fn damaged(path: &Path, error: &rusqlite::Error) -> Error {
    Error::new(ErrorKind::File, format!("`{}` is damaged: {error}", path.display()))
        .hint("write it anew with `onus build -o FILE`")
}

#[expect(clippy::needless_pass_by_value, reason = "it is the argument of map_err")]
fn internal(error: rusqlite::Error) -> Error {
    Error::new(ErrorKind::File, format!("cannot open the base: {error}"))
}

/// Opens a base in a file that is just being made.
///
/// What is written is not read again, so a large cache would only take memory.
fn being_made(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags())?;
    connection.execute_batch("PRAGMA cache_size = -500")?;
    Ok(connection)
}

/// Flags for a base that is made, in memory or in its file: no URI names, none created, no locks for threads that do not exist.
fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Adds the user's tables to a base in a file that is just being made.
pub fn add_tables(path: &Path, tables: &[With]) -> std::result::Result<Vec<Loaded>, Refusal> {
    if tables.is_empty() {
        return Ok(Vec::new());
    }
    let mut connection = being_made(path).map_err(internal)?;
    let loaded: std::result::Result<_, Refusal> =
        tables.iter().map(|table| with::load(&mut connection, table)).collect();
    connection.close().map_err(|(_, error)| internal(error))?;
    let loaded = loaded?;
    mark_untouched(path).map_err(|error| Error::file(path.display(), "write", &error))?;
    Ok(loaded)
}

/// Sets the counts of changes back to none: what follows is a change to what Onus wrote.
fn mark_untouched(path: &Path) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    for at in loader::CHANGE_COUNTS {
        file.seek(SeekFrom::Start(at as u64))?;
        file.write_all(&[0; 4])?;
    }
    Ok(())
}
