//! What a reply says to a question for a party, or for yes or no.

use crate::ask::answer::TELLING;
use crate::ask::choose::Candidate;
use crate::ask::form::{Form, Kind};
use crate::reply::{Reply, shorten};

/// How clear the wordings' answer has to be: from 0, both alike, to 1, all agree.
const CLEAR: f64 = 0.3;

/// The same where nothing in the question asks for yes or no.
const SURELY: f64 = 0.8;

/// Yes or no, where the question wants it and it is clear.
pub fn yes_or_no(reply: &Reply, form: &Form, best: &Candidate, duty: bool) -> Option<String> {
    let by_party = match form.kind {
        Kind::IsAws => asked_party(reply.party.as_deref(), "aws"),
        Kind::IsCustomer => asked_party(reply.party.as_deref(), "customer"),
        Kind::YesNo => None,
        // A question without a verb may ask for yes or no, if it is one that does; one that
        // asks "which" does not.
        Kind::Term if form.cue.is_empty() => None,
        _ => return None,
    };
    // Where the form leaves it open, the nearest wordings tell whether yes or no is wanted.
    if form.kind == Kind::Term && !best.asks_yes_no {
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

/// Yes if the party that was asked about has a part in it.
fn asked_party(party: Option<&str>, asked: &str) -> Option<String> {
    let party = party?;
    Some(if party == asked || party == "shared" { "yes" } else { "no" }.to_owned())
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
