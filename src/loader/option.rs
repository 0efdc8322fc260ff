//! Fills `option_words`: the words by which a question shows that it means one option of a
//! service, wherever they stand in it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::Transaction;

use crate::loader::phrase::pairs;
use crate::wording;

/// Writes one row for each service that has options.
///
/// # Errors
///
/// Whatever SQLite reports.
pub fn fill(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let stop_words: HashSet<String> = pairs(transaction, "SELECT word, word FROM stop_word")?
        .into_iter()
        .map(|it| it.0)
        .collect();
    let stems = |name: &str| -> BTreeSet<String> {
        let words = name.split(' ').filter(|word| !stop_words.contains(*word));
        words.map(wording::stem).collect()
    };
    let mut of_service: HashMap<String, BTreeSet<String>> = HashMap::new();
    for (fact, name) in pairs(transaction, "SELECT fact_id, name FROM name")? {
        if let Some(service) = fact.strip_prefix("service/") {
            of_service.entry(service.to_owned()).or_default().extend(stems(&name));
        }
    }
    let mut lines: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut names = transaction.prepare(include_str!("option_names.sql"))?;
    let names = names.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for row in names {
        let (service, option, name): (String, String, String) = row?;
        let known = of_service.get(&service);
        let own: Vec<String> = stems(&name)
            .into_iter()
            .filter(|stem| known.is_none_or(|known| !known.contains(stem)))
            .collect();
        if !own.is_empty() {
            lines.entry(service).or_default().insert(format!("{option}\t{}", own.join(" ")));
        }
    }
    let mut insert =
        transaction.prepare("INSERT INTO option_words (service_id, lines) VALUES (?1, ?2)")?;
    for (service, lines) in lines {
        insert.execute((service, lines.into_iter().collect::<Vec<_>>().join("\n")))?;
    }
    Ok(())
}
