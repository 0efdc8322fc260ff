//! Whether a base in a file is what Onus wrote: a look at each opening, and the whole check.
//!
//! A base holds digests of its content, which find damage; who changes a base on purpose can
//! write them anew. So what is of the same edition is compared with the base in the program,
//! row by row. Rows of an overlay are in no program: for those only the digest stands.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, types::ValueRef};

use crate::error::Result;
use crate::loader::digest;
use crate::loader::merge::ignores_case;
use crate::record::{self, TABLES};
use crate::store::open::{carried, carried_whole};
use crate::store::{Base, message};

/// Most changed rows of one table that are named one by one.
const MOST_NAMED: usize = 20;

/// What a base says about itself.
#[derive(Debug)]
struct About {
    edition: String,
    program: String,
    digest: String,
    whole: String,
}

impl About {
    /// Whether both are of the same edition by the same version, and so must hold the same.
    fn is_like(&self, other: &About) -> bool {
        (&self.edition, &self.program) == (&other.edition, &other.program)
    }
}

impl Base {
    /// Looks at a base that was just opened; `is_touched` says that its file was changed.
    ///
    /// Only a file that was changed is read as a whole: a question has to be quick.
    pub(super) fn look(&self, shown: &str, is_touched: bool) -> rusqlite::Result<Option<String>> {
        let about = about(self.connection())?;
        let ours = digest::edition();
        if is_touched && !self.is_as_written(&about)? {
            return Ok(Some(format!(
                "`{shown}` was changed after Onus wrote it; `onus check --db FILE` names what was changed"
            )));
        }
        Ok((about.edition.as_str() < ours).then(|| {
            format!(
                "`{shown}` holds data of {}, older than the {ours} of this program; `onus build -o FILE` writes it anew",
                about.edition
            )
        }))
    }

    fn is_as_written(&self, about: &About) -> rusqlite::Result<bool> {
        let carried = carried()?;
        Ok(redefined(self.connection(), &carried)?.is_empty()
            && digest::whole(self.connection())? == about.whole)
    }

    /// Returns what is wrong with a base in a file: damage, and every row that was changed.
    pub fn verify(&self) -> Result<Vec<String>> {
        self.problems().map_err(|error| message::explain(self, "", &error))
    }

    /// Says what a base without problems was compared with, and what only its digest vouches for.
    pub fn vouched(&self) -> Result<String> {
        let read = || -> rusqlite::Result<String> {
            let (about, ours) = (about(self.connection())?, about(&carried()?)?);
            if !about.is_like(&ours) {
                return Ok(format!(
                    "is whole by its own digest; it holds the data of {} by {}, this program that of {}",
                    about.edition, about.program, ours.edition
                ));
            }
            let overlaid = read(self.connection(), include_str!("overlaid.sql"))?.len();
            Ok(match overlaid {
                0 => "is whole and holds the data of this program".to_owned(),
                1 => "is whole and holds the data of this program, but for 1 row of an overlay"
                    .to_owned(),
                rows => format!(
                    "is whole and holds the data of this program, but for {rows} rows of an overlay"
                ),
            })
        };
        read().map_err(|error| message::explain(self, "", &error))
    }

    fn problems(&self) -> rusqlite::Result<Vec<String>> {
        let connection = self.connection();
        let carried = carried()?;
        // First of all: what stands in place of a table might never end.
        let mut found = redefined(connection, &carried)?;
        if !found.is_empty() {
            return Ok(found);
        }
        let mut check = connection.prepare("PRAGMA integrity_check")?;
        let lines = check.query_map([], |row| row.get(0))?;
        found.extend(lines.collect::<rusqlite::Result<Vec<String>>>()?);
        found.retain(|line| line != "ok");
        let (about, ours) = (about(connection)?, about(&carried)?);
        if about.is_like(&ours) {
            found.extend(compare(connection, &carried_whole()?)?);
        }
        if !found.is_empty() {
            return Ok(found);
        }
        if digest::digest(connection)? != about.digest {
            found.push(
                "the data was changed after the base was written: its digest is another".to_owned(),
            );
        } else if digest::whole(connection)? != about.whole {
            found.push(
                "what is derived from the data was changed after the base was written: its digest is another"
                    .to_owned(),
            );
        }
        Ok(found)
    }
}

fn about(connection: &Connection) -> rusqlite::Result<About> {
    connection.query_row(include_str!("about.sql"), [], |row| {
        Ok(About {
            edition: row.get(0)?,
            program: row.get(1)?,
            digest: row.get(2)?,
            whole: row.get(3)?,
        })
    })
}

