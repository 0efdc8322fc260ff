//! The last stages: from the chosen fact to a reply, or to an honest "not recorded".

use crate::ask::choose::{Candidate, Choice, NEAR};
use crate::ask::form::{Form, Kind};
use crate::ask::read::Reading;
use crate::catalog;
use crate::error::Result;
use crate::matrix;
use crate::report;
use crate::reply::{Fact, LONGEST_HEADLINE, Reply, Status};
use crate::resolve::{Named, statement};
use crate::store::Base;
use crate::value::Value;
use crate::verdict;

/// Most facts that a list hands over.
const MOST_LISTED: usize = 400;

/// Makes the reply to a question.
pub fn reply(base: &Base, question: &str, reading: &Reading, form: &Form, choice: &Choice) -> Result<Reply> {
    let subjects = reading.subjects();
    if form.kind == Kind::Comparison && subjects.len() >= 2 {
        return comparison(base, question, subjects[0], subjects[1]);
    }
    if let Some(subject) = &form.out_of_scope
        && choice.best.as_ref().is_none_or(|best| best.score < 0.85)
    {
        return not_recorded(base, question, choice, &format!("Not recorded: this base holds nothing about {subject}."));
    }
    if let Some(best) = &choice.best {
        return chosen(base, question, reading, form, best);
    }
    if let [unit] = reading.units.as_slice()
        && let Some(fact) = &unit.fact
        && form.kind == Kind::Term
        && let Some(reply) = single(base, question, fact, None)?
    {
        return Ok(reply);
    }
    let strange = match reading.unknown.as_slice() {
        [] => String::new(),
        words => format!(" Not understood: {}.", words.join(", ")),
    };
    if choice.near.first().is_some_and(|near| near.score >= NEAR + 0.1) && strange.is_empty() {
        let mut reply = not_recorded(base, question, choice, "Not sure what is meant; the nearest facts are listed.")?;
        reply.status = Status::Ambiguous;
        return Ok(reply);
    }
    not_recorded(base, question, choice, &format!("Not recorded.{strange}"))
}

/// The reply to a question for which a wording was chosen.
fn chosen(base: &Base, question: &str, reading: &Reading, form: &Form, best: &Candidate) -> Result<Reply> {
    let (table, id) = best.fact_id.split_once('/').unwrap_or_default();
    let mut reply = match table {
        "report" => listed(base, question, id, reading)?,
        "activity" => match subject(base, reading)? {
            Some(subject) => verdict::reply(base, question, id, &subject)?,
            None => verdict::general(base, question, id)?,
        },
        "responsibility" => {
            let (scope, activity) = id.split_once('/').unwrap_or_default();
            match named(base, scope)? {
                Some(subject) => verdict::reply(base, question, activity, &subject)?,
                None => verdict::general(base, question, activity)?,
            }
        }
        _ => match single(base, question, &best.fact_id, best.yes_no.as_deref())? {
            Some(reply) => reply,
            None => Reply::new(question, Status::NotRecorded, "Not recorded."),
        },
    };
    if reply.yes_no.is_none() {
        reply.yes_no = match form.kind {
            Kind::IsAws => asked_party(reply.party.as_deref(), "aws"),
            Kind::IsCustomer => asked_party(reply.party.as_deref(), "customer"),
            Kind::YesNo => best.yes_no.clone(),
            _ => None,
        };
    }
    Ok(reply)
}

/// Yes if the party that was asked about has a part in it.
fn asked_party(party: Option<&str>, asked: &str) -> Option<String> {
    let party = party?;
    Some(if party == asked || party == "shared" { "yes" } else { "no" }.to_owned())
}

/// The service or option that the question names.
fn subject(base: &Base, reading: &Reading) -> Result<Option<Named>> {
    let Some(fact) = reading.subject() else { return Ok(None) };
    let id = fact.split_once('/').map_or(fact, |(_, id)| id);
    named(base, id)
}

