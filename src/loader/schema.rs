//! Tables by migration, views by replacement: a migration is frozen, an opinion is not.

use rusqlite::{Connection, Transaction};

use crate::loader::{Material, TextFile};
use crate::problem::Problem;

mod embedded {
    #![allow(missing_docs, unreachable_pub, reason = "the macro's code is not ours to document")]
    refinery::embed_migrations!("migrations");
}

/// Marks a SQLite file as a base of Onus: the letters `ONUS`.
pub const APPLICATION_ID: i32 = 0x4F4E_5553;

/// Returns the newest schema version that this program knows, kept as `user_version`.
pub fn version() -> i32 {
    let migrations = embedded::migrations::runner();
    let newest = migrations.get_migrations().iter().map(refinery::Migration::version).max();
    newest.unwrap_or_default()
}

/// Creates the tables of an empty database.
pub fn create(connection: &mut Connection) -> Result<(), Box<dyn std::error::Error>> {
    embedded::migrations::runner().set_grouped(true).run(connection)?;
    // The history would hold the moment of the build, and two builds would differ.
    connection.execute_batch(include_str!("epoch.sql"))?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", version())?;
    Ok(())
}

/// Creates the views, and a view for every report that needs no parameter.
pub fn create_views(
    transaction: &Transaction<'_>,
    material: &Material,
) -> Result<(), Vec<Problem>> {
    let mut problems = create_all(transaction, material.views.iter());
    problems.extend(create_all(transaction, report_views(&material.reports)));
    // SQLite resolves the names in a view when it is used, so views may stand in any order,
    // and each must be tried once all are there.
    for file in material.views.iter().chain(report_views(&material.reports)) {
        let select = format!("SELECT * FROM \"{}\"", view_name(file));
        if let Err(error) = transaction.prepare(&select) {
            problems.push(Problem::new(&file.path, 0, "", error.to_string()));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Creates a view for every report that needs no parameter.
pub fn create_report_views(
    connection: &Connection,
    reports: &[TextFile],
) -> Result<(), Vec<Problem>> {
    connection.execute_batch("BEGIN").map_err(crate::loader::failed)?;
    let problems = create_all(connection, report_views(reports));
    if !problems.is_empty() {
        // Where the file failed SQLite has given up the transaction; that it cannot be
        // committed would hide why.
        return Err(problems);
    }
    connection.execute_batch("COMMIT").map_err(crate::loader::failed)
}

/// Drops what [`create_report_views`] created.
pub fn drop_report_views(connection: &Connection, material: &Material) -> rusqlite::Result<()> {
    for file in report_views(&material.reports) {
        connection.execute_batch(&format!("DROP VIEW \"{}\"", view_name(file)))?;
    }
    Ok(())
}

/// Drops the triggers that entered the facts: a base that was made never changes.
pub fn drop_triggers(connection: &Connection) -> rusqlite::Result<()> {
    let list = "SELECT group_concat('DROP TRIGGER \"' || name || '\";', '') FROM sqlite_schema WHERE type = 'trigger'";
    let drops: Option<String> = connection.query_row(list, [], |row| row.get(0))?;
    connection.execute_batch(&drops.unwrap_or_default())
}

/// The reports that become views.
pub fn report_views(reports: &[TextFile]) -> impl Iterator<Item = &TextFile> {
    reports.iter().filter(|report| !has_parameter(&report.text()))
}

fn create_all<'a>(
    connection: &Connection,
    files: impl Iterator<Item = &'a TextFile>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files {
        let sql = file.text();
        let body = sql.trim_end().trim_end_matches(';');
        let create = format!("CREATE VIEW \"{}\" AS\n{body}\n", view_name(file));
        if let Err(error) = connection.execute_batch(&create) {
            problems.push(Problem::new(&file.path, 0, "", error.to_string()));
        }
    }
    problems
}

/// Returns the name of the view that a file becomes: `who-patches-what` is `who_patches_what`.
pub fn view_name(file: &TextFile) -> String {
    file.stem().replace('-', "_")
}

/// Whether the SQL of a report uses a parameter, outside its comments.
fn has_parameter(sql: &str) -> bool {
    sql.lines().filter_map(|line| line.split("--").next()).any(|code| {
        code.split(|c: char| !(c.is_alphanumeric() || c == ':' || c == '_')).any(|word| {
            word.strip_prefix(':')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    })
}
