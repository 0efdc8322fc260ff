//! The third stage: which fact, report or activity a question is about.
//!
//! Question and wording are compared unit by unit. Each unit weighs what it tells: a word
//! that few wordings hold weighs much. The score says which share of the question's weight
//! the wording covers, and which share of the wording's weight the question covers.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::Answer;
use crate::ask::form::{Form, Kind};
use crate::ask::read::{Reading, is_subject};
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::value::Value;
use crate::wording::{self, Unit, fact_token};

/// A score from here on is an answer.
pub const SURE: f64 = 0.64;

/// The same for a question that wants yes or no: a wrong "yes" is worse than a near miss.
const SURE_YES_OR_NO: f64 = 0.68;

/// The same for a candidate that leads the next one by [`LEAD`].
const SURE_WITH_LEAD: f64 = 0.54;

/// A score from here on makes a fact of the wanted kind the better one.
const FITS: f64 = 0.55;

/// A lead that makes up for a lower score.
const LEAD: f64 = 0.1;

/// What a question's wording counts for covering the question; the rest is for being covered.
const OF_QUESTION: f64 = 0.62;

/// The same two for a statement, which says more than a question asks.
const STATEMENT_OF_QUESTION: f64 = 0.78;
/// See [`STATEMENT_OF_QUESTION`].
const STATEMENT_OF_WORDING: f64 = 0.14;

/// How much the same order of words counts.
const IN_ORDER: f64 = 0.04;

/// A score from here on is worth suggesting.
pub const NEAR: f64 = 0.42;

/// How much the coverage by all wordings of a fact counts beside that by one.
const TOGETHER: f64 = 0.3;

/// What a word weighs that no wording holds.
const UNKNOWN: f64 = 4.0;

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
    /// Which share of the wording the question covers, from 0 to 1.
    pub of_wording: f64,
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
    let mut candidates = candidates(base, reading, form)?;
    for candidate in &mut candidates {
        let preference = preference(candidate, form, reading);
        // What fits the kind of question still has to be what it asks.
        if preference <= 0.0 || candidate.score >= FITS {
            candidate.score += preference;
        }
    }
    let answers: Vec<Candidate> =
        candidates.iter().filter(|candidate| candidate.yes_no.is_some()).cloned().collect();
    let mut best: BTreeMap<String, Candidate> = BTreeMap::new();
    for candidate in candidates {
        let known = best.entry(candidate.fact_id.clone()).or_insert_with(|| candidate.clone());
        if candidate.score > known.score {
            *known = candidate;
        }
    }
    let mut near: Vec<Candidate> =
        best.into_values().filter(|candidate| candidate.score >= NEAR).collect();
    near.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.fact_id.cmp(&b.fact_id)));
    near.truncate(8);
    let mut sure = near.first().filter(|best| is_sure(best, near.get(1), form, reading)).cloned();
    if let Some(best) = &mut sure
        && best.yes_no.is_none()
    {
        // A wording of the same fact that is as near and asks for yes or no answers it.
        let near_enough = best.score - AS_NEAR;
        let same = answers.iter().filter(|candidate| {
            candidate.fact_id == best.fact_id && candidate.score >= near_enough
        });
        let nearest = same.max_by(|a, b| a.score.total_cmp(&b.score));
        best.yes_no = nearest.and_then(|candidate| candidate.yes_no.clone());
    }
    Ok(Choice { best: sure, near })
}

/// How much farther a wording may be whose yes or no is taken for the best one's.
const AS_NEAR: f64 = 0.15;

/// Whether the best candidate is near enough, or stands out so far that it needs less.
fn is_sure(best: &Candidate, next: Option<&Candidate>, form: &Form, reading: &Reading) -> bool {
    let lead = best.score - next.map_or(0.0, |next| next.score);
    let bar = match form.kind {
        // A wrong "yes" is worse than a fact that is a little beside the question.
        Kind::YesNo => SURE_YES_OR_NO,
        Kind::Term | Kind::Choice if lead >= LEAD && reading.unknown.is_empty() => SURE_WITH_LEAD,
        _ => SURE,
    };
    best.score >= bar && is_telling(reading)
}

/// Whether a question says enough to be answered: a name, or two words that tell something.
fn is_telling(reading: &Reading) -> bool {
    reading.units.len() > 1 || reading.units.iter().any(|unit| unit.fact.is_some())
}

