//! What the question's words tell, and which facts hold them.

use std::cell::{Ref, RefCell};
use std::collections::BTreeMap;

use crate::ask::read::{Reading, is_subject};
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::wording::{Unit, fact_token};

/// What a word weighs that no wording holds: it may be chatter, or be what matters.
const UNKNOWN: f64 = 4.0;

/// What an everyday word weighs that no wording holds: it is chatter more often.
const ORDINARY: f64 = 1.0;

/// Most facts whose wordings are compared.
const LOOKED_AT: usize = 60;

/// Most activities that are looked at beside them, where a party is asked for.
const ACTIVITIES: usize = 12;

/// A token of the question, as the base knows it.
#[derive(Clone, Debug, Default)]
struct Token {
    number: u32,
    weight: f64,
    facts: Vec<u32>,
}

/// The tokens of one question, looked up once each.
pub struct Tokens<'a> {
    base: &'a Base,
    /// The statements that look up a token by its text and what one of a number tells.
    sql: [&'static str; 2],
    known: RefCell<BTreeMap<String, Option<Token>>>,
    /// Whether a token is among those, by its number.
    asked: RefCell<Vec<bool>>,
    /// What tokens of wordings tell, by number.
    weights: RefCell<Vec<Option<f64>>>,
}

impl<'a> Tokens<'a> {
    /// Makes an empty set.
    pub fn new(base: &'a Base) -> Result<Self> {
        Ok(Tokens {
            base,
            sql: [statement("token")?, statement("token_weight")?],
            known: RefCell::default(),
            asked: RefCell::default(),
            weights: RefCell::default(),
        })
    }

    fn get<T>(&self, token: &str, take: impl FnOnce(Option<&Token>) -> T) -> Result<T> {
        if !self.known.borrow().contains_key(token) {
            let found = self.base.token(self.sql[0], token)?;
            let found = found.map(|(number, weight, facts)| Token {
                number,
                weight,
                facts: facts
                    .chunks_exact(4)
                    .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
                    .collect(),
            });
            if let Some(token) = &found {
                let (mut asked, place) = (self.asked.borrow_mut(), token.number as usize);
                if place >= asked.len() {
                    asked.resize(place + 1, false);
                }
                asked[place] = true;
            }
            self.known.borrow_mut().insert(token.to_owned(), found);
        }
        Ok(take(self.known.borrow().get(token).and_then(Option::as_ref)))
    }

    /// Returns the number of a token; nothing where no wording holds it.
    pub fn number(&self, token: &str) -> Result<Option<u32>> {
        self.get(token, |found| found.map(|token| token.number))
    }

    /// Returns for every number whether its token was looked up by its text, and so stands in
    /// the question; numbers beyond the end were not.
    pub fn asked(&self) -> Ref<'_, [bool]> {
        Ref::map(self.asked.borrow(), Vec::as_slice)
    }

    /// Returns what the token of a number tells.
    pub fn weight_of_number(&self, number: u32) -> Result<f64> {
        let place = number as usize;
        if let Some(Some(weight)) = self.weights.borrow().get(place) {
            return Ok(*weight);
        }
        let weight = self.base.weight(self.sql[1], number)?.unwrap_or(UNKNOWN);
        let mut weights = self.weights.borrow_mut();
        if place >= weights.len() {
            weights.resize(place + 1, None);
        }
        weights[place] = Some(weight);
        Ok(weight)
    }

    /// A unit weighs what its first known token weighs: a name's own before its words.
    pub fn weight_of(&self, unit: &Unit, is_strange: bool) -> Result<f64> {
        let Some(token) = unit_tokens(unit).into_iter().next() else { return Ok(0.0) };
        let weight = self.get(&token, |found| found.map(|token| token.weight))?;
        Ok(weight.unwrap_or(if is_strange { UNKNOWN } else { ORDINARY }))
    }

    /// Returns the rows of the facts that hold most of what the question tells, best first.
    pub fn likeliest(&self, reading: &Reading) -> Result<Vec<u32>> {
        let units: Vec<&Unit> = reading.units.iter().collect();
        let mut rows = self.rows(&units, |_| true, LOOKED_AT)?;
        // What is called by its name is looked at in any case.
        for fact in reading.units.iter().filter_map(|unit| unit.fact.as_deref()) {
            let row = self.base.count(statement("wording_row")?, fact)?;
            let row = u32::try_from(row).unwrap_or_default();
            if row > 0 && !rows.contains(&row) {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// The same among the rows of activities, whose wordings name no service.
    pub fn likeliest_activities(
        &self,
        reading: &Reading,
        activities: std::ops::RangeInclusive<u32>,
    ) -> Result<Vec<u32>> {
        let units: Vec<&Unit> = reading
            .units
            .iter()
            .filter(|unit| !unit.fact.as_deref().is_some_and(is_subject))
            .collect();
        self.rows(&units, |row| activities.contains(&row), ACTIVITIES)
    }

    /// The rows of facts that hold what the units tell, those that hold most first.
    fn rows(&self, units: &[&Unit], wanted: impl Fn(u32) -> bool, most: usize) -> Result<Vec<u32>> {
        let mut scores: Vec<f64> = Vec::new();
        for unit in units {
            for token in unit_tokens(unit) {
                self.get(&token, |found| {
                    let Some(token) = found else { return };
                    for row in token.facts.iter().filter(|row| wanted(**row)) {
                        let place = *row as usize;
                        if place >= scores.len() {
                            scores.resize(place + 1, 0.0);
                        }
                        scores[place] += token.weight;
                    }
                })?;
            }
        }
        let held = (0..).zip(scores).filter(|(_, score)| *score > 0.0);
        let mut ranked: Vec<(f64, u32)> = held.map(|(row, score)| (score, row)).collect();
        let best_first = |a: &(f64, u32), b: &(f64, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if ranked.len() > most {
            ranked.select_nth_unstable_by(most, best_first);
            ranked.truncate(most);
        }
        ranked.sort_unstable_by(best_first);
        Ok(ranked.into_iter().map(|(_, row)| row).collect())
    }
}

/// The tokens of a unit, its name first.
pub fn unit_tokens(unit: &Unit) -> Vec<String> {
    unit.fact.iter().map(|fact| fact_token(fact)).chain(unit.stems.iter().cloned()).collect()
}
