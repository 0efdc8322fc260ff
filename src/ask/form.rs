//! The second stage: what kind of answer a question wants.

use crate::ask::read::Reading;
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::value::Value;

/// What kind of answer is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Who carries something.
    Party,
    /// Yes if the customer carries it, no if AWS does.
    IsCustomer,
    /// Yes if AWS carries it, no if the customer does.
    IsAws,
    /// Yes or no.
    YesNo,
    /// A fact: which, what, how many.
    #[default]
    Term,
    /// Several things of a kind.
    List,
    /// What differs between two services.
    Comparison,
    /// One of those that the question names.
    Choice,
}

impl Kind {
    /// Whether it is answered by who carries something.
    pub fn asks_for_a_party(self) -> bool {
        matches!(self, Kind::Party | Kind::IsAws | Kind::IsCustomer)
    }
}

/// The kind that was found, and what showed it.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The kind.
    pub kind: Kind,
    /// The phrase of the question that showed it; empty where nothing did.
    pub cue: String,
    /// The clause that asks, where others only tell of a situation.
    pub asking: Option<usize>,
    /// Subject of the phrase that shows that the question is about something else.
    pub out_of_scope: Option<String>,
    /// Whether that phrase can stand in no question about what the base holds.
    pub firm: bool,
}

fn kind(form: &str) -> Kind {
    match form {
        "party" => Kind::Party,
        "is-aws" => Kind::IsAws,
        "is-customer" => Kind::IsCustomer,
        "yes-no" => Kind::YesNo,
        "list" => Kind::List,
        "comparison" => Kind::Comparison,
        "choice" => Kind::Choice,
        _ => Kind::Term,
    }
}

/// Whether the last word of a phrase is the first one of a name that the question holds.
fn begins_a_name(reading: &Reading, phrase: &str) -> bool {
    let Some(last) = phrase.split(' ').next_back() else { return false };
    let names = reading.units.iter().filter(|unit| unit.fact.is_some()).map(|unit| &unit.text);
    names.filter(|name| name.split(' ').next() == Some(last)).any(|name| {
        let start = format!("{}{name}", phrase.strip_suffix(last).unwrap_or_default());
        name.contains(' ') && reading.normal.contains(&start)
    })
}

/// Whose something is, where a word of a question for yes or no asks that: "is the guest
/// system mine", "are the racks Amazon's".
fn whose(question: &str) -> Option<Kind> {
    let (_, last) = question.rsplit_once(' ')?;
    match last {
        "aws" | "amazon" | "amazons" => Some(Kind::IsAws),
        "customer" | "customers" => Some(Kind::IsCustomer),
        _ => {
            let words: Vec<&str> = question.split(' ').collect();
            // "An employee of ours" is somebody, not somebody's job.
            let owns = |pair: &[&str]| pair[0] != "of" && matches!(pair[1], "mine" | "ours");
            words.windows(2).any(owns).then_some(Kind::IsCustomer)
        }
    }
}

/// Whether a question offers one or the other: "is a key pair global or per Region". What one
/// can do, or what has something, is asked for yes or no though an "or" stands in it.
fn offers(question: &str) -> bool {
    matches!(question.split(' ').next(), Some("is" | "are"))
        && question.contains(" or ")
        && !question.contains(" or not")
}

/// Whether a clause begins with a word that asks for somebody or something.
fn asks_for_a_thing(clause: &str) -> bool {
    let asks = ["what", "which", "who", "whose", "where", "how", "why"];
    clause.split(' ').next().is_some_and(|first| asks.contains(&first))
}

/// Whether the clause that asks begins with a word that asks for a thing.
fn asks_which(reading: &Reading, asking: Option<usize>) -> bool {
    let clause = asking.and_then(|place| reading.clauses.get(place)).unwrap_or(&reading.normal);
    let asks = ["what", "which", "where", "how", "why", "name", "list", "give"];
    clause.split(' ').next().is_some_and(|first| asks.contains(&first))
}

/// The last clause that begins with the phrase, or else the last that holds it.
fn asking(reading: &Reading, cue: &str) -> Option<usize> {
    let padded: Vec<String> = reading.clauses.iter().map(|clause| format!(" {clause} ")).collect();
    let cue = format!(" {cue} ");
    let asks = |test: &dyn Fn(&String) -> bool| padded.iter().rposition(test);
    let found =
        asks(&|clause| clause.starts_with(&cue)).or_else(|| asks(&|clause| clause.contains(&cue)));
    found.filter(|_| padded.len() > 1 && cue.len() > 2)
}

