//! How near a wording is to a question, unit by unit.

use crate::ask::tokens::{Tokens, unit_tokens};
use crate::error::Result;
use crate::wording::Unit;

/// What covering the question counts for a wording; the rest is for being covered by it.
const OF_QUESTION: f64 = 0.62;

/// The same two for a statement, which says more than a question asks.
const STATEMENT_OF_QUESTION: f64 = 0.78;
/// See [`STATEMENT_OF_QUESTION`].
const STATEMENT_OF_WORDING: f64 = 0.14;

/// How much the same order of words counts.
const IN_ORDER: f64 = 0.04;

/// A wording as the base holds it: one line of `fact_wording.wordings`.
#[derive(Clone, Debug)]
pub struct Wording<'a> {
    /// `question`, `statement`, `name` or `report`.
    pub kind: &'a str,
    /// The answer, where it asks for yes or no.
    pub yes_no: Option<&'a str>,
    /// What its words tell together.
    pub weight: f64,
    /// Which way it faces.
    pub polarity: &'a str,
    /// Its telling words: fields parted by blanks, each of tokens parted by `|`.
    pub words: &'a str,
}

impl<'a> Wording<'a> {
    /// Reads a line; nothing where it is not whole.
    pub fn read(line: &'a str) -> Option<Self> {
        let mut parts = line.split('\t');
        let (kind, yes_no, weight) = (parts.next()?, parts.next()?, parts.next()?);
        let (polarity, words) = (parts.next()?, parts.next()?);
        Some(Wording {
            kind,
            yes_no: (!yes_no.is_empty()).then_some(yes_no),
            weight: weight.parse().ok()?,
            polarity,
            words,
        })
    }
}

/// A unit of the question, with what is needed to compare it.
pub struct Asked {
    name: Option<String>,
    stems: Vec<String>,
    /// Words of the name; one for a word.
    long: usize,
    weight: f64,
}

impl Asked {
    /// Prepares a unit.
    pub fn new(unit: &Unit, tokens: &Tokens<'_>) -> Result<Self> {
        Ok(Asked {
            name: unit.fact.is_some().then(|| unit_tokens(unit).swap_remove(0)),
            stems: unit.stems.clone(),
            long: if unit.fact.is_some() { unit.text.split(' ').count() } else { 1 },
            weight: tokens.weight_of(unit)?,
        })
    }

    /// How alike it is to a field of a wording: the same name, or some of its words.
    fn likeness(&self, field: &str) -> f64 {
        let first = field.split('|').next().unwrap_or_default();
        let name = first.contains(':').then_some(first);
        if self.name.is_some() && self.name.as_deref() == name {
            return 1.0;
        }
        let stems = || field.split('|').skip(usize::from(name.is_some()));
        let shared = self.stems.iter().filter(|stem| stems().any(|other| other == **stem)).count();
        if shared == 0 {
            return 0.0;
        }
        // A name of several words is not met by one of them, even if the others tell little.
        let share = ratio(shared, self.stems.len().max(stems().count()).max(self.long));
        // Two names that share a word are not the same thing.
        if self.name.is_some() && name.is_some() { share * 0.6 } else { share }
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
) -> Result<Nearness> {
    let all: f64 = asked.iter().map(|unit| unit.weight).sum();
    if all == 0.0 || wording.weight == 0.0 {
        return Ok(Nearness::default());
    }
    let fields: Vec<&str> = wording.words.split(' ').collect();
    let mut used = vec![0.0_f64; fields.len()];
    let mut places = Vec::new();
    let mut covered = 0.0;
    for (unit, together) in asked.iter().zip(together) {
        let (mut best, mut place) = (0.0, None);
        for (index, field) in fields.iter().enumerate() {
            let likeness = unit.likeness(field);
            if likeness > best {
                (best, place) = (likeness, Some(index));
            }
        }
        covered += unit.weight * best;
        *together = together.max(best);
        if let Some(index) = place {
            used[index] = used[index].max(best);
            places.push(index);
        }
    }
    let mut met = 0.0;
    for (field, used) in fields.iter().zip(&used) {
        // What the question does not touch need not be weighed: the sum is known.
        if *used > 0.0 {
            met += tokens.weight(field.split('|').next().unwrap_or_default())? * used;
        }
    }
    let (of_question, of_wording) = (covered / all, met / wording.weight);
    let pairs = places.windows(2).count();
    let kept = places.windows(2).filter(|pair| pair[0] < pair[1]).count();
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

fn ratio(part: usize, whole: usize) -> f64 {
    let float = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    float(part) / float(whole)
}
