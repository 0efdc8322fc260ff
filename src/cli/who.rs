//! `onus who`: who carries one activity on one service, or all activities of a service.

use clap::Args;

use crate::ask;
use crate::cli::{Common, Output, reply, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::resolve::{self, SUBJECTS, statement};
use crate::store::Base;
use crate::value::Value;
use crate::verdict;

/// Arguments of `onus who`.
#[derive(Debug, Args)]
pub struct Who {
    /// An activity and a service or option; or a service alone
    #[arg(required = true, num_args = 1..=2, value_name = "ACTIVITY] [SERVICE")]
    names: Vec<String>,
}

impl Who {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let base = common.questions()?;
        match self.names.as_slice() {
            [activity, subject] => {
                let subject = resolve::resolve(base, subject, SUBJECTS, "service or option")?;
                let activity = self::activity(base, activity)?;
                if common.show_sql {
                    let parameters = vec![
                        ("subject".to_owned(), Value::Text(subject.id)),
                        ("activity".to_owned(), Value::Text(activity)),
                    ];
                    return sql::show(base.whole()?, statement("verdict")?, &parameters, output);
                }
                let question = format!("who {}", self.names.join(" "));
                let found = verdict::reply(base, &question, &activity, &subject)?;
                reply::write(&found, output)
            }
            [subject] => {
                let subject = resolve::resolve(base, subject, SUBJECTS, "service or option")?;
                let parameters = vec![("subject".to_owned(), Value::Text(subject.id.clone()))];
                let text = statement("all_verdicts")?;
                if common.show_sql {
                    return sql::show(base.whole()?, text, &parameters, output);
                }
                let answer = base.query(text, &parameters)?;
                if answer.rows.is_empty() {
                    return Err(Error::new(
                        ErrorKind::NotRecorded,
                        format!("{} groups options and carries no answers itself", subject.name),
                    )
                    .hint(format!("`onus show {}` lists its options", subject.id)));
                }
                output.answer(&answer)?;
                Ok(0)
            }
            _ => Err(Error::new(ErrorKind::Usage, "give an activity and a service, or a service")),
        }
    }
}

/// Returns the activity that is meant: by its name, or by the words in which people ask.
fn activity(base: &Base, text: &str) -> Result<String> {
    let named = resolve::candidates(base, text, &["activity"])?;
    if let Some((_, activity)) = named.into_iter().min_by_key(|(rank, _)| *rank) {
        return Ok(activity.id);
    }
    match ask::activity(base, text)? {
        Some(activity) => Ok(activity),
        None => Err(resolve::unknown(base, text, &["activity"], "activity")?.hint(
            match resolve::nearest(base, text, &["activity"], 3)?.as_slice() {
                [] => "`onus sql \"SELECT id, name FROM activity\"` lists them".to_owned(),
                near => format!("did you mean `{}`?", near.join("` or `")),
            },
        )),
    }
}
