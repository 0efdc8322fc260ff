//! What is derived from the facts: names, and the index for searching.

use std::collections::BTreeMap;

use rusqlite::Transaction;

use crate::wording;

/// Fills `name`: ids, full names and aliases, as `normalise` writes them.
pub fn names(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut best: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut read = transaction.prepare(include_str!("names.sql"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let (name, fact, rank): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let name = wording::normalise(&name);
        if name.is_empty() {
            continue;
        }
        let known = best.entry((name, fact)).or_insert(rank);
        *known = rank.min(*known);
    }
    let mut insert =
        transaction.prepare("INSERT INTO name (name, fact_id, rank) VALUES (?1, ?2, ?3)")?;
    for ((name, fact), rank) in best {
        insert.execute((name, fact, rank))?;
    }
    Ok(())
}

/// Fills the full-text index over all facts.
pub fn search(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(include_str!("search.sql"))
}
