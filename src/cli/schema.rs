//! `onus schema`: tables, views and columns, and what they mean.

use clap::Args;

use crate::answer::Answer;
use crate::cli::{Common, Output, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::resolve::statement;
use crate::store::Base;
use crate::suggest;
use crate::value::Value;

/// Arguments of `onus schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// A table or view; without one they are listed
    name: Option<String>,
}

impl Schema {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let base = common.base()?;
        let (text, parameters) = match &self.name {
            None => (statement("schema")?, Vec::new()),
            Some(name) => {
                let name = Value::Text(name.replace('-', "_").to_lowercase());
                (statement("schema_of")?, vec![("name".to_owned(), name)])
            }
        };
        if common.show_sql {
            return sql::show(&base, text, &parameters, output);
        }
        output.answer(&match &self.name {
            None => objects(&base)?,
            Some(name) => columns(&base, name)?,
        })?;
        Ok(0)
    }
}

/// Returns all tables and views and what they hold; those that a user has added come last.
pub fn objects(base: &Base) -> Result<Answer> {
    let mut known = base.query(statement("schema")?, &Vec::new())?;
    known.rows.extend(base.query(statement("own_objects")?, &Vec::new())?.rows);
    Ok(known)
}

/// Returns the columns of a table or view and what they mean.
pub fn columns(base: &Base, name: &str) -> Result<Answer> {
    for (text, name) in
        [("schema_of", name.replace('-', "_").to_lowercase()), ("own_columns", name.to_owned())]
    {
        let parameters = vec![("name".to_owned(), Value::Text(name))];
        let answer = base.query(statement(text)?, &parameters)?;
        if !answer.rows.is_empty() {
            return Ok(answer);
        }
    }
    let all = objects(base)?;
    let known: Vec<&str> = all.rows.iter().filter_map(|row| row[0].as_str()).collect();
    let near = suggest::nearest(name, known).map(|near| format!("did you mean `{near}`?"));
    let message = format!("there is no table or view `{name}`");
    Err(Error::new(ErrorKind::NotRecorded, message)
        .hint("`onus schema` lists them")
        .maybe_hint(near))
}

/// Returns the names of the columns of all tables and views.
pub fn all_columns(base: &Base) -> Result<Answer> {
    base.query(statement("all_columns")?, &Vec::new())
}
