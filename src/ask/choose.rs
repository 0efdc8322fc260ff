//! The third stage: which fact, report or activity a question is about.
//!
//! Question and wording are compared unit by unit. Each unit weighs what it tells: a word
//! that few wordings hold weighs much. The score says which share of the question's weight
//! the wording covers, and which share of the wording's weight the question covers.

use std::collections::BTreeMap;

use crate::ask::form::{Form, Kind};
use crate::ask::read::{Reading, is_subject};
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::value::Value;
use crate::wording::{Unit, fact_token};

/// A score from here on is an answer.
pub const SURE: f64 = 0.66;

/// A score from here on is worth suggesting.
pub const NEAR: f64 = 0.42;

/// Most telling words that are looked up; more would only add what is common.
const LOOKED_UP: usize = 6;

/// A wording that may be what the question means.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The fact, or `report/<name>`.
    pub fact_id: String,
    /// `question`, `statement`, `name` or `report`.
    pub kind: String,
    /// Answer to the wording, where it asks for yes or no.
    pub yes_no: Option<String>,
    /// How near the wording is, from 0 to 1.
    pub score: f64,
    /// The wording's units, for the explanation.
    pub words: String,
}

/// What was chosen.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The best candidate, if one is sure.
    pub best: Option<Candidate>,
    /// Candidates that are near, best first, each fact once.
    pub near: Vec<Candidate>,
}

/// Chooses among all wordings.
pub fn choose(base: &Base, reading: &Reading, form: &Form) -> Result<Choice> {
    let mut candidates = candidates(base, reading)?;
    for candidate in &mut candidates {
        candidate.score += preference(candidate, form, reading);
    }
    let mut best: BTreeMap<String, Candidate> = BTreeMap::new();
    for candidate in candidates {
        let known = best.entry(candidate.fact_id.clone()).or_insert_with(|| candidate.clone());
        if candidate.score > known.score {
            *known = candidate;
        }
    }
    let mut near: Vec<Candidate> = best.into_values().filter(|candidate| candidate.score >= NEAR).collect();
    near.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.fact_id.cmp(&b.fact_id)));
    near.truncate(8);
    let sure = near.first().filter(|candidate| candidate.score >= SURE).cloned();
    Ok(Choice { best: sure, near })
}

/// How much better or worse a kind of fact fits a kind of question.
fn preference(candidate: &Candidate, form: &Form, reading: &Reading) -> f64 {
    let table = candidate.fact_id.split('/').next().unwrap_or_default();
    let duty = matches!(table, "activity" | "responsibility");
    match form.kind {
        Kind::Party | Kind::IsAws | Kind::IsCustomer => {
            if duty { 0.10 } else { 0.0 }
        }
        Kind::List | Kind::Comparison => {
            if table == "report" { 0.08 } else { -0.02 }
        }
        Kind::YesNo if candidate.yes_no.is_some() => 0.04,
        // A duty answers "who"; other questions have better answers, unless it was asked so.
        _ if table == "activity" && reading.subject().is_none() => -0.15,
        _ if table == "activity" => -0.08,
        _ => 0.0,
    }
}

/// Scores all wordings that share a telling word with the question.
pub fn candidates(base: &Base, reading: &Reading) -> Result<Vec<Candidate>> {
    let mut weights = Weights { base, sql: statement("weight")?, known: BTreeMap::new(), all: 0.0 };
    weights.all = to_f64(base.count(statement("phrasing_count")?, "0")?);
    let mut tokens: Vec<(f64, String)> = Vec::new();
    for unit in &reading.units {
        for token in unit_tokens(unit) {
            let weight = weights.of(&token)?;
            if weights.is_known(&token)? && !tokens.iter().any(|(_, known)| *known == token) {
                tokens.push((weight, token));
            }
        }
    }
    tokens.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    tokens.truncate(LOOKED_UP);
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let query: Vec<String> = tokens.iter().map(|(_, token)| format!("\"{token}\"")).collect();
    let parameters = vec![("query".to_owned(), Value::Text(query.join(" OR ")))];
    let found = base.query(statement("wordings")?, &parameters)?;
    let mut candidates = Vec::new();
    for row in 0..found.rows.len() {
        let text = |column| found.text(row, column).unwrap_or_default().to_owned();
        let mut candidate = Candidate {
            fact_id: text("fact_id"),
            kind: text("kind"),
            yes_no: found.text(row, "yes_no").map(str::to_owned),
            score: 0.0,
            words: text("words"),
        };
        candidate.score = score(reading, &candidate, &mut weights)?;
        candidates.push(candidate);
    }
    Ok(candidates)
}

