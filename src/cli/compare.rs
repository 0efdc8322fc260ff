//! `onus compare`: where services or options differ, activity by activity.

use clap::Args;

use crate::cli::{Common, Output, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::matrix;
use crate::resolve::statement;
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
            let subject = matrix::subject(&base, name)?;
            if subjects.contains(&subject) {
                return Err(Error::new(ErrorKind::Usage, format!("`{name}` is named twice")));
            }
            subjects.push(subject);
        }
        if common.show_sql {
            return show(&base, &["summary"], &subjects, output);
        }
        let answer = matrix::matrix(&base, &subjects, self.all)?;
        output.answer(&answer)?;
        let count = answer.rows.len();
        let what = match (self.all, count) {
            (true, _) => "activities",
            (false, 1) => "activity differs",
            (false, _) => "activities differ",
        };
        sql::say(&format!("{count} {what}"));
        Ok(0)
    }
}

/// Prints each of the statements for each subject.
pub fn show(base: &Base, names: &[&str], subjects: &[String], output: &Output) -> Result<u8> {
    let texts = names.iter().map(|name| statement(name)).collect::<Result<Vec<_>>>()?;
    let bound: Vec<_> = subjects
        .iter()
        .map(|subject| vec![("subject".to_owned(), Value::Text(subject.clone()))])
        .collect();
    let statements: Vec<_> = texts
        .iter()
        .flat_map(|text| bound.iter().map(move |parameters| (*text, parameters)))
        .collect();
    sql::show_all(base, &statements, output)
}
