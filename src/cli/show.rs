//! `onus show`: one screen on one thing.
//!
//! What stands on the screen below the thing itself is not decided here: every statement
//! `queries/ask/show_<table>_<n>_….sql` is a section, and its first comment is the title.

use clap::Args;

use crate::assets;
use crate::cli::reply::Screen;
use crate::cli::{Common, Output, sql};
use crate::error::Result;
use crate::render::Format;
use crate::resolve::{self, Named};
use crate::store::Base;
use crate::value::Value;
use crate::verdict;

/// Tables by preference, where one name calls several things.
const PREFERENCE: &[&str] = &[
    "service",
    "deployment_option",
    "encryption_option",
    "key_class",
    "activity",
    "iam_entity",
    "iam_policy_type",
    "iam_policy_element",
    "iam_credential",
    "iam_condition_key",
    "iam_operator",
    "iam_policy_variable",
    "sts_operation",
    "mfa_type",
    "category",
    "layer",
    "control_type",
    "term",
    "quota",
    "root_task",
    "iam_best_practice",
    "iam_evaluation_step",
];

/// Columns that a screen shows in another place, or not at all.
const SHOWN_ELSEWHERE: &[&str] = &["id", "name", "statement", "ord", "basis", "basis_note"];

/// Arguments of `onus show`.
#[derive(Debug, Args)]
pub struct Show {
    /// A service, option, activity, encryption option, IAM term, …
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Show {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let base = common.base()?;
        let text = self.name.join(" ");
        let named = resolve_any(&base, &text)?;
        let columns = base.columns_of(&named.table)?;
        let select = format!("SELECT {} FROM {} WHERE id = :id", columns.join(", "), named.table);
        let parameters = vec![("id".to_owned(), Value::Text(named.id.clone()))];
        if common.show_sql {
            return sql::show(&base, &select, &parameters, output);
        }
        let row = base.query(&select, &parameters)?;
        if output.format != Format::Table {
            output.answer(&row)?;
            return Ok(0);
        }
        output.text(|out| {
            let mut screen =
                Screen { out, bold: output.options.color, width: output.options.width };
            let kind = named.table.replace('_', " ");
            screen.heading(&format!("{} ({kind} `{}`)", named.name, named.id))?;
            if let Some(text) = row.text(0, "statement") {
                screen.line("", text)?;
            }
            screen.blank()?;
            let shown = columns.iter().filter(|column| !SHOWN_ELSEWHERE.contains(&column.as_str()));
            for column in shown {
                let value = match row.get(0, column) {
                    None | Some(Value::Null) => continue,
                    Some(Value::Integer(flag @ 0..=1)) if base.is_flag(&named.table, column)? => {
                        if *flag == 1 {
                            "yes".to_owned()
                        } else {
                            "no".to_owned()
                        }
                    }
                    Some(value) => value.to_text(),
                };
                let label = column.trim_end_matches("_id").replace('_', " ");
                screen.line(&format!("{label:<16}"), &value)?;
            }
            if let Some(basis) = row.text(0, "basis") {
                let note =
                    row.text(0, "basis_note").map_or(String::new(), |note| format!(": {note}"));
                screen.line(&format!("{:<16}", "basis"), &format!("{basis}{note}"))?;
            }
            for source in verdict::sources(&base, &named.fact_id)? {
                let what = format!(
                    "{}: {} (read {}, {})",
                    source.title, source.locator, source.read_on, source.stance
                );
                screen.line(&format!("{:<16}", "source"), &what)?;
                if let Some(url) = source.url {
                    screen.line(&" ".repeat(16), &url)?;
                }
                if let Some(note) = source.note {
                    screen.line(&" ".repeat(16), &note)?;
                }
            }
            for (title, text) in assets::sections(&named.table) {
                section(&base, &mut screen, title, text, &parameters)?;
            }
            Ok(())
        })?;
        Ok(0)
    }
}

/// Returns the one thing that a name calls, whatever its table.
fn resolve_any(base: &Base, text: &str) -> Result<Named> {
    match resolve::resolve(base, text, PREFERENCE, "service, option, activity or term") {
        Ok(named) => Ok(named),
        // A fact can be shown by its full id too: `statement/group-no-nesting`.
        Err(error) => match text.split_once('/') {
            Some((table, id)) if verdict::any_fact(base, text)?.is_some() => Ok(Named {
                fact_id: text.to_owned(),
                table: table.to_owned(),
                id: id.to_owned(),
                name: id.to_owned(),
            }),
            _ => Err(error),
        },
    }
}

/// Writes the rows of a section, one line each: the first cell is the label.
fn section(
    base: &Base,
    screen: &mut Screen<'_>,
    title: &str,
    text: &str,
    parameters: &[(String, Value)],
) -> Result<()> {
    let answer = base.query(text, &parameters.to_vec())?;
    if answer.rows.is_empty() {
        return Ok(());
    }
    screen.title(title)?;
    let labels: Vec<String> = answer.rows.iter().map(|row| row[0].to_text()).collect();
    let widest = labels.iter().map(|label| label.chars().count()).max().unwrap_or_default().min(36);
    for (row, label) in answer.rows.iter().zip(labels) {
        let rest: Vec<String> =
            row[1..].iter().map(Value::to_text).filter(|text| !text.is_empty()).collect();
        screen.line(&format!("  {label:<widest$}  "), &rest.join(" | "))?;
    }
    Ok(())
}