/// Finds the form of a question by the phrases that the data lists, the longest first.
pub fn recognise(base: &Base, reading: &Reading) -> Result<Form> {
    let padded = format!(" {} ", reading.normal);
    let mut form = Form::default();
    let text = vec![("text".to_owned(), Value::Text(padded.clone()))];
    let forms = base.query(statement("question_forms")?, &text)?;
    let find = |text: &str, places: &[&str]| {
        (0..forms.rows.len()).find(|row| {
            let phrase = forms.text(*row, "phrase").unwrap_or_default();
            let place = forms.text(*row, "place").unwrap_or_default();
            places.contains(&place)
                && match place {
                    "start" => text.starts_with(&format!(" {phrase} ")),
                    "end" => text.ends_with(&format!(" {phrase} ")),
                    _ => text.contains(&format!(" {phrase} ")),
                }
        })
    };
    // A question may follow a clause that tells what it is about: "the key is gone, can I …".
    let later = || {
        let clauses = reading.clauses.iter().rev().map(|clause| format!(" {clause} "));
        clauses.into_iter().find_map(|text| find(&text, &["start"]))
    };
    // "When the key is gone, can I …" tells first when.
    let tells_when = padded.starts_with(" when ") && reading.clauses.len() > 1;
    let found = if tells_when { later() } else { None };
    let found = found.or_else(|| find(&padded, &["start", "anywhere"])).or_else(later);
    // "Limit of users?", "one key pair for ten instances, ok?": a word gives it away.
    let found = found.or_else(|| find(&padded, &["end"]));
    let found = found.or_else(|| find(&padded, &["otherwise"]));
    let kind = |row| kind(forms.text(row, "form").unwrap_or_default());
    // "It must stay in Germany: what is that called" asks in its last clause.
    let found = match (found, reading.clauses.split_last()) {
        (Some(row), Some((last, before))) if !before.is_empty() && asks_for_a_thing(last) => {
            let yes_or_no = matches!(kind(row), Kind::YesNo | Kind::IsAws | Kind::IsCustomer);
            let last =
                if yes_or_no { find(&format!(" {last} "), &["start", "anywhere"]) } else { None };
            last.or(Some(row))
        }
        (found, _) => found,
    };
    if let Some(row) = found {
        forms.text(row, "phrase").unwrap_or_default().clone_into(&mut form.cue);
        form.kind = kind(row);
    }
    form.asking = asking(reading, &form.cue);
    // "What do I need to …" and "name my …" want the thing, not yes or no.
    if matches!(form.kind, Kind::IsAws | Kind::IsCustomer | Kind::YesNo)
        && asks_which(reading, form.asking)
    {
        form.kind = Kind::Term;
    }
    // "Is AWS Backup …" asks about the service, not about AWS.
    if matches!(form.kind, Kind::IsAws | Kind::IsCustomer) && begins_a_name(reading, &form.cue) {
        form.kind = Kind::YesNo;
    }
    if form.kind == Kind::YesNo {
        // "Is hardening it on us?" asks for a party at its end.
        let end = find(&padded, &["end"]).map(kind);
        let party = end.filter(|kind| matches!(kind, Kind::IsAws | Kind::IsCustomer));
        form.kind = party.or_else(|| whose(&reading.normal)).unwrap_or(form.kind);
    }
    if form.kind == Kind::YesNo && offers(&reading.normal) {
        form.kind = Kind::Choice;
    }
    // "Does my data stay my job" wants yes or no, though "my job" asks for a party.
    let start = find(&padded, &["start"]).map(kind);
    if form.kind == Kind::Party
        && matches!(start, Some(Kind::YesNo | Kind::IsAws | Kind::IsCustomer))
        && form.cue.split(' ').any(|word| matches!(word, "my" | "our" | "me" | "us"))
        && !form.cue.split(' ').any(|word| matches!(word, "or" | "aws" | "amazon"))
    {
        form.kind = Kind::IsCustomer;
    }
    // "RDS vs EC2, who does what" compares the two.
    if form.kind == Kind::Party && reading.subjects().len() > 1 {
        let compares = |row: &usize| {
            let phrase = forms.text(*row, "phrase").unwrap_or_default();
            kind(*row) == Kind::Comparison && padded.contains(&format!(" {phrase} "))
        };
        if (0..forms.rows.len()).any(|row| compares(&row)) {
            form.kind = Kind::Comparison;
        }
    }
    let strange = base.query(statement("out_of_scope")?, &text)?;
    form.out_of_scope = strange.text(0, "subject").map(str::to_owned);
    form.firm = strange.get(0, "firm").and_then(Value::as_integer) == Some(1);
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::{Kind, offers, whose};

    #[test]
    fn one_or_the_other_is_no_question_for_yes_or_no() {
        assert!(offers("is a key pair global or per region"));
        assert!(!offers("does a role have a password or access keys"));
        assert!(!offers("is it encrypted or not"));
    }

    #[test]
    fn whose_something_is_stands_in_the_words() {
        assert_eq!(whose("is the guest system mine"), Some(Kind::IsCustomer));
        assert_eq!(whose("are firewall rules mine on rds"), Some(Kind::IsCustomer));
        assert_eq!(whose("are the racks amazons"), Some(Kind::IsAws));
        assert_eq!(whose("is the aws network encrypted"), None);
    }
}
