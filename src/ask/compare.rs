//! How near a wording is to a question, unit by unit.

use crate::ask::read::is_subject;
use crate::ask::tokens::Tokens;
use crate::error::Result;
use crate::wording::coded::{Field, Fields};
use crate::wording::{Unit, fact_token};

pub use crate::wording::coded::{Wording, Wordings};

/// What covering the question counts for a wording; the rest is for being covered by it.
const OF_QUESTION: f64 = 0.62;

/// The same two for a statement, which says more than a question asks.
const STATEMENT_OF_QUESTION: f64 = 0.78;
/// See [`STATEMENT_OF_QUESTION`].
const STATEMENT_OF_WORDING: f64 = 0.14;

/// How much the same order of words counts.
const IN_ORDER: f64 = 0.04;

/// What a word counts that stands in a clause which only tells of a situation.
const TOLD: f64 = 0.5;

/// A unit of the question, with what is needed to compare it.
pub struct Asked {
    is_name: bool,
    /// Whether it names a service or option.
    is_subject: bool,
    /// Number of the name's token; none where no wording holds it.
    name: Option<u32>,
    /// Numbers of the stems' tokens, without those that no wording holds.
    stems: Vec<u32>,
    /// How many stems there are with those.
    all_stems: usize,
    /// Words of the name; one for a word.
    long: usize,
    weight: f64,
}

impl Asked {
    /// Prepares a unit; `strange` are the words that are no everyday English either.
    pub fn new(unit: &Unit, tokens: &Tokens<'_>, strange: &[String]) -> Result<Self> {
        let name = unit.fact.as_deref().map(fact_token);
        let mut stems = Vec::new();
        for stem in &unit.stems {
            stems.extend(tokens.number(stem)?);
        }
        Ok(Asked {
            is_name: name.is_some(),
            is_subject: unit.fact.as_deref().is_some_and(is_subject),
            name: name.map(|name| tokens.number(&name)).transpose()?.flatten(),
            stems,
            all_stems: unit.stems.len(),
            long: if unit.fact.is_some() { unit.text.split(' ').count() } else { 1 },
            weight: tokens.weight_of(unit, strange.contains(&unit.text))?,
        })
    }

    /// Makes it count less: it stands in a clause that only tells of a situation.
    #[must_use]
    pub fn told(self) -> Self {
        let share = if self.is_name { 1.0 } else { TOLD };
        Asked { weight: self.weight * share, ..self }
    }

    /// How alike it is to a field of a wording: the same name, or some of its words.
    fn likeness(&self, field: &Field) -> f64 {
        if self.name.is_some() && self.name == field.name {
            return 1.0;
        }
        let shared = self.stems.iter().filter(|stem| field.stems.contains(stem)).count();
        if shared == 0 {
            return 0.0;
        }
        // A name of several words is not met by one of them, even if the others tell little.
        let share = ratio(shared, self.all_stems.max(field.stems.len()).max(self.long));
        // Two names that share a word are not the same thing.
        if self.is_name && field.name.is_some() { share * 0.6 } else { share }
    }
}

/// A field of a wording that holds a word or name of the question.
#[derive(Default)]
struct Touched {
    field: Field,
    /// Its place in the wording.
    place: usize,
    /// How well a unit of the question meets it, at best.
    met: f64,
}

/// Room for comparing, used again for each wording.
#[derive(Default)]
pub struct Room {
    touched: Vec<Touched>,
    /// How many of them are in use.
    count: usize,
    places: Vec<usize>,
}

impl Room {
    /// Reads the fields that hold a word or name of the question; no other can be like it.
    fn read(&mut self, wording: &Wording<'_>, tokens: &Tokens<'_>) {
        self.places.clear();
        self.count = 0;
        let asked = tokens.asked();
        let is_asked = |token: u32| asked.get(token as usize).copied().unwrap_or_default();
        let mut rest = Fields(wording.words);
        for place in 0.. {
            let mut this = rest;
            match rest.skip(is_asked) {
                Some(true) => {}
                Some(false) => continue,
                None => break,
            }
            if self.count == self.touched.len() {
                self.touched.push(Touched::default());
            }
            let touched = &mut self.touched[self.count];
            this.read(&mut touched.field);
            (touched.place, touched.met) = (place, 0.0);
            self.count += 1;
        }
    }
}

/// How near one wording is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nearness {
    /// Share of the question's weight that the wording covers, from 0 to 1.
    pub of_question: f64,
    /// Share of the wording's weight that the question covers, from 0 to 1.
    pub of_wording: f64,
    /// Share of neighbouring units in the same order, from 0 to 1; a half where there are none.
    pub in_order: f64,
    /// Both together, and the order of the words, from 0 to about 1.
    pub score: f64,
}

/// Compares a question with one wording.
///
/// `together` holds for each unit how well any wording of the fact has covered it so far.
pub fn nearness(
    asked: &[&Asked],
    wording: &Wording<'_>,
    tokens: &Tokens<'_>,
    together: &mut [f64],
    room: &mut Room,
) -> Result<Nearness> {
    let all: f64 = asked.iter().map(|unit| unit.weight).sum();
    if all == 0.0 || wording.weight == 0.0 {
        return Ok(Nearness::default());
    }
    room.read(wording, tokens);
    let touched = &mut room.touched[..room.count];
    let mut covered = 0.0;
    for (unit, together) in asked.iter().zip(together) {
        let (mut best, mut index) = (0.0, None);
        for (at, touched) in touched.iter().enumerate() {
            let likeness = unit.likeness(&touched.field);
            if likeness > best {
                (best, index) = (likeness, Some(at));
            }
        }
        covered += unit.weight * best;
        *together = together.max(best);
        if let Some(index) = index {
            let touched = &mut touched[index];
            touched.met = touched.met.max(best);
            room.places.push(touched.place);
        }
    }
    let mut met = 0.0;
    // What the question does not touch need not be weighed: the sum is known.
    for touched in touched.iter().filter(|touched| touched.met > 0.0) {
        let field = &touched.field;
        if let Some(first) = field.name.iter().chain(&field.stems).next() {
            met += tokens.weight_of_number(*first)? * touched.met;
        }
    }
    let (of_question, of_wording) = (covered / all, met / wording.weight);
    let pairs = room.places.windows(2).count();
    let kept = room.places.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let in_order = if pairs == 0 { 0.5 } else { ratio(kept, pairs) };
    let score = if wording.kind == "statement" {
        STATEMENT_OF_QUESTION * of_question + STATEMENT_OF_WORDING * of_wording
    } else {
        OF_QUESTION * of_question + (1.0 - OF_QUESTION) * of_wording + IN_ORDER * (in_order - 0.5)
    };
    Ok(Nearness { of_question, of_wording, in_order, score })
}

/// Returns which share of the question's weight several wordings cover together.
pub fn together(asked: &[&Asked], covered: &[f64]) -> f64 {
    let all: f64 = asked.iter().map(|unit| unit.weight).sum();
    let met: f64 = asked.iter().zip(covered).map(|(unit, share)| unit.weight * share).sum();
    if all == 0.0 { 0.0 } else { met / all }
}

/// Whether wordings cover the services of the question and nothing else of it.
pub fn only_named(asked: &[&Asked], covered: &[f64]) -> bool {
    let mut words = asked.iter().zip(covered).filter(|(unit, _)| !unit.is_subject).peekable();
    words.peek().is_some() && words.all(|(_, share)| *share == 0.0)
}

fn ratio(part: usize, whole: usize) -> f64 {
    let float = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    float(part) / float(whole)
}