/// Returns which tables are not defined as those in the program.
///
/// Both are of the same schema, so that all are; views are another matter, they may be
/// those of an earlier version.
fn redefined(connection: &Connection, carried: &Connection) -> rusqlite::Result<Vec<String>> {
    let read = |connection: &Connection| -> rusqlite::Result<Vec<(String, String)>> {
        let mut statement = connection.prepare(include_str!("tables.sql"))?;
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    let theirs: HashMap<String, String> = read(connection)?.into_iter().collect();
    Ok(read(carried)?
        .into_iter()
        .filter(|(name, sql)| theirs.get(name) != Some(sql))
        .map(|(name, _)| format!("`{name}` is not defined as it was"))
        .collect())
}

/// A row: its cells, each as its type and bytes.
type Row = Vec<(u8, Vec<u8>)>;

/// Returns every difference to the base in the program, which is of the same edition.
fn compare(connection: &Connection, carried: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    let overlaid: HashSet<Row> =
        read(connection, include_str!("overlaid.sql"))?.into_iter().collect();
    for table in TABLES {
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let sql = format!("SELECT {} FROM {} NOT INDEXED", columns.join(", "), table.name);
        let name = |row: &Row| shown(&row[..table.key]);
        let is_overlaid = |key: &str| {
            let key = if ignores_case(table) { key.to_lowercase() } else { key.to_owned() };
            overlaid.contains(&vec![(b't', table.name.into()), (b't', key.into())])
        };
        let mut expected: HashMap<String, Row> =
            read(carried, &sql)?.into_iter().map(|row| (name(&row), row)).collect();
        let mut changed = Vec::new();
        for row in read(connection, &sql)? {
            let key = name(&row);
            let before = expected.remove(&key);
            if is_overlaid(&key) {
                continue;
            }
            match before {
                None => changed.push(format!("`{key}` was added")),
                Some(before) => changed.extend(
                    (0..columns.len())
                        .filter(|column| before[*column] != row[*column])
                        .map(|column| format!("`{key}`: `{}` was changed", columns[column])),
                ),
            }
        }
        let mut gone: Vec<String> =
            expected.into_keys().map(|key| format!("`{key}` was removed")).collect();
        gone.sort();
        changed.extend(gone);
        let more = changed.len().saturating_sub(MOST_NAMED);
        found.extend(changed.iter().take(MOST_NAMED).map(|what| format!("{} {what}", table.name)));
        if more > 0 {
            found.push(format!("{} {more} more changes", table.name));
        }
    }
    // With an overlay other things follow from the data.
    if overlaid.is_empty() {
        found.extend(compare_derived(connection, carried)?);
    }
    Ok(found)
}

/// Returns every difference in what follows from the data: other tables, and the views.
fn compare_derived(connection: &Connection, carried: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    let definitions = include_str!("../loader/definitions.sql");
    let (theirs, ours) = (read(connection, definitions)?, read(carried, definitions)?);
    for row in ours.iter().filter(|row| !theirs.contains(row)) {
        found.push(format!("{} is not defined as it was", shown(&row[..2])));
    }
    for row in theirs.iter().filter(|row| !ours.iter().any(|our| our[1] == row[1])) {
        found.push(format!("{} was added", shown(&row[..2])));
    }
    for table in digest::stored_tables(carried)? {
        if record::table(&table).is_some() {
            continue;
        }
        let sql = format!("SELECT * FROM {table} NOT INDEXED");
        let (mut theirs, mut ours) = (read(connection, &sql)?, read(carried, &sql)?);
        theirs.sort();
        ours.sort();
        let lacks = ours.iter().filter(|row| theirs.binary_search(row).is_err()).count();
        let has = theirs.iter().filter(|row| ours.binary_search(row).is_err()).count();
        if theirs != ours {
            let rows = lacks.max(has).max(theirs.len().abs_diff(ours.len()));
            let noun = if rows == 1 { "row does" } else { "rows do" };
            found.push(format!("{table}: {rows} {noun} not follow from the data"));
        }
    }
    Ok(found)
}

/// Returns a key as people write it, its parts joined by `/`.
fn shown(cells: &[(u8, Vec<u8>)]) -> String {
    let cells: Vec<_> = cells.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    cells.join("/")
}

/// Reads all rows of a statement; text need not be valid, since it may be damaged.
fn read(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<Row>> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let cell = |index| {
            Ok(match row.get_ref(index)? {
                ValueRef::Null => (b'n', Vec::new()),
                ValueRef::Integer(number) => (b'i', number.to_string().into_bytes()),
                ValueRef::Real(number) => (b'r', number.to_bits().to_be_bytes().to_vec()),
                ValueRef::Text(bytes) => (b't', bytes.to_vec()),
                ValueRef::Blob(bytes) => (b'b', bytes.to_vec()),
            })
        };
        all.push((0..columns).map(cell).collect::<rusqlite::Result<Row>>()?);
    }
    Ok(all)
}
