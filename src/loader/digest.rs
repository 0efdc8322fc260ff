//! The digest of the curated data, and what a base says about itself.
//!
//! The digest covers every table that is filled from CSV: names of tables and columns, and
//! every value with its type and length, in the order of the keys. Who changes a cell of
//! a base changes its digest.

use std::fmt::Write as _;

use rusqlite::{Connection, Transaction, types::ValueRef};
use sha2::{Digest, Sha256};

use crate::loader::merge::LoadedTable;
use crate::loader::schema;
use crate::record::TABLES;

/// Day of the newest change to the curated data; moved by hand with the data.
const EDITION: &str = include_str!("../../data/EDITION");

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
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for index in 0..columns.len() {
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
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                        hash.update(b"t");
                        hash.update((bytes.len() as u64).to_le_bytes());
                        hash.update(bytes);
                    }
                }
            }
        }
    }
    let mut text = String::new();
    for byte in hash.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

/// Fills the table `about`.
pub fn fill_about(
    transaction: &Transaction<'_>,
    tables: &[LoadedTable],
    version: &str,
) -> rusqlite::Result<()> {
    let overlay = tables.iter().flat_map(|table| table.rows.values()).filter(|row| row.overlaid);
    let about = [
        ("digest", digest(transaction)?),
        ("edition", EDITION.trim().to_owned()),
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
