//! What a reply says to a question for a party, or for yes or no.

use crate::ask::answer::TELLING;
use crate::ask::choose::Candidate;
use crate::ask::form::{Form, Kind};
use crate::ask::read::{self, Reading};
use crate::error::Result;
use crate::reply::{Reply, Status, shorten};
use crate::store::Base;
use crate::wording;

/// How clear the wordings' answer has to be: from 0, both alike, to 1, all agree.
const CLEAR: f64 = 0.3;

/// The same where nothing in the question asks for yes or no.
const SURELY: f64 = 0.8;

/// How near a wording that asks for yes or no has to be, where a nearer one does not.
const VOICED: f64 = 0.8;

/// Yes or no, where the question wants it and it is clear.
pub fn yes_or_no(
    reply: &Reply,
    question: &str,
    form: &Form,
    best: &Candidate,
    duty: bool,
) -> Option<String> {
    // A wording that is the question itself knows best what it asks.
    if best.vote.is_settled() && form.kind != Kind::List {
        return best.vote.answer().map(|(answer, _)| answer.to_owned());
    }
    let by_party = match form.kind {
        Kind::IsAws => asked_party(reply.party.as_deref(), "aws"),
        Kind::IsCustomer => asked_party(reply.party.as_deref(), "customer"),
        Kind::YesNo => None,
        // A question without a verb may ask for yes or no, if it is one that does; one that
        // asks "which" does not.
        Kind::Term if form.cue.is_empty() && may_want_yes_or_no(question) => None,
        _ => return None,
    };
    // Where the form leaves it open, the nearest wordings tell whether yes or no is wanted.
    if form.kind == Kind::Term && !(best.asks_yes_no || best.vote.nearest >= VOICED) {
        return None;
    }
    let clear = if form.kind == Kind::Term { SURELY } else { CLEAR };
    let by_wordings = best.vote.answer().filter(|(_, agree)| *agree >= clear);
    let by_wordings = by_wordings.map(|(answer, _)| answer.to_owned());
    let is_shared = reply.party.as_deref() == Some("shared");
    match (by_party, by_wordings) {
        (Some(answer), Some(_)) if duty && !is_shared => Some(answer),
        (_, Some(answer)) => Some(answer),
        // Of what both have a part in, no party alone says whether this one is meant.
        (Some(_), None) if is_shared && !duty => None,
        // The party of a sentence answers only where the sentence is what was asked.
        (Some(answer), None) if duty || best.nearest >= TELLING => Some(answer),
        _ => None,
    }
}

/// Whether a text without a verb may want yes or no: a question that asks for no thing.
fn may_want_yes_or_no(question: &str) -> bool {
    let asks = ["what", "which", "how", "where", "why", "when", "who", "whose"];
    question.trim_end().ends_with('?')
        && !wording::normalise(question).split(' ').any(|word| asks.contains(&word))
}

/// Yes if the party that was asked about has a part in it.
fn asked_party(party: Option<&str>, asked: &str) -> Option<String> {
    let party = party?;
    Some(if party == asked || party == "shared" { "yes" } else { "no" }.to_owned())
}

/// Words between "who" and what is done.
const FILLERS: &[&str] = &[
    "actually", "can", "does", "gets", "had", "has", "have", "is", "may", "must", "needs",
    "normally", "ought", "really", "should", "supposed", "then", "to", "usually", "will", "would",
];

/// Of a duty that both share, answers with the part that is asked about: who "sets" the window.
///
/// The base is the one that knows the words.
pub fn narrow(words: &Base, reply: &mut Reply, reading: &Reading) -> Result<()> {
    let (Some(fact), Some(done)) = (reply.facts.first(), done(reading)) else { return Ok(()) };
    if reply.status != Status::Answered || reply.party.as_deref() != Some("shared") {
        return Ok(());
    }
    let done = stems(words, done)?;
    let holds = |part: &Option<String>| -> Result<bool> {
        let part = stems(words, part.as_deref().unwrap_or_default())?;
        Ok(part.iter().any(|stem| done.contains(stem)))
    };
    let (party, whose, part) = match (holds(&fact.aws_part)?, holds(&fact.customer_part)?) {
        (true, false) => ("aws", "AWS's part", &fact.aws_part),
        (false, true) => ("customer", "The customer's part", &fact.customer_part),
        _ => return Ok(()),
    };
    reply.headline = shorten(&format!("{whose}: {}.", part.as_deref().unwrap_or_default()));
    reply.party = Some(party.to_owned());
    Ok(())
}

/// The word that says what somebody does: the first one behind "who".
fn done(reading: &Reading) -> Option<&str> {
    let mut words = reading.normal.split(' ').skip_while(|word| *word != "who").skip(1);
    words.find(|word| !FILLERS.contains(word))
}

fn stems(words: &Base, text: &str) -> Result<Vec<String>> {
    let units = read::units(words, text)?.into_iter();
    Ok(units.filter(|unit| unit.fact.is_none()).flat_map(|unit| unit.stems).collect())
}

/// Whether a sentence that names no party leaves open whose task it is that was asked about.
///
/// Who may do something is told by such a sentence; whose task it is, only by the very one.
pub fn is_open(reply: &Reply, reading: &Reading, best: &Candidate) -> bool {
    let asks = |cue: &str| format!(" {} ", reading.normal).contains(cue);
    let task = [" who ", " whose ", " aws or ", " or aws "].iter().any(|cue| asks(cue));
    let right = [" who can ", " who may ", " who could ", " which ", " what "];
    reply.status == Status::Answered
        && reply.party.is_none()
        && best.nearest < TELLING
        && task
        && !right.iter().any(|cue| asks(cue))
}

/// Whether a question asks who need not do something.
pub fn denies_a_party(question: &str) -> bool {
    ["who", "side", "party"].iter().any(|who| {
        ["does not", "is not", "need not", "has not", "must not", "has no", "has nothing"]
            .iter()
            .any(|not| format!(" {question} ").contains(&format!(" {who} {not} ")))
    })
}

/// Turns a reply on who does something into one on who does not.
pub fn turn(reply: &mut Reply) {
    let (other, said) = match reply.party.as_deref() {
        Some("aws") => ("customer", "Not the customer"),
        Some("customer") => ("aws", "Not AWS"),
        _ => return,
    };
    reply.headline = shorten(&format!("{said}: {}", reply.headline));
    reply.party = Some(other.to_owned());
}
