//! `onus compare`: where services or options differ, activity by activity.

use clap::Args;

use crate::answer::Answer;
use crate::cli::{Common, Output, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::resolve::{self, SUBJECTS, statement};
use crate::store::Base;
use crate::value::Value;

/// Arguments of `onus compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// Two or more services or options
    #[arg(required = true, num_args = 2.., value_name = "NAME")]
    names: Vec<String>,
    /// Show the activities on which they agree, too
    #[arg(long)]
    all: bool,
}

impl Compare {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let base = common.base()?;
        let mut subjects: Vec<String> = Vec::new();
        for name in &self.names {
            let subject = resolve::resolve(&base, name, SUBJECTS, "service or option")?.id;
            if subjects.contains(&subject) {
                return Err(Error::new(ErrorKind::Usage, format!("`{name}` is named twice")));
            }
            subjects.push(subject);
        }
        if common.show_sql {
            let parameters = vec![("subject".to_owned(), Value::Text(subjects[0].clone()))];
            return sql::show(&base, statement("summary")?, &parameters, output);
        }
        let answer = matrix(&base, &subjects, self.all)?;
        output.answer(&answer)?;
        let count = answer.rows.len();
        let what = if self.all { "activities" } else { "activities differ" };
        sql::say(&format!("{count} {what}"));
        Ok(0)
    }
}

/// Returns a row for each activity and a column for each subject.
pub fn matrix(base: &Base, subjects: &[String], all: bool) -> Result<Answer> {
    let mut columns = vec!["layer".to_owned(), "activity".to_owned()];
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for (index, subject) in subjects.iter().enumerate() {
        let parameters = vec![("subject".to_owned(), Value::Text(subject.clone()))];
        let summary = base.query(statement("summary")?, &parameters)?;
        if summary.rows.is_empty() {
            return Err(Error::new(ErrorKind::NotRecorded, format!("`{subject}` groups options and carries no answers itself"))
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
