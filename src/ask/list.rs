//! Replies of several facts: lists by a report, and what differs between two things.

use crate::ask::read::Reading;
use crate::catalog::{self, Allowed};
use crate::error::{ErrorKind, Result};
use crate::matrix;
use crate::reply::{Fact, LONGEST_HEADLINE, Reply, Status};
use crate::report;
use crate::resolve::{self, statement};
use crate::store::Base;
use crate::value::Value;
use crate::verdict;

/// Most facts that a list hands over.
const MOST_LISTED: usize = 400;

/// The reply that a report gives: how many, the first ones, and the rows.
pub fn listed(base: &Base, question: &str, name: &str, reading: &Reading) -> Result<Reply> {
    let base = base.whole()?;
    let reports = report::carried();
    let found = catalog::find(&reports, name)?;
    // What the question names fills the parameters that are called after it; where it names
    // two of a kind, all are meant.
    let mut given: Vec<(String, String)> = Vec::new();
    let mut several: Vec<String> = Vec::new();
    for fact in reading.units.iter().filter_map(|unit| unit.fact.as_deref()) {
        let (table, id) = fact.split_once('/').unwrap_or_default();
        let table = if table == "deployment_option" { "service" } else { table };
        if found.parameters.iter().any(|parameter| parameter.name == table) {
            if given.iter().any(|(known, value)| known == table && value != id) {
                several.push(table.to_owned());
            }
            given.push((table.to_owned(), id.to_owned()));
        }
    }
    given.retain(|(table, _)| !several.contains(table));
    // So do the words that a parameter takes: "list the database services".
    let words: Vec<String> = reading.normal.split(' ').map(crate::wording::stem).collect();
    for parameter in &found.parameters {
        let allowed = match &parameter.allowed {
            Allowed::List(values) => values.clone(),
            Allowed::Select(select) if !given.iter().any(|(name, _)| *name == parameter.name) => {
                let rows = base.query(select, &Vec::new())?.rows;
                rows.iter().map(|row| row[0].to_text()).collect()
            }
            _ => continue,
        };
        let meant = |value: &&String| {
            value.split(['-', ' ']).all(|word| words.contains(&crate::wording::stem(word)))
        };
        if let [value] = allowed.iter().filter(meant).collect::<Vec<_>>().as_slice() {
            given.push((parameter.name.clone(), (*value).clone()));
        }
    }
    let parameters = report::bind(base, found, &given)?;
    let answer = base.query(&found.sql, &parameters)?;
    let title = found.title.trim_end_matches('.');
    let column = answer.columns.iter().position(|column| column != "fact_id").unwrap_or(0);
    let mut firsts: Vec<String> = answer.rows.iter().map(|row| row[column].to_text()).collect();
    firsts.dedup();
    let headline = format!("{title}, {}: {}.", firsts.len(), firsts.join(", "));
    let mut reply = Reply::new(question, Status::Answered, headline);
    for (number, row) in answer.rows.iter().take(MOST_LISTED).enumerate() {
        let cells: Vec<String> = answer
            .columns
            .iter()
            .zip(row)
            .filter(|(name, value)| *name != "fact_id" && **value != Value::Null)
            .map(|(_, value)| value.to_text())
            .collect();
        let fact_id = answer.text(number, "fact_id").map(str::to_owned);
        reply.facts.push(Fact {
            sources: match &fact_id {
                Some(id) => verdict::sources(base, id)?,
                None => Vec::new(),
            },
            id: fact_id.unwrap_or_else(|| format!("report/{name}/{}", number + 1)),
            statement: cells.join(" · "),
            party: answer.text(number, "party").map(str::to_owned),
            aws_part: None,
            customer_part: None,
            condition: None,
            basis: answer.text(number, "basis").unwrap_or("derived").to_owned(),
            basis_note: None,
            decided_at: None,
            origin: "seed".to_owned(),
        });
    }
    reply.found_by(&found.sql, &parameters);
    Ok(reply)
}

