//! Services side by side: a row for each activity, a column for each service or option.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::Answer;
use crate::error::{Error, ErrorKind, Result};
use crate::resolve::{self, SUBJECTS, statement};
use crate::store::Base;
use crate::value::Value;

/// Stands behind a party that the default of the category decides.
pub const DEFAULT_MARK: &str = "*";

/// Stands behind a party that the row of an overlay decides.
pub const OVERLAY_MARK: &str = "+";

/// Returns a row for each activity and a column for each subject.
pub fn matrix(base: &Base, subjects: &[String], all: bool) -> Result<Answer> {
    let mut answer = side_by_side(base, subjects, "summary", |mut cells| cells.swap_remove(2))?;
    if !all {
        answer.rows.retain(|row| row[2..].iter().any(|cell| cell != &row[2]));
    }
    Ok(answer)
}

/// The responsibility matrix of a stack of services.
#[derive(Debug)]
pub struct Stack {
    /// A row for each activity, a column for each subject, with marks behind the parties.
    pub matrix: Answer,
    /// Whether a cell has the mark of a category's default.
    pub has_defaults: bool,
    /// Overlays that brought what the cells with their mark rest on.
    pub overlays: BTreeSet<String>,
}

impl Stack {
    /// Finds the matrix of the subjects.
    pub fn find(base: &Base, subjects: &[String]) -> Result<Stack> {
        let mut has_defaults = false;
        let mut overlays = BTreeSet::new();
        let matrix = side_by_side(base, subjects, "matrix", |cells| {
            let mut party = cells[2].to_text();
            if cells[3].as_integer() == Some(1) {
                party.push_str(DEFAULT_MARK);
                has_defaults = true;
            }
            if let Some(overlay) = cells[4].as_str() {
                party.push_str(OVERLAY_MARK);
                overlays.insert(overlay.to_owned());
            }
            Value::Text(party)
        })?;
        Ok(Stack { matrix, has_defaults, overlays })
    }

    /// Returns what the marks mean that stand in the matrix, a sentence each.
    pub fn legend(&self) -> Vec<String> {
        let mut legend = Vec::new();
        if self.has_defaults {
            legend.push(format!(
                "{DEFAULT_MARK} default of the category; no page of the service states it"
            ));
        }
        if !self.overlays.is_empty() {
            let names: Vec<&str> = self.overlays.iter().map(String::as_str).collect();
            legend.push(format!("{OVERLAY_MARK} from the overlay `{}`", names.join("` or `")));
        }
        legend
    }
}

/// A row of `responsibility` that decides.
#[derive(Default)]
struct Decided<'a> {
    /// For which subjects.
    subjects: Vec<&'a str>,
    /// Where it is said.
    rows: Vec<Vec<Value>>,
}

/// Returns what the matrix of the subjects rests on: a row for each place where it is said.
///
/// A row that decides for several subjects is listed once and names them all.
pub fn sources(base: &Base, subjects: &[String], matrix: &Answer) -> Result<Answer> {
    // What one row of `responsibility` rests on, by its place in the matrix and its scope.
    let mut decided: BTreeMap<(usize, usize), Decided<'_>> = BTreeMap::new();
    let mut scopes: Vec<String> = Vec::new();
    let mut columns = Vec::new();
    for subject in subjects {
        let parameters = vec![("subject".to_owned(), Value::Text(subject.clone()))];
        let found = base.query(statement("matrix_sources")?, &parameters)?;
        for row in found.rows {
            let (activity, scope) = (&row[0], row[1].to_text());
            let place = matrix.rows.iter().position(|row| row[1] == *activity).unwrap_or_default();
            let seen = scopes.iter().position(|known| *known == scope).unwrap_or_else(|| {
                scopes.push(scope);
                scopes.len() - 1
            });
            let decided = decided.entry((place, seen)).or_default();
            if !decided.subjects.contains(&subject.as_str()) {
                decided.subjects.push(subject);
            }
            // The same rows come again for every subject that they decide for.
            if !decided.rows.contains(&row) {
                decided.rows.push(row);
            }
        }
        columns = found.columns;
    }
    let columns = [&columns[..1], &["services".to_owned()], &columns[1..]].concat();
    let rows = decided.into_values().flat_map(|decided| {
        let subjects = [Value::Text(decided.subjects.join(", "))];
        decided.rows.into_iter().map(move |row| [&row[..1], &subjects, &row[1..]].concat())
    });
    Ok(Answer { columns, rows: rows.collect() })
}

/// Joins what a statement says of every activity on each subject to one row per activity;
/// `cell` makes a cell of one of its rows, which begins with layer and activity.
fn side_by_side(
    base: &Base,
    subjects: &[String],
    name: &str,
    mut cell: impl FnMut(Vec<Value>) -> Value,
) -> Result<Answer> {
    let mut columns = vec!["layer".to_owned(), "activity".to_owned()];
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for (index, subject) in subjects.iter().enumerate() {
        let parameters = vec![("subject".to_owned(), Value::Text(subject.clone()))];
        let found = base.query(statement(name)?, &parameters)?;
        columns.push(subject.clone());
        for (number, row) in found.rows.into_iter().enumerate() {
            if index == 0 {
                rows.push(row[..2].to_vec());
            }
            // Every subject has a row for every activity, in the same order.
            if let Some(into) = rows.get_mut(number) {
                into.push(cell(row));
            }
        }
    }
    Ok(Answer { columns, rows })
}

/// Returns what a name calls, if it carries answers of its own.
pub fn subject(base: &Base, name: &str) -> Result<String> {
    let subject = resolve::resolve(base, name, SUBJECTS, "service or option")?.id;
    if base.lookup(statement("subject_kind")?, &subject)?.is_some() {
        return Ok(subject);
    }
    Err(Error::new(
        ErrorKind::NotRecorded,
        format!("`{subject}` groups options and carries no answers itself"),
    )
    .hint(format!("`onus show {subject}` lists its options")))
}
