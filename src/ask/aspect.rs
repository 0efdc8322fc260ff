//! What a report says about the one service that a question names.
//!
//! Its row holds the sentence and, where people ask for yes or no, the words of a question
//! for which the answer is the one or the other.

use crate::answer::Answer;
use crate::ask::form::{Form, Kind};
use crate::ask::read::Reading;
use crate::catalog;
use crate::error::Result;
use crate::reply::{Fact, Reply, Status, shorten};
use crate::report;
use crate::resolve::statement;
use crate::store::Base;
use crate::verdict;
use crate::wording::stem;

/// Returns what the report says about the service; nothing where it has no row on it.
///
/// Of several services that are named, "which of A, B and C is global", it is the one for
/// which the answer is yes; nothing where that is not just one.
pub fn reply(
    base: &Base,
    question: &str,
    name: &str,
    reading: &Reading,
    form: &Form,
) -> Result<Option<Reply>> {
    let base = base.whole()?;
    let reports = report::carried();
    let found = catalog::find(&reports, name)?;
    let mut rows = Vec::new();
    for subject in reading.subjects() {
        let Some(service) = service(base, subject)? else { continue };
        let parameters = report::bind(base, found, &[("service".to_owned(), service)])?;
        rows.push((base.query(&found.sql, &parameters)?, parameters));
    }
    if rows.len() > 1 {
        rows.retain(|(answer, _)| yes_or_no(answer, reading).as_deref() == Some("yes"));
    }
    let [(answer, parameters)] = rows.as_slice() else { return Ok(None) };
    let (Some(said), Some(fact_id)) = (answer.text(0, "statement"), answer.text(0, "fact_id"))
    else {
        return Ok(None);
    };
    let mut reply = Reply::new(question, Status::Answered, shorten(said));
    if form.kind == Kind::YesNo {
        reply.yes_no = yes_or_no(answer, reading);
    }
    // The row of the service stands behind it, with its sources and where it comes from.
    if let Some(row) = verdict::any_fact(base, fact_id)? {
        reply.facts.push(Fact {
            statement: said.to_owned(),
            condition: answer.text(0, "note").map(str::to_owned),
            basis: answer.text(0, "basis").unwrap_or("derived").to_owned(),
            basis_note: None,
            ..row
        });
    }
    reply.found_by(&found.sql, parameters);
    Ok(Some(reply))
}

/// The service that is named, or whose option is.
fn service(base: &Base, subject: &str) -> Result<Option<String>> {
    match subject.split_once('/') {
        Some(("service", id)) => Ok(Some(id.to_owned())),
        Some((_, id)) => base.lookup(statement("service_of")?, id),
        None => Ok(None),
    }
}

/// Yes or no by the words of the question; nothing where it holds words of both, or of none.
fn yes_or_no(answer: &Answer, reading: &Reading) -> Option<String> {
    let asked: Vec<String> = reading.normal.split(' ').map(stem).collect();
    let holds = |column: &str| {
        let words = answer.text(0, column).unwrap_or_default();
        words.split('|').any(|word| !word.is_empty() && asked.contains(&stem(word)))
    };
    match (holds("yes_words"), holds("no_words")) {
        (true, false) => Some("yes".to_owned()),
        (false, true) => Some("no".to_owned()),
        _ => None,
    }
}