/// How near a wording is to the question.
fn score(reading: &Reading, candidate: &Candidate, weights: &mut Weights<'_>) -> Result<f64> {
    let wording: Vec<Vec<&str>> = candidate.words.split(' ').map(|field| field.split('|').collect()).collect();
    // An activity is asked about for some service, which its wordings do not name.
    let is_activity = candidate.fact_id.starts_with("activity/");
    let names_subject = wording.iter().any(|field| field[0].starts_with("service:") || field[0].starts_with("deployment_option:"));
    let skip = |unit: &Unit| is_activity && !names_subject && unit.fact.as_deref().is_some_and(is_subject);
    let (mut asked, mut covered) = (0.0, 0.0);
    let mut used = vec![0.0_f64; wording.len()];
    for unit in reading.units.iter().filter(|unit| !skip(unit)) {
        let weight = weights.of_unit(unit)?;
        asked += weight;
        let (mut best, mut place) = (0.0, None);
        for (index, field) in wording.iter().enumerate() {
            let likeness = likeness(unit, field);
            if likeness > best {
                (best, place) = (likeness, Some(index));
            }
        }
        covered += weight * best;
        if let Some(index) = place {
            used[index] = used[index].max(best);
        }
    }
    let (mut said, mut met) = (0.0, 0.0);
    for (field, used) in wording.iter().zip(used) {
        let weight = weights.of_field(field)?;
        said += weight;
        met += weight * used;
    }
    if asked == 0.0 || said == 0.0 {
        return Ok(0.0);
    }
    let (of_question, of_wording) = (covered / asked, met / said);
    Ok(match candidate.kind.as_str() {
        // A statement says more than a question asks; only its coverage of the question tells.
        "statement" => 0.78 * of_question + 0.14 * of_wording,
        _ => 0.62 * of_question + 0.38 * of_wording,
    })
}

/// How alike a unit and a field of a wording are: the same name, or some of its words.
fn likeness(unit: &Unit, field: &[&str]) -> f64 {
    if let Some(fact) = &unit.fact
        && field.contains(&fact_token(fact).as_str())
    {
        return 1.0;
    }
    if unit.stems.is_empty() {
        return 0.0;
    }
    let stems: Vec<&&str> = field.iter().filter(|token| !token.contains(':')).collect();
    let shared = unit.stems.iter().filter(|stem| stems.iter().any(|token| ***token == **stem)).count();
    if shared == 0 {
        return 0.0;
    }
    let most = unit.stems.len().max(stems.len());
    let share = to_f64(i64::try_from(shared).unwrap_or_default()) / to_f64(i64::try_from(most).unwrap_or(1));
    // Two names that share a word are not the same thing.
    let both_named = unit.fact.is_some() && field[0].contains(':');
    if both_named { share * 0.6 } else { share }
}

fn unit_tokens(unit: &Unit) -> Vec<String> {
    unit.fact.iter().map(|fact| fact_token(fact)).chain(unit.stems.iter().cloned()).collect()
}

/// What a token tells: much if few wordings hold it.
struct Weights<'a> {
    base: &'a Base,
    sql: &'static str,
    known: BTreeMap<String, f64>,
    all: f64,
}

impl Weights<'_> {
    fn count(&mut self, token: &str) -> Result<f64> {
        if let Some(count) = self.known.get(token) {
            return Ok(*count);
        }
        let count = to_f64(self.base.count(self.sql, token)?);
        self.known.insert(token.to_owned(), count);
        Ok(count)
    }

    fn is_known(&mut self, token: &str) -> Result<bool> {
        Ok(self.count(token)? > 0.0)
    }

    fn of(&mut self, token: &str) -> Result<f64> {
        let count = self.count(token)?;
        Ok(((self.all + 1.0) / (count + 1.0)).ln().clamp(0.5, 6.0))
    }

    /// A name weighs what its best known token weighs; a word its own.
    fn of_unit(&mut self, unit: &Unit) -> Result<f64> {
        let tokens = unit_tokens(unit);
        let fields: Vec<&str> = tokens.iter().map(String::as_str).collect();
        self.of_field(&fields)
    }

    fn of_field(&mut self, field: &[&str]) -> Result<f64> {
        match field.first() {
            Some(first) if first.contains(':') => self.of(first),
            Some(first) => self.of(first),
            None => Ok(0.0),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of wordings are far below 2^52")]
fn to_f64(number: i64) -> f64 {
    number as f64
}