/// How much better or worse a kind of fact fits a kind of question.
fn preference(candidate: &Candidate, form: &Form, reading: &Reading) -> f64 {
    let table = candidate.fact_id.split('/').next().unwrap_or_default();
    let subject = reading.subject();
    let named = subject.is_some();
    // Whether the duty stands on the very service that is named, or on an option of it.
    let scope =
        candidate.fact_id.strip_prefix("responsibility/").and_then(|rest| rest.split('/').next());
    let id = subject.and_then(|fact| fact.split_once('/')).map(|(_, id)| id);
    let about_it = scope.is_some() && scope == id;
    let about_option = scope.zip(id).is_some_and(|(scope, id)| {
        scope.strip_prefix(id).is_some_and(|rest| rest.starts_with('-'))
    });
    match (form.kind, table) {
        (Kind::Party | Kind::IsAws | Kind::IsCustomer, "responsibility") if about_it => 0.20,
        (Kind::Party | Kind::IsAws | Kind::IsCustomer, "responsibility") if about_option => 0.18,
        // Who does it: a duty says it, a definition does not.
        (Kind::Party | Kind::IsAws | Kind::IsCustomer, "activity") => 0.12,
        (Kind::Party | Kind::IsAws | Kind::IsCustomer, "responsibility") => 0.10,
        (Kind::Party | Kind::IsAws | Kind::IsCustomer, "statement") if named => -0.05,
        (Kind::Party, "statement") if candidate.kind == "question" && candidate.score > 0.9 => 0.13,
        (Kind::Party | Kind::IsAws | Kind::IsCustomer, "statement") => 0.0,
        (Kind::Party | Kind::IsAws | Kind::IsCustomer, "report") => -0.25,
        (Kind::Party, _) => -0.10,
        (Kind::IsAws | Kind::IsCustomer, _) => -0.04,
        (Kind::List | Kind::Comparison, "report") => 0.08,
        (Kind::List | Kind::Comparison, _) => -0.02,
        // A list of all is no answer about one.
        (Kind::YesNo | Kind::Term | Kind::Choice, "report") if named => -0.20,
        (Kind::YesNo, "report") => -0.12,
        (Kind::YesNo, "responsibility") if candidate.yes_no.is_none() => -0.12,
        // Other questions have better answers than a duty, unless they name a service.
        (_, "activity") if !named => -0.15,
        (_, "activity") => -0.08,
        (Kind::YesNo, _) if candidate.yes_no.is_some() => 0.05,
        (Kind::Term, _) if candidate.yes_no.is_some() && !form.cue.is_empty() => -0.05,
        (_, "quota") if form.cue.starts_with("how many") => 0.05,
        _ => 0.0,
    }
}

/// Scores all wordings that share a telling word with the question.
pub fn candidates(base: &Base, reading: &Reading, form: &Form) -> Result<Vec<Candidate>> {
    let mut weights = Weights { base, sql: statement("weight")?, known: BTreeMap::new(), all: 0.0 };
    weights.all = to_f64(base.count(statement("fact_count")?, "0")?);
    let mut found = vec![wordings(base, "wordings", &telling(reading, &mut weights, false)?)?];
    if matches!(form.kind, Kind::Party | Kind::IsAws | Kind::IsCustomer) {
        // The service that is named would drown the activity, whose wordings name none.
        let tokens = telling(reading, &mut weights, true)?;
        found.push(wordings(base, "wordings_of_activities", &tokens)?);
    }
    let mut candidates = Vec::new();
    for wordings in &found {
        let mut row = 0;
        while row < wordings.rows.len() {
            let fact = wordings.text(row, "fact_id").unwrap_or_default();
            let end = (row..wordings.rows.len())
                .find(|next| wordings.text(*next, "fact_id") != Some(fact))
                .unwrap_or(wordings.rows.len());
            of_fact(reading, form, wordings, row..end, &mut weights, &mut candidates)?;
            row = end;
        }
    }
    Ok(candidates)
}

/// The question's most telling words; the named services may be left away.
fn telling(
    reading: &Reading,
    weights: &mut Weights<'_>,
    without_subjects: bool,
) -> Result<Vec<String>> {
    let mut tokens: Vec<(f64, String)> = Vec::new();
    for unit in &reading.units {
        if without_subjects && unit.fact.as_deref().is_some_and(is_subject) {
            continue;
        }
        for token in unit_tokens(unit) {
            let weight = weights.of(&token)?;
            if weights.is_known(&token)? && !tokens.iter().any(|(_, known)| *known == token) {
                tokens.push((weight, token));
            }
        }
    }
    tokens.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    tokens.truncate(LOOKED_UP);
    Ok(tokens.into_iter().map(|(_, token)| token).collect())
}

/// Runs a statement that finds wordings, those of one fact after each other.
fn wordings(base: &Base, name: &str, tokens: &[String]) -> Result<Answer> {
    if tokens.is_empty() {
        return Ok(Answer::default());
    }
    let query: Vec<String> = tokens.iter().map(|token| format!("\"{token}\"")).collect();
    let parameters = vec![("query".to_owned(), Value::Text(query.join(" OR ")))];
    base.query(statement(name)?, &parameters)
}

