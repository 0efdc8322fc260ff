//! `onus ask`: a question in plain words.

use clap::Args;

use crate::ask;
use crate::cli::{Common, Output, reply, sql};
use crate::error::Result;
use crate::value::Value;

/// Arguments of `onus ask`.
#[derive(Debug, Args)]
pub struct Ask {
    /// The question
    #[arg(required = true, value_name = "QUESTION")]
    question: Vec<String>,
    /// Print what each stage of understanding saw
    #[arg(long)]
    explain: bool,
}

impl Ask {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let base = common.questions()?;
        let (found, trace) = ask::ask(base, &self.question.join(" "))?;
        if self.explain {
            output.text(|out| trace.write(base, out))?;
            return Ok(0);
        }
        if common.show_sql && !found.sql.is_empty() {
            let parameters = found
                .params
                .iter()
                .map(|(name, value)| {
                    let value =
                        value.as_str().map_or(Value::Null, |text| Value::Text(text.to_owned()));
                    (name.clone(), value)
                })
                .collect();
            return sql::show(base.whole()?, &found.sql, &parameters, output);
        }
        reply::write(&found, output)
    }
}
