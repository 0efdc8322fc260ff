//! `onus search`: everything that holds the words, best first, grouped by kind.

use std::collections::BTreeMap;

use clap::Args;

use crate::answer::Answer;
use crate::cli::reply::Screen;
use crate::cli::{Common, Output, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::render::Format;
use crate::resolve::statement;
use crate::search;
use crate::value::Value;

/// Most hits of one kind that a screen shows.
const SHOWN_OF_A_KIND: usize = 5;

/// Arguments of `onus search`.
#[derive(Debug, Args)]
pub struct Search {
    /// Words to look for; the start of a word is enough
    #[arg(required = true, value_name = "WORD")]
    words: Vec<String>,
    /// Most hits
    #[arg(long, value_name = "HITS", default_value = "50")]
    limit: u32,
}

impl Search {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let base = common.base()?;
        let text = self.words.join(" ");
        let terms = search::terms(&base, &text)?;
        if terms.query.is_empty() {
            return Err(Error::new(ErrorKind::Usage, "there is no word to look for"));
        }
        let parameters = vec![
            ("query".to_owned(), Value::Text(terms.query.clone())),
            ("limit".to_owned(), Value::Integer(i64::from(self.limit))),
        ];
        let select = statement("search")?;
        if common.show_sql {
            return sql::show(&base, select, &parameters, output);
        }
        let hits = base.query(select, &parameters)?;
        for (typed, read) in &terms.corrected {
            sql::say(&format!("note: `{typed}` is read as `{read}`"));
        }
        if hits.rows.is_empty() {
            return Err(Error::new(
                ErrorKind::NotRecorded,
                format!("nothing is recorded about `{text}`"),
            )
            .hint("try fewer or other words"));
        }
        if output.format == Format::Table {
            output.text(|out| {
                let mut screen =
                    Screen { out, bold: output.options.color, width: output.options.width };
                grouped(&mut screen, &hits, &terms.words)
            })?;
        } else {
            output.answer(&hits)?;
        }
        Ok(0)
    }
}

/// Writes the hits by kind: kinds in the order of their best hit.
fn grouped(screen: &mut Screen<'_>, hits: &Answer, words: &[String]) -> Result<()> {
    let mut order: Vec<&str> = Vec::new();
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in 0..hits.rows.len() {
        let kind = hits.text(row, "kind").unwrap_or_default();
        if !order.contains(&kind) {
            order.push(kind);
        }
        groups.entry(kind).or_default().push(row);
    }
    for (index, kind) in order.iter().enumerate() {
        let rows = &groups[kind];
        if index > 0 {
            screen.blank()?;
        }
        screen.heading(&format!("{} ({})", kind.replace('_', " "), rows.len()))?;
        for row in rows.iter().take(SHOWN_OF_A_KIND) {
            let label = format!("  {}  ", hits.text(*row, "id").unwrap_or_default());
            screen.marked(&label, hits.text(*row, "statement").unwrap_or_default(), words)?;
        }
        if rows.len() > SHOWN_OF_A_KIND {
            screen.line("  ", &format!("… {} more", rows.len() - SHOWN_OF_A_KIND))?;
        }
    }
    Ok(())
}
