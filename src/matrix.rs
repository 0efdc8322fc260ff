//! Services side by side: a row for each activity, a column for each service or option.

use crate::answer::Answer;
use crate::error::{Error, ErrorKind, Result};
use crate::resolve::statement;
use crate::store::Base;
use crate::value::Value;

/// Returns a row for each activity and a column for each subject.
pub fn matrix(base: &Base, subjects: &[String], all: bool) -> Result<Answer> {
    let mut columns = vec!["layer".to_owned(), "activity".to_owned()];
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for (index, subject) in subjects.iter().enumerate() {
        let parameters = vec![("subject".to_owned(), Value::Text(subject.clone()))];
        let summary = base.query(statement("summary")?, &parameters)?;
        if summary.rows.is_empty() {
            return Err(Error::new(
                ErrorKind::NotRecorded,
                format!("`{subject}` groups options and carries no answers itself"),
            )
            .hint(format!("`onus show {subject}` lists its options")));
        }
        columns.push(subject.clone());
        for (number, row) in summary.rows.into_iter().enumerate() {
            let mut cells = row.into_iter();
            if index == 0 {
                rows.push(cells.by_ref().take(2).collect());
            } else {
                cells.by_ref().take(2).for_each(drop);
            }
            // Every subject has a row for every activity, in the same order.
            if let (Some(into), Some(cell)) = (rows.get_mut(number), cells.next()) {
                into.push(cell);
            }
        }
    }
    if !all {
        rows.retain(|row| row[2..].iter().any(|cell| cell != &row[2]));
    }
    Ok(Answer { columns, rows })
}
