//! The second stage: what kind of answer a question wants.

use crate::ask::read::Reading;
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;

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

/// The kind that was found, and what showed it.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The kind.
    pub kind: Kind,
    /// The phrase of the question that showed it; empty where nothing did.
    pub cue: String,
    /// Subject of the phrase that shows that the question is about something else.
    pub out_of_scope: Option<String>,
}

/// Finds the form of a question by the phrases that the data lists, the longest first.
pub fn recognise(base: &Base, reading: &Reading) -> Result<Form> {
    let padded = format!(" {} ", reading.normal);
    let mut form = Form::default();
    let forms = base.query(statement("question_forms")?, &Vec::new())?;
    let find = |text: &str, places: &[&str]| {
        (0..forms.rows.len()).find(|row| {
            let phrase = forms.text(*row, "phrase").unwrap_or_default();
            let place = forms.text(*row, "place").unwrap_or_default();
            places.contains(&place)
                && match place {
                    "start" => text.starts_with(&format!(" {phrase} ")),
                    _ => text.contains(&format!(" {phrase} ")),
                }
        })
    };
    // A question may follow a clause that tells what it is about: "the key is gone, can I …".
    let clauses = reading.clauses.iter().rev();
    let found = find(&padded, &["start", "anywhere"])
        .or_else(|| clauses.map(|clause| format!(" {clause} ")).find_map(|text| find(&text, &["start"])));
    if let Some(row) = found {
        forms.text(row, "phrase").unwrap_or_default().clone_into(&mut form.cue);
        form.kind = match forms.text(row, "form").unwrap_or_default() {
            "party" => Kind::Party,
            "is-aws" => Kind::IsAws,
            "is-customer" => Kind::IsCustomer,
            "yes-no" => Kind::YesNo,
            "list" => Kind::List,
            "comparison" => Kind::Comparison,
            "choice" => Kind::Choice,
            _ => Kind::Term,
        };
    }
    let strange = base.query(statement("out_of_scope")?, &Vec::new())?;
    form.out_of_scope = (0..strange.rows.len())
        .find(|row| {
            padded.contains(&format!(" {} ", strange.text(*row, "phrase").unwrap_or_default()))
        })
        .and_then(|row| strange.text(row, "subject"))
        .map(str::to_owned);
    Ok(form)
}
