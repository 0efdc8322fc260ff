//! From what somebody typed to the one thing that is meant, or to what may have been meant.

use crate::assets;
use crate::error::{Error, ErrorKind, Result};
use crate::store::Base;
use crate::suggest;
use crate::value::Value;
use crate::wording;

/// Tables whose rows are called services: a service, or an option of one.
pub const SUBJECTS: &[&str] = &["service", "deployment_option"];

/// A thing that a name called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The fact, named `<table>/<id>`.
    pub fact_id: String,
    /// Its table.
    pub table: String,
    /// Its id in the table.
    pub id: String,
    /// Its full name.
    pub name: String,
}

/// Returns the statement of `queries/ask` of that name.
pub fn statement(name: &str) -> Result<&'static str> {
    assets::statement(name).ok_or_else(|| {
        Error::new(
            ErrorKind::Statement,
            format!("the statement `{name}` is missing in this binary"),
        )
    })
}

/// Returns what the name calls in one of the tables (in any, if none is given).
///
/// The tables come in the order of preference: where a name calls two things equally well,
/// the one of the earlier table is meant.
pub fn resolve(base: &Base, text: &str, tables: &[&str], noun: &str) -> Result<Named> {
    let mut found = candidates(base, text, tables)?;
    if found.is_empty() {
        return Err(unknown(base, text, tables, noun)?);
    }
    let place =
        |named: &Named| tables.iter().position(|table| *table == named.table).unwrap_or(usize::MAX);
    found.sort_by_key(|(rank, named)| (*rank, place(named)));
    let (rank, best) = found[0].clone();
    let rivals: Vec<&str> = found
        .iter()
        .filter(|(other, named)| *other == rank && place(named) == place(&best) && *named != best)
        .map(|(_, named)| named.name.as_str())
        .collect();
    if !rivals.is_empty() && tables.is_empty() {
        return Ok(best);
    }
    if !rivals.is_empty() {
        return Err(Error::new(
            ErrorKind::NotRecorded,
            format!("`{text}` may mean {} or {}", best.name, rivals.join(" or ")),
        )
        .hint("use the full name or the id"));
    }
    Ok(best)
}

/// Returns everything that the name calls, with the rank of the name.
pub fn candidates(base: &Base, text: &str, tables: &[&str]) -> Result<Vec<(i64, Named)>> {
    let normal = wording::normalise(text);
    let mut found = lookup(base, &normal)?;
    if found.is_empty() {
        // `roles` calls what `role` calls; `rdss` is no plural but a slip.
        if let Some(one) = normal.strip_suffix('s').filter(|one| !one.ends_with('s')) {
            found = lookup(base, one)?;
        }
    }
    found.retain(|(_, named)| tables.is_empty() || tables.contains(&named.table.as_str()));
    Ok(found)
}

fn lookup(base: &Base, normal: &str) -> Result<Vec<(i64, Named)>> {
    let parameters = vec![("name".to_owned(), Value::Text(normal.to_owned()))];
    let answer = base.query(statement("resolve")?, &parameters)?;
    let text = |row, column| answer.text(row, column).unwrap_or_default().to_owned();
    Ok((0..answer.rows.len())
        .map(|row| {
            let rank = answer.get(row, "rank").and_then(Value::as_integer).unwrap_or_default();
            let named = Named {
                fact_id: text(row, "fact_id"),
                table: text(row, "table_name"),
                id: text(row, "row_id"),
                name: text(row, "name"),
            };
            (rank, named)
        })
        .collect())
}

/// The error for a name that calls nothing, with the nearest names.
pub fn unknown(base: &Base, text: &str, tables: &[&str], noun: &str) -> Result<Error> {
    let near = nearest(base, text, tables, 3)?;
    let hint = if near.is_empty() {
        format!("`onus search {text}` looks for words everywhere")
    } else {
        format!("did you mean `{}`?", near.join("` or `"))
    };
    Ok(Error::new(ErrorKind::NotRecorded, format!("there is no {noun} `{text}`")).hint(hint))
}

/// Returns the nearest names of the tables.
pub fn nearest(base: &Base, text: &str, tables: &[&str], most: usize) -> Result<Vec<String>> {
    let list = format!("|{}|", tables.join("|"));
    let parameters = vec![("tables".to_owned(), Value::Text(list))];
    let answer = base.query(statement("known_names")?, &parameters)?;
    let names: Vec<&str> = answer.rows.iter().filter_map(|row| row[0].as_str()).collect();
    let normal = wording::normalise(text);
    Ok(suggest::near(&normal, names, most).into_iter().map(str::to_owned).collect())
}