/// Scores the wordings of one fact: each alone, and what all cover together.
fn of_fact(
    reading: &Reading,
    form: &Form,
    wordings: &Answer,
    rows: std::ops::Range<usize>,
    weights: &mut Weights<'_>,
    into: &mut Vec<Candidate>,
) -> Result<()> {
    let fact_id = wordings.text(rows.start, "fact_id").unwrap_or_default();
    let skip = skipped(fact_id, form);
    let words = |row| wordings.text(row, "words").unwrap_or_default();
    let all: BTreeSet<&str> = rows.clone().flat_map(|row| words(row).split(' ')).collect();
    let all: Vec<Vec<&str>> = all.into_iter().map(|field| field.split('|').collect()).collect();
    let together = coverage(reading, &all, &skip, weights)?.of_question;
    for row in rows {
        let kind = wordings.text(row, "kind").unwrap_or_default();
        let said = match wordings.get(row, "weight") {
            Some(Value::Real(weight)) => *weight,
            _ => 0.0,
        };
        let (alone, of_wording) = score(reading, &split(words(row)), kind, said, &skip, weights)?;
        into.push(Candidate {
            fact_id: fact_id.to_owned(),
            kind: kind.to_owned(),
            yes_no: wordings.text(row, "yes_no").map(str::to_owned),
            score: alone * (1.0 - TOGETHER) + together * TOGETHER,
            of_wording,
            words: words(row).to_owned(),
        });
    }
    Ok(())
}

/// Splits a wording into its fields, and each field into its tokens.
fn split(words: &str) -> Vec<Vec<&str>> {
    words.split(' ').map(|field| field.split('|').collect()).collect()
}

/// Units of the question that a candidate need not cover.
///
/// An activity is asked about for some service, which its wordings do not name.
fn skipped(fact_id: &str, form: &Form) -> impl Fn(&Unit) -> bool {
    let party = matches!(form.kind, Kind::Party | Kind::IsAws | Kind::IsCustomer);
    let skip = party && fact_id.starts_with("activity/");
    move |unit: &Unit| {
        skip && (unit.fact.as_deref().is_some_and(is_subject)
            || unit.stems.iter().any(|stem| stem == "move"))
    }
}

/// What comparing a question with fields came to.
struct Coverage {
    /// Share of the question's weight that the fields cover.
    of_question: f64,
    /// How much of each field the question uses.
    used: Vec<f64>,
    /// Share of neighbouring units that stand in the same order in both.
    in_order: f64,
}

/// Compares the units of the question with fields.
fn coverage(
    reading: &Reading,
    fields: &[Vec<&str>],
    skip: &impl Fn(&Unit) -> bool,
    weights: &mut Weights<'_>,
) -> Result<Coverage> {
    let (mut asked, mut covered) = (0.0, 0.0);
    let mut used = vec![0.0_f64; fields.len()];
    let mut places: Vec<usize> = Vec::new();
    for unit in reading.units.iter().filter(|unit| !skip(unit)) {
        let weight = weights.of_unit(unit)?;
        asked += weight;
        let (mut best, mut place) = (0.0, None);
        for (index, field) in fields.iter().enumerate() {
            let likeness = likeness(unit, field);
            if likeness > best {
                (best, place) = (likeness, Some(index));
            }
        }
        covered += weight * best;
        if let Some(index) = place {
            used[index] = used[index].max(best);
            places.push(index);
        }
    }
    let (mut pairs, mut kept) = (0, 0);
    for pair in places.windows(2) {
        pairs += 1;
        kept += i64::from(pair[0] < pair[1]);
    }
    Ok(Coverage {
        of_question: if asked == 0.0 { 0.0 } else { covered / asked },
        used,
        in_order: if pairs == 0 { 0.5 } else { to_f64(kept) / to_f64(pairs) },
    })
}

/// How near a wording is to the question, and which share of the wording the question covers.
fn score(
    reading: &Reading,
    fields: &[Vec<&str>],
    kind: &str,
    said: f64,
    skip: &impl Fn(&Unit) -> bool,
    weights: &mut Weights<'_>,
) -> Result<(f64, f64)> {
    let Coverage { of_question, used, in_order } = coverage(reading, fields, skip, weights)?;
    let mut met = 0.0;
    for (field, used) in fields.iter().zip(used) {
        // What the question does not touch need not be weighed: the sum is known.
        if used > 0.0 {
            met += weights.of_field(field)? * used;
        }
    }
    if said == 0.0 {
        return Ok((0.0, 0.0));
    }
    let of_wording = met / said;
    let score = match kind {
        "statement" => STATEMENT_OF_QUESTION * of_question + STATEMENT_OF_WORDING * of_wording,
        _ => {
            OF_QUESTION * of_question
                + (1.0 - OF_QUESTION) * of_wording
                + IN_ORDER * (in_order - 0.5)
        }
    };
    Ok((score, of_wording))
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
    let shared =
        unit.stems.iter().filter(|stem| stems.iter().any(|token| ***token == **stem)).count();
    if shared == 0 {
        return 0.0;
    }
    // A name of several words is not met by one of them, even if the others tell little.
    let of_name = if unit.fact.is_some() { unit.text.split(' ').count() } else { 1 };
    let most = unit.stems.len().max(stems.len()).max(of_name);
    let share = to_f64(i64::try_from(shared).unwrap_or_default())
        / to_f64(i64::try_from(most).unwrap_or(1));
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
        // A word that nothing knows is as likely to be chatter as to be what matters.
        if count == 0.0 {
            return Ok(UNKNOWN);
        }
        Ok(wording::weight(count, self.all))
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
