//! The digests of a base, and what it says about itself.
//!
//! One digest covers every table that is filled from CSV: names of tables and columns, and
//! every value with its type and length, in the order of the keys. Another covers all that
//! Onus wrote into the base. Who changes a cell of a base changes its digests.

use std::fmt::Write as _;

use rusqlite::{Connection, Transaction, types::ValueRef};
use sha2::{Digest, Sha256};

use crate::loader::merge::LoadedTable;
use crate::loader::schema;
use crate::record::TABLES;

/// Returns the day of the newest change to the curated data; moved by hand with the data.
pub fn edition() -> &'static str {
    include_str!("../../data/EDITION").trim()
}

/// Returns the digest of the curated data that stands in the base.
pub fn digest(connection: &Connection) -> rusqlite::Result<String> {
    let mut hash = Sha256::new();
    for table in TABLES {
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let key = &columns[..table.key];
        let sql = format!(
            "SELECT {} FROM {} ORDER BY {}",
            columns.join(", "),
            table.name,
            key.iter().map(|name| format!("{name} COLLATE BINARY")).collect::<Vec<_>>().join(", ")
        );
        hash.update(format!("{}({})\n", table.name, columns.join(",")));
        add_rows(&mut hash, connection, &sql)?;
    }
    Ok(hex(hash))
}

/// Returns the digest of everything that Onus wrote into the base: the definitions of tables
/// and views and all their rows, derived ones too; only this digest itself is left out.
///
/// Tables that somebody added are no part of it, nor is how the file is laid out.
pub fn whole(connection: &Connection) -> rusqlite::Result<String> {
    let mut hash = Sha256::new();
    add_rows(&mut hash, connection, include_str!("definitions.sql"))?;
    for table in stored_tables(connection)? {
        hash.update(format!("{table}\n"));
        // In the order in which the rows lie: that of their number or their key.
        let of = if table == "about" { "WHERE key <> 'whole'" } else { "" };
        add_rows(&mut hash, connection, &format!("SELECT * FROM {table} NOT INDEXED {of}"))?;
    }
    Ok(hex(hash))
}

/// Returns the names of all tables that Onus wrote and that hold rows of their own.
pub fn stored_tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(include_str!("stored_tables.sql"))?;
    statement.query_map([], |row| row.get(0))?.collect()
}

fn add_rows(hash: &mut Sha256, connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for index in 0..columns {
            match row.get_ref(index)? {
                ValueRef::Null => hash.update(b"n"),
                ValueRef::Integer(number) => {
                    hash.update(b"i");
                    hash.update(number.to_le_bytes());
                }
                ValueRef::Real(number) => {
                    hash.update(b"r");
                    hash.update(number.to_le_bytes());
                }
                ValueRef::Text(bytes) => add_bytes(hash, b"t", bytes),
                ValueRef::Blob(bytes) => add_bytes(hash, b"b", bytes),
            }
        }
    }
    Ok(())
}

fn add_bytes(hash: &mut Sha256, kind: &[u8], bytes: &[u8]) {
    hash.update(kind);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

fn hex(hash: Sha256) -> String {
    let mut text = String::new();
    for byte in hash.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Fills the table `about`, when all else is in place.
pub fn fill_about(
    transaction: &Transaction<'_>,
    tables: &[LoadedTable],
    version: &str,
) -> rusqlite::Result<()> {
    let overlay = tables.iter().flat_map(|table| table.rows.values()).filter(|row| row.overlaid);
    let about = [
        ("digest", digest(transaction)?),
        ("edition", edition().to_owned()),
        ("license", "CC0-1.0".to_owned()),
        ("overlay_rows", overlay.count().to_string()),
        ("program", format!("onus {version}")),
        ("schema", schema::version().to_string()),
    ];
    let mut statement = transaction.prepare("INSERT INTO about (key, value) VALUES (?1, ?2)")?;
    for (key, value) in about {
        statement.execute([key, &value])?;
    }
    Ok(())
}

/// Adds the digest of the whole to a base that is else complete: the full-text indexes only
/// are once their changes are committed.
pub fn fill_whole(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute(include_str!("whole.sql"), [whole(connection)?]).map(drop)
}
