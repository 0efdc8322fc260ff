//! The last stages: from the chosen fact to a reply, or to an honest "not recorded".

use crate::ask::choose::{Candidate, Choice, SAME};
use crate::ask::form::{Form, Kind};
use crate::ask::read::Reading;
use crate::catalog::{self, Allowed};
use crate::error::{ErrorKind, Result};
use crate::matrix;
use crate::reply::{Fact, LONGEST_HEADLINE, Reply, Status, shorten};
use crate::report;
use crate::resolve::{self, Named, statement};
use crate::store::Base;
use crate::value::Value;
use crate::verdict;

/// Most facts that a list hands over.
const MOST_LISTED: usize = 400;

/// How clear the wordings' answer has to be: half of their voices more on one side.
const CLEAR: f64 = 0.3;

/// A fact from here on is meant, though a word of the question may point elsewhere.
const WELL_KNOWN: f64 = 0.65;

/// A wording of an option from here on means that option, where it leads by the next.
const OPTION: f64 = 0.75;
/// See [`OPTION`].
const OPTION_LEAD: f64 = 0.1;

/// A nearest wording from here on answers a comparison better than the two things alone.
const TELLING: f64 = 0.85;

/// Makes the reply to a question.
pub fn reply(
    base: &Base,
    question: &str,
    reading: &Reading,
    form: &Form,
    choice: &Choice,
) -> Result<Reply> {
    let subjects = reading.subjects();
    if form.kind == Kind::Comparison
        && subjects.len() >= 2
        && choice.best.as_ref().is_none_or(|best| best.nearest < TELLING || is_duty(&best.fact_id))
    {
        return comparison(base, question, subjects[0], subjects[1]);
    }
    if form.kind == Kind::Comparison
        && choice.best.as_ref().is_none_or(|best| best.nearest < TELLING)
        && let [first, second, ..] = things(reading).as_slice()
        && let Some(reply) = side_by_side(base, question, first, second)?
    {
        return Ok(reply);
    }
    if let Some(subject) = &form.out_of_scope
        && choice.best.as_ref().is_none_or(|best| {
            best.nearest < SAME && (form.firm || best.score < WELL_KNOWN)
        })
    {
        return not_recorded(
            base,
            question,
            choice,
            &format!("Not recorded: this base holds nothing about {subject}."),
        );
    }
    if let Some(best) = &choice.best {
        return chosen(base, question, reading, form, choice, best);
    }
    if let [unit] = reading.units.as_slice()
        && let Some(fact) = &unit.fact
        && form.kind == Kind::Term
        && let Some(reply) = single(base, question, fact)?
    {
        return Ok(reply);
    }
    let strange = match reading.unknown.as_slice() {
        [] => String::new(),
        words => format!(" Not understood: {}.", words.join(", ")),
    };
    if !choice.near.is_empty() && strange.is_empty() {
        let mut reply = not_recorded(
            base,
            question,
            choice,
            "Not sure what is meant; the nearest facts are listed.",
        )?;
        reply.status = Status::Ambiguous;
        return Ok(reply);
    }
    not_recorded(base, question, choice, &format!("Not recorded.{strange}"))
}