/// The reply to "what changes from A to B": the activities whose party differs.
pub fn comparison(base: &Base, question: &str, from: &str, to: &str) -> Result<Reply> {
    let base = base.whole()?;
    let id = |fact: &str| fact.split_once('/').map_or(fact, |(_, id)| id).to_owned();
    let facts = [from, to];
    let subjects = [id(from), id(to)];
    let compared = || {
        for subject in &subjects {
            matrix::subject(base, subject)?;
        }
        matrix::matrix(base, &subjects, false)
    };
    let matrix = match compared() {
        // What only groups options has no answer to compare; that is a reply as well.
        Err(error) if error.kind == ErrorKind::NotRecorded => {
            let mut reply =
                Reply::new(question, Status::NotRecorded, format!("Not recorded: {error}."));
            reply.suggestions.extend(error.hint);
            return Ok(reply);
        }
        matrix => matrix?,
    };
    let word =
        |cell: &Value| if cell.as_str() == Some("aws") { "AWS".to_owned() } else { cell.to_text() };
    let to_aws: Vec<String> = matrix
        .rows
        .iter()
        .filter(|row| row[3].as_str() == Some("aws"))
        .map(|row| row[1].to_text().to_lowercase())
        .collect();
    let [from, to] = &subjects;
    let headline = match (matrix.rows.len(), to_aws.len()) {
        (0, _) => format!("From {from} to {to} no activity changes hands."),
        (count, 0) => format!("From {from} to {to}, {count} activities change hands, none to AWS."),
        (count, gone) => {
            let list = to_aws.join(", ");
            format!(
                "From {from} to {to}, {count} activities change hands; to AWS go {gone}: {list}."
            )
        }
    };
    let mut reply = Reply::new(question, Status::Answered, headline);
    for row in &matrix.rows {
        let named = resolve::candidates(base, &row[1].to_text(), &["activity"])?;
        let activity = named.into_iter().min_by_key(|(rank, _)| *rank);
        let Some((_, activity)) = activity else { continue };
        reply.facts.push(Fact {
            id: format!("activity/{}", activity.id),
            statement: format!("{}: {} → {}", row[1].to_text(), word(&row[2]), word(&row[3])),
            party: row[3]
                .as_str()
                .filter(|party| matches!(*party, "aws" | "customer" | "shared"))
                .map(str::to_owned),
            aws_part: None,
            customer_part: None,
            condition: None,
            basis: "derived".to_owned(),
            basis_note: None,
            decided_at: None,
            origin: "seed".to_owned(),
            sources: Vec::new(),
        });
    }
    if reply.facts.is_empty() {
        // What is alike has no row; what the two are stands behind it.
        for fact in facts {
            reply.facts.extend(verdict::any_fact(base, fact)?);
        }
    }
    reply.found_by(
        statement("summary")?,
        &[("subject".to_owned(), Value::Text(subjects[1].clone()))],
    );
    Ok(reply)
}

/// The reply to "A or B" of things that are no services: what each of them is.
pub fn side_by_side(
    base: &Base,
    question: &str,
    first: &str,
    second: &str,
) -> Result<Option<Reply>> {
    let (Some(first), Some(second)) =
        (verdict::any_fact(base, first)?, verdict::any_fact(base, second)?)
    else {
        return Ok(None);
    };
    let brief = |fact: &Fact| {
        let text: String = fact.statement.chars().take(LONGEST_HEADLINE / 2 - 3).collect();
        let whole = text.len() == fact.statement.len();
        let end = if whole { text.len() } else { text.rfind(' ').unwrap_or(text.len()) };
        format!(
            "{}{}",
            text[..end].trim_end_matches(['.', ',', ';', ':']),
            if whole { "" } else { "…" }
        )
    };
    let mut reply =
        Reply::new(question, Status::Answered, format!("{}; {}.", brief(&first), brief(&second)));
    reply.found_by(statement("fact")?, &[("fact".to_owned(), Value::Text(first.id.clone()))]);
    reply.facts = vec![first, second];
    Ok(Some(reply))
}