/// A service or option by its id.
fn named(base: &Base, id: &str) -> Result<Option<Named>> {
    for table in ["service", "deployment_option"] {
        let fact_id = format!("{table}/{id}");
        if let Some(name) = base.lookup(statement("fact_name")?, &fact_id)? {
            return Ok(Some(Named { fact_id, table: table.to_owned(), id: id.to_owned(), name }));
        }
    }
    Ok(None)
}

/// The reply that one fact gives.
fn single(base: &Base, question: &str, fact_id: &str, yes_no: Option<&str>) -> Result<Option<Reply>> {
    let Some(mut fact) = verdict::any_fact(base, fact_id)? else { return Ok(None) };
    if let Some(party) = base.lookup(statement("statement_party")?, fact_id)? {
        fact.party = Some(party);
    }
    let said = match yes_no {
        Some("yes") => format!("Yes: {}", fact.statement),
        Some("no") => format!("No: {}", fact.statement),
        _ => fact.statement.clone(),
    };
    // The headline is short; where yes or no does not fit before the statement, the field
    // `yes_no` says it.
    let headline = if said.chars().count() <= LONGEST_HEADLINE { said } else { fact.statement.clone() };
    let mut reply = Reply::new(question, Status::Answered, headline);
    reply.party.clone_from(&fact.party);
    reply.yes_no = yes_no.map(str::to_owned);
    reply.facts.push(fact);
    reply.found_by(statement("fact")?, &[("fact".to_owned(), Value::Text(fact_id.to_owned()))]);
    Ok(Some(reply))
}

/// The reply that a report gives: how many, the first ones, and the rows.
fn listed(base: &Base, question: &str, name: &str, reading: &Reading) -> Result<Reply> {
    let reports = report::carried();
    let found = catalog::find(&reports, name)?;
    // What the question names fills the parameters that are called after it.
    let mut given: Vec<(String, String)> = Vec::new();
    for fact in reading.units.iter().filter_map(|unit| unit.fact.as_deref()) {
        let (table, id) = fact.split_once('/').unwrap_or_default();
        let table = if table == "deployment_option" { "service" } else { table };
        if found.parameters.iter().any(|parameter| parameter.name == table) {
            given.retain(|(known, _)| known != table);
            given.push((table.to_owned(), id.to_owned()));
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
fn comparison(base: &Base, question: &str, from: &str, to: &str) -> Result<Reply> {
    let id = |fact: &str| fact.split_once('/').map_or(fact, |(_, id)| id).to_owned();
    let subjects = [id(from), id(to)];
    let matrix = matrix::matrix(base, &subjects, false)?;
    let word = |cell: &Value| if cell.as_str() == Some("aws") { "AWS".to_owned() } else { cell.to_text() };
    let to_aws: Vec<String> = matrix
        .rows
        .iter()
        .filter(|row| row[3].as_str() == Some("aws"))
        .map(|row| row[1].to_text().to_lowercase())
        .collect();
    let headline = format!(
        "From {} to {}, {} activities change hands; to AWS go {}: {}.",
        subjects[0], subjects[1], matrix.rows.len(), to_aws.len(), to_aws.join(", ")
    );
    let mut reply = Reply::new(question, Status::Answered, headline);
    for row in &matrix.rows {
        reply.facts.push(Fact {
            id: format!("activity/{}", row[1].to_text()),
            statement: format!("{}: {} → {}", row[1].to_text(), word(&row[2]), word(&row[3])),
            party: row[3].as_str().filter(|party| matches!(*party, "aws" | "customer" | "shared")).map(str::to_owned),
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
    reply.found_by(statement("summary")?, &[("subject".to_owned(), Value::Text(subjects[1].clone()))]);
    Ok(reply)
}

/// A reply that claims nothing, with what is near.
fn not_recorded(base: &Base, question: &str, choice: &Choice, headline: &str) -> Result<Reply> {
    let mut reply = Reply::new(question, Status::NotRecorded, headline);
    for candidate in choice.near.iter().take(3) {
        if let Some(fact) = verdict::any_fact(base, &candidate.fact_id)? {
            reply.suggestions.push(fact.statement);
        }
    }
    Ok(reply)
}
