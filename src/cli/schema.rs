//! `onus schema`: tables, views and columns, and what they mean.

use clap::Args;

use crate::cli::{Common, Output, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::resolve::statement;
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
        let answer = base.query(text, &parameters)?;
        if answer.rows.is_empty() {
            let name = self.name.as_deref().unwrap_or_default();
            let all = base.query(statement("schema")?, &Vec::new())?;
            let known: Vec<&str> = all.rows.iter().filter_map(|row| row[0].as_str()).collect();
            let near = suggest::nearest(name, known).map(|near| format!("did you mean `{near}`?"));
            return Err(Error::new(
                ErrorKind::NotRecorded,
                format!("there is no table or view `{name}`"),
            )
            .hint("`onus schema` lists them")
            .maybe_hint(near));
        }
        output.answer(&answer)?;
        Ok(0)
    }
}