/// The reply to a question for which a wording was chosen.
fn chosen(
    base: &Base,
    question: &str,
    reading: &Reading,
    form: &Form,
    choice: &Choice,
    best: &Candidate,
) -> Result<Reply> {
    let (table, id) = best.fact_id.split_once('/').unwrap_or_default();
    let mut reply = match table {
        "report" => listed(base, question, id, reading)?,
        "activity" => duty(base, question, reading, choice, id)?,
        "responsibility" => {
            let (scope, activity) = id.split_once('/').unwrap_or_default();
            match (named(base, scope)?, subject(base, reading)?) {
                // The question names the service, the wording one of its options.
                (Some(option), Some(asked))
                    if asked.id != option.id && is_option_of(base, &option, &asked)? =>
                {
                    let meant = is_meant(base, reading, &option)? || stands_out(choice, best);
                    let subject = if meant { option } else { asked };
                    verdict::reply(base, question, activity, &subject)?
                }
                (_, Some(asked)) => verdict::reply(base, question, activity, &asked)?,
                (Some(subject), None) => verdict::reply(base, question, activity, &subject)?,
                (None, None) => duty(base, question, reading, choice, activity)?,
            }
        }
        _ => match single(base, question, &best.fact_id)? {
            Some(reply) if asks_meaning(reading) => with_name(base, reply, &best.fact_id)?,
            Some(reply) => reply,
            None => Reply::new(question, Status::NotRecorded, "Not recorded."),
        },
    };
    let duty = is_duty(&best.fact_id);
    if form.kind == Kind::Party && denies_a_party(&reading.normal) {
        turn(&mut reply);
    }
    reply.yes_no = yes_or_no(&reply, form, best, duty);
    if matches!(form.kind, Kind::YesNo | Kind::IsAws | Kind::IsCustomer)
        && !duty
        && reply.yes_no.is_none()
        && reply.status == Status::Answered
        // "Is it this or that" may want one of the two and no yes.
        && !reading.normal.contains(" or ")
    {
        let headline = "Not sure whether yes or no; the nearest facts are listed.";
        let mut reply = not_recorded(base, question, choice, headline)?;
        reply.status = Status::Ambiguous;
        return Ok(reply);
    }
    let answer = reply.yes_no.as_deref().filter(|_| reply.status == Status::Answered);
    if let Some(answer) = answer {
        let word = if answer == "yes" { "Yes" } else { "No" };
        let starts = reply
            .headline
            .split([' ', ',', ':'])
            .next()
            .is_some_and(|first| first == "Yes" || first == "No");
        let said = format!("{word}: {}", reply.headline);
        // Where the word does not fit before the sentence, the field `yes_no` says it.
        if !starts && said.chars().count() <= LONGEST_HEADLINE {
            reply.headline = said;
        }
    }
    Ok(reply)
}

/// Whether a question asks what a name means or stands for.
fn asks_meaning(reading: &Reading) -> bool {
    let meaning = crate::wording::stem("meaning");
    reading.units.iter().any(|unit| unit.stems.contains(&meaning))
}

/// Puts the full name of the fact before its sentence.
fn with_name(base: &Base, mut reply: Reply, fact_id: &str) -> Result<Reply> {
    if let Some(name) = base.lookup(statement("fact_name")?, fact_id)?
        && !reply.headline.contains(&name)
    {
        reply.headline = shorten(&format!("{name}: {}", reply.headline));
    }
    Ok(reply)
}

/// Whether a question asks who need not do something.
fn denies_a_party(question: &str) -> bool {
    ["who", "side", "party"].iter().any(|who| {
        ["does not", "is not", "need not", "has not", "must not"]
            .iter()
            .any(|not| format!(" {question} ").contains(&format!(" {who} {not} ")))
    })
}

/// Turns a reply on who does something into one on who does not.
fn turn(reply: &mut Reply) {
    let (other, said) = match reply.party.as_deref() {
        Some("aws") => ("customer", "Not the customer"),
        Some("customer") => ("aws", "Not AWS"),
        _ => return,
    };
    reply.headline = shorten(&format!("{said}: {}", reply.headline));
    reply.party = Some(other.to_owned());
}

/// Whether a fact says who does something for a service.
fn is_duty(fact_id: &str) -> bool {
    fact_id.starts_with("activity/") || fact_id.starts_with("responsibility/")
}

/// Yes or no, where the question wants it and it is clear.
fn yes_or_no(reply: &Reply, form: &Form, best: &Candidate, duty: bool) -> Option<String> {
    let by_party = match form.kind {
        Kind::IsAws => asked_party(reply.party.as_deref(), "aws"),
        Kind::IsCustomer => asked_party(reply.party.as_deref(), "customer"),
        // A question without a verb may ask for yes or no; one that asks "which" does not.
        Kind::YesNo => None,
        Kind::Term if form.cue.is_empty() => None,
        _ => return None,
    };
    let by_wordings = best.vote.answer().filter(|(_, clear)| *clear >= CLEAR);
    let by_wordings = by_wordings.map(|(answer, _)| answer.to_owned());
    match (by_party, by_wordings) {
        (Some(answer), Some(_)) if duty => Some(answer),
        (_, Some(answer)) => Some(answer),
        // The party of a sentence answers only where the sentence is what was asked.
        (Some(answer), None) if duty || best.nearest >= TELLING => Some(answer),
        _ => None,
    }
}

