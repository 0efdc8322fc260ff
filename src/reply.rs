//! What `ask` and `who` reply: the promise to programs that read it as JSON.

use serde::Serialize;

use crate::answer::Answer;
use crate::value::Value;

/// Version of the JSON form; it changes when a reader would have to.
pub const SCHEMA_VERSION: u32 = 1;

/// Longest headline, in characters.
pub const LONGEST_HEADLINE: usize = 160;

/// How far a question could be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The headline decides the question.
    Answered,
    /// It depends on the deployment option; the variants list them.
    Depends,
    /// More than one thing may be meant, or something is missing.
    Ambiguous,
    /// The base does not hold it.
    NotRecorded,
}

/// A reply to a question.
#[derive(Clone, Debug, Serialize)]
pub struct Reply {
    /// Version of this form.
    pub schema_version: u32,
    /// The question as it was asked.
    pub question: String,
    /// How far it could be answered.
    pub status: Status,
    /// One sentence that decides the question by itself.
    pub headline: String,
    /// Who carries it out: `aws`, `customer`, `shared`; nothing where nobody is asked for.
    pub party: Option<String>,
    /// `yes` or `no`, where the question asks for it.
    pub yes_no: Option<String>,
    /// The facts that the headline rests on.
    pub facts: Vec<Fact>,
    /// Options of the service with another answer.
    pub variants: Vec<Variant>,
    /// What may have been meant, or what is near.
    pub suggestions: Vec<String>,
    /// The statement that found the facts.
    pub sql: String,
    /// Its parameters.
    pub params: serde_json::Map<String, serde_json::Value>,
    /// What was corrected or not understood, for people; programs see the headline.
    #[serde(skip)]
    pub notes: Vec<String>,
}

/// A fact with its evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// The fact, named `<table>/<id>`.
    pub id: String,
    /// What it says.
    pub statement: String,
    /// Who carries it out, for a duty.
    pub party: Option<String>,
    /// What AWS does.
    pub aws_part: Option<String>,
    /// What the customer does.
    pub customer_part: Option<String>,
    /// Condition under which it holds or flips.
    pub condition: Option<String>,
    /// `stated`, `derived` or `editorial`.
    pub basis: String,
    /// Why, where it is not stated.
    #[serde(skip)]
    pub basis_note: Option<String>,
    /// Where the deciding row stands, for a duty.
    pub decided_at: Option<String>,
    /// `seed`, or the overlay that brought it.
    pub origin: String,
    /// Where it is said.
    pub sources: Vec<Source>,
}

/// A place where a fact is said, or contradicted.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// Title of the page or note.
    pub title: String,
    /// Official address; nothing for a note.
    pub url: Option<String>,
    /// Place on the page.
    pub locator: String,
    /// Day on which it was read.
    pub read_on: String,
    /// `supports`, `qualifies` or `contradicts`.
    pub stance: String,
    /// What it says instead, when it does not support the fact.
    #[serde(skip)]
    pub note: Option<String>,
}

/// An option of the service whose answer differs.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// Id of the option.
    pub option: String,
    /// Who carries it out there; nothing where it does not apply.
    pub party: Option<String>,
    /// What holds there.
    pub statement: String,
}

impl Reply {
    /// Makes an empty reply to a question.
    pub fn new(question: &str, status: Status, headline: impl Into<String>) -> Self {
        Reply {
            schema_version: SCHEMA_VERSION,
            question: question.to_owned(),
            status,
            headline: shorten(&headline.into()),
            party: None,
            yes_no: None,
            facts: Vec::new(),
            variants: Vec::new(),
            suggestions: Vec::new(),
            sql: String::new(),
            params: serde_json::Map::new(),
            notes: Vec::new(),
        }
    }

    /// Notes the statement that found the facts.
    pub fn found_by(&mut self, sql: &str, parameters: &[(String, Value)]) {
        sql.clone_into(&mut self.sql);
        self.params =
            parameters.iter().map(|(name, value)| (name.clone(), json_value(value))).collect();
    }

    /// Returns the facts as rows, for the formats that hold rows.
    pub fn rows(&self) -> Answer {
        let names = [
            "status",
            "headline",
            "party",
            "yes_no",
            "fact_id",
            "statement",
            "fact_party",
            "aws_part",
            "customer_part",
            "condition",
            "basis",
            "decided_at",
            "origin",
            "source_url",
            "source_locator",
            "source_read_on",
        ];
        let text = |text: &str| Value::Text(text.to_owned());
        let optional = |text: &Option<String>| text.clone().map_or(Value::Null, Value::Text);
        let status = serde_json::to_value(self.status).ok();
        let status = status.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
        let start =
            vec![text(status), text(&self.headline), optional(&self.party), optional(&self.yes_no)];
        let mut rows: Vec<Vec<Value>> = self
            .facts
            .iter()
            .map(|fact| {
                let source = fact.sources.first();
                let mut row = start.clone();
                row.extend([
                    text(&fact.id),
                    text(&fact.statement),
                    optional(&fact.party),
                    optional(&fact.aws_part),
                    optional(&fact.customer_part),
                    optional(&fact.condition),
                    text(&fact.basis),
                    optional(&fact.decided_at),
                    text(&fact.origin),
                    source.map_or(Value::Null, |source| optional(&source.url)),
                    source.map_or(Value::Null, |source| text(&source.locator)),
                    source.map_or(Value::Null, |source| text(&source.read_on)),
                ]);
                row
            })
            .collect();
        if rows.is_empty() {
            let mut row = start;
            row.resize(names.len(), Value::Null);
            rows.push(row);
        }
        Answer { columns: names.iter().map(ToString::to_string).collect(), rows }
    }
}

/// Cuts a headline to its longest length at a word, marked by an ellipsis.
pub fn shorten(text: &str) -> String {
    if text.chars().count() <= LONGEST_HEADLINE {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST_HEADLINE - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.', ' ']))
}

fn json_value(value: &Value) -> serde_json::Value {
    match value {
        Value::Integer(number) => (*number).into(),
        Value::Real(number) => (*number).into(),
        Value::Text(text) => text.clone().into(),
        Value::Null | Value::Blob(_) => serde_json::Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reply, Status, shorten};

    #[test]
    fn a_headline_is_cut_at_a_word() {
        let long = "word ".repeat(60);
        let cut = shorten(&long);
        assert!(cut.chars().count() <= 160 && cut.ends_with("word…"), "{cut}");
    }

    #[test]
    fn a_reply_without_facts_is_one_row() {
        let reply = Reply::new("?", Status::NotRecorded, "Not recorded.");
        assert_eq!(reply.rows().text(0, "status"), Some("not_recorded"));
    }
}
