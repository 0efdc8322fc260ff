//! The last stages: from the chosen fact to a reply, or to an honest "not recorded".

use crate::ask::aspect;
use crate::ask::choose::{Candidate, Choice, SAME};
use crate::ask::form::{Form, Kind};
use crate::ask::limit;
use crate::ask::list::{comparison, listed, side_by_side};
use crate::ask::party::{denies_a_party, is_open, narrow, turn, yes_or_no};
use crate::ask::read::Reading;
use crate::error::Result;
use crate::reply::{LONGEST_HEADLINE, Reply, Status, shorten};
use crate::resolve::{Named, statement};
use crate::store::Base;
use crate::value::Value;
use crate::verdict;

/// A fact from here on is meant, though a word of the question may point elsewhere.
const WELL_KNOWN: f64 = 0.64;

/// A wording of an option from here on means that option, where it leads by the next.
const OPTION: f64 = 0.75;
/// See [`OPTION`].
const OPTION_LEAD: f64 = 0.1;

/// A nearest wording from here on answers a comparison better than the two things alone.
pub const TELLING: f64 = 0.85;

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
        && let [first, second, ..] = reading.things().as_slice()
        && let Some(reply) = side_by_side(base, question, first, second)?
    {
        return Ok(reply);
    }
    if let Some(subject) = &form.out_of_scope
        && choice
            .best
            .as_ref()
            .is_none_or(|best| best.nearest < SAME && (form.firm || best.score < WELL_KNOWN))
    {
        return not_recorded(
            base,
            question,
            choice,
            &format!("Not recorded: this base holds nothing about {subject}."),
        );
    }
    if calls_unknown_service(reading) && choice.best.as_ref().is_none_or(|it| it.nearest < SAME) {
        return strange(base, question, reading, choice);
    }
    // A fact that names some of several things does not tell which one is meant.
    let picks = reading.normal.starts_with("which of ") && subjects.len() > 1;
    let best = choice
        .best
        .as_ref()
        .filter(|best| !picks || best.nearest >= TELLING || best.fact_id.starts_with("aspect/"));
    if let Some(best) = best {
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
        return not_sure(base, question, choice, "what is meant");
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
    if table == "aspect" {
        return match aspect::reply(base, question, id, reading, form)? {
            Some(reply) => Ok(headed(reply)),
            None => not_recorded(base, question, choice, "Not recorded for this service."),
        };
    }
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
                // The very words of one were used: "Batch with EC2 instances" is not EC2.
                (Some(named), Some(_)) if best.nearest >= SAME => {
                    verdict::reply(base, question, activity, &named)?
                }
                (_, Some(asked)) => verdict::reply(base, question, activity, &asked)?,
                (Some(_), None) if !reading.unknown.is_empty() => {
                    return strange(base, question, reading, choice);
                }
                (Some(subject), None) => verdict::reply(base, question, activity, &subject)?,
                (None, None) if scope == "global" => {
                    duty(base, question, reading, choice, activity)?
                }
                // What holds for a category was asked for by the category's name.
                (None, None) => match single(base, question, &best.fact_id)? {
                    Some(reply) => reply,
                    None => duty(base, question, reading, choice, activity)?,
                },
            }
        }
        _ => match single(base, question, &best.fact_id)? {
            Some(reply) if asks_meaning(reading) => with_name(base, reply, &best.fact_id)?,
            Some(reply) => reply,
            None => Reply::new(question, Status::NotRecorded, "Not recorded."),
        },
    };
    if form.cue.starts_with("how many")
        && table != "report"
        && !limit::names_a_number(&reply.headline)
    {
        return not_recorded(base, question, choice, "Not recorded: no fact gives that number.");
    }
    let duty = is_duty(&best.fact_id);
    if form.kind == Kind::Party {
        if denies_a_party(&reading.normal) {
            turn(&mut reply);
        } else {
            narrow(base.words()?, &mut reply, reading)?;
        }
        if is_open(&reply, reading, best) {
            return not_sure(base, question, choice, "who");
        }
    }
    reply.yes_no = yes_or_no(&reply, question, form, best, duty);
    if table == "quota"
        && matches!(form.kind, Kind::YesNo | Kind::IsCustomer)
        && !best.vote.is_settled()
        && let Some(answer) = limit::within(base, id, question, reading)?
    {
        reply.yes_no = Some(answer);
    }
    if matches!(form.kind, Kind::YesNo | Kind::IsAws | Kind::IsCustomer)
        && !duty
        && reply.yes_no.is_none()
        && reply.status == Status::Answered
        // "Is it this or that" may want one of the two and no yes.
        && !reading.normal.contains(" or ")
    {
        return not_sure(base, question, choice, "whether yes or no");
    }
    Ok(headed(reply))
}

/// Puts yes or no before the headline that answers so.
fn headed(mut reply: Reply) -> Reply {
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
    reply
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

/// Whether a fact says who does something for a service.
pub fn is_duty(fact_id: &str) -> bool {
    fact_id.starts_with("activity/") || fact_id.starts_with("responsibility/")
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
        None if !reading.unknown.is_empty() => strange(base, question, reading, choice),
        None => verdict::general(base, question, activity),
    }
}

/// Whether a word that nothing knows stands after the maker's name, as a service would.
fn calls_unknown_service(reading: &Reading) -> bool {
    let words: Vec<&str> = reading.normal.split(' ').collect();
    words.windows(2).any(|pair| {
        matches!(pair[0], "aws" | "amazon") && reading.unknown.iter().any(|word| word == pair[1])
    })
}

/// The reply to a question for a duty that holds unknown words and no known service.
///
/// One of them may be the service that was asked about; an answer in general, or for some
/// other service, would be taken for one about it.
fn strange(base: &Base, question: &str, reading: &Reading, choice: &Choice) -> Result<Reply> {
    let words = reading.unknown.join(", ");
    not_recorded(base, question, choice, &format!("Not recorded. Not understood: {words}."))
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
    best.nearest >= OPTION
        && others.map(|other| other.nearest).fold(0.0, f64::max) <= best.nearest - OPTION_LEAD
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
    if let Some(party) = base.lookup(statement("party_of")?, fact_id)? {
        fact.party = Some(party);
    }
    let mut reply = Reply::new(question, Status::Answered, fact.statement.clone());
    reply.party.clone_from(&fact.party);
    reply.facts.push(fact);
    reply.found_by(statement("fact")?, &[("fact".to_owned(), Value::Text(fact_id.to_owned()))]);
    Ok(Some(reply))
}

/// A reply that says what is open, with what is near.
fn not_sure(base: &Base, question: &str, choice: &Choice, open: &str) -> Result<Reply> {
    let headline = format!("Not sure {open}; the nearest facts are listed.");
    let mut reply = not_recorded(base, question, choice, &headline)?;
    reply.status = Status::Ambiguous;
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