/// The reply to who carries an activity: on the service that was named, or in general.
fn duty(
    base: &Base,
    question: &str,
    reading: &Reading,
    choice: &Choice,
    activity: &str,
) -> Result<Reply> {
    match subject(base, reading)? {
        Some(subject) => verdict::reply(base, question, activity, &subject),
        // An unknown word may be the service that was asked about; a general answer would
        // then be taken for one about it.
        None if !reading.unknown.is_empty() => {
            let words = reading.unknown.join(", ");
            not_recorded(base, question, choice, &format!("Not recorded. Not understood: {words}."))
        }
        None => verdict::general(base, question, activity),
    }
}

/// Whether a question holds a word of an option's name that neither its service nor another
/// option of it has.
fn is_meant(base: &Base, reading: &Reading, option: &Named) -> Result<bool> {
    let stems = |name: &str| -> Vec<String> {
        let normal = crate::wording::normalise(name);
        normal.split(' ').map(crate::wording::stem).collect()
    };
    let parameters = vec![("option".to_owned(), Value::Text(option.id.clone()))];
    let others = base.query(statement("names_beside")?, &parameters)?;
    let others: Vec<String> = others.rows.iter().flat_map(|row| stems(&row[0].to_text())).collect();
    let asked: Vec<String> = reading.normal.split(' ').map(crate::wording::stem).collect();
    Ok(stems(&option.name).iter().any(|stem| !others.contains(stem) && asked.contains(stem)))
}

/// Whether the wordings of one option are much nearer than those of all others on its duty.
fn stands_out(choice: &Choice, best: &Candidate) -> bool {
    let activity = best.fact_id.rsplit('/').next();
    let others = choice.near.iter().filter(|other| {
        other.fact_id != best.fact_id
            && is_duty(&other.fact_id)
            && other.fact_id.rsplit('/').next() == activity
    });
    best.nearest >= OPTION && others.map(|other| other.nearest).fold(0.0, f64::max) <= best.nearest - OPTION_LEAD
}

/// Whether an option belongs to the service that was named, or to the group.
fn is_option_of(base: &Base, option: &Named, asked: &Named) -> Result<bool> {
    if option.table != "deployment_option" {
        return Ok(false);
    }
    let service = base.lookup(statement("service_of")?, &option.id)?;
    let parent = base.lookup(statement("parent_of")?, &option.id)?;
    Ok(service.as_deref() == Some(&asked.id) || parent.as_deref() == Some(&asked.id))
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
fn single(base: &Base, question: &str, fact_id: &str) -> Result<Option<Reply>> {
    let Some(mut fact) = verdict::any_fact(base, fact_id)? else { return Ok(None) };
    if let Some(party) = base.lookup(statement("statement_party")?, fact_id)? {
        fact.party = Some(party);
    }
    let mut reply = Reply::new(question, Status::Answered, fact.statement.clone());
    reply.party.clone_from(&fact.party);
    reply.facts.push(fact);
    reply.found_by(statement("fact")?, &[("fact".to_owned(), Value::Text(fact_id.to_owned()))]);
    Ok(Some(reply))
}

/// The reply that a report gives: how many, the first ones, and the rows.
fn listed(base: &Base, question: &str, name: &str, reading: &Reading) -> Result<Reply> {
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
fn comparison(base: &Base, question: &str, from: &str, to: &str) -> Result<Reply> {
    let id = |fact: &str| fact.split_once('/').map_or(fact, |(_, id)| id).to_owned();
    let subjects = [id(from), id(to)];
    let matrix = match matrix::matrix(base, &subjects, false) {
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
    reply.found_by(
        statement("summary")?,
        &[("subject".to_owned(), Value::Text(subjects[1].clone()))],
    );
    Ok(reply)
}

/// The things that a question names, in order.
fn things(reading: &Reading) -> Vec<&str> {
    let mut things: Vec<&str> = Vec::new();
    for fact in reading.units.iter().filter_map(|unit| unit.fact.as_deref()) {
        if !things.contains(&fact) {
            things.push(fact);
        }
    }
    things
}

/// The reply to "A or B" of things that are no services: what each of them is.
fn side_by_side(base: &Base, question: &str, first: &str, second: &str) -> Result<Option<Reply>> {
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
