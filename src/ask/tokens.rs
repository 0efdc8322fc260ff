//! What the question's words tell, and which facts hold them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use crate::ask::read::{Reading, is_subject};
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::wording::{Unit, fact_token};

/// What a word weighs that no wording holds: it may be chatter, or be what matters.
const UNKNOWN: f64 = 4.0;

/// Most facts whose wordings are compared.
const LOOKED_AT: usize = 100;

/// Most activities that are looked at beside them, where a party is asked for.
const ACTIVITIES: usize = 12;

/// A token: its weight, and the facts that hold it.
#[derive(Clone, Debug, Default)]
struct Token {
    weight: f64,
    facts: Vec<u32>,
}

/// The tokens of one question, looked up once each.
pub struct Tokens<'a> {
    base: &'a Base,
    sql: &'static str,
    known: RefCell<BTreeMap<String, Option<Token>>>,
}

impl<'a> Tokens<'a> {
    /// Makes an empty set.
    pub fn new(base: &'a Base) -> Result<Self> {
        Ok(Tokens { base, sql: statement("token")?, known: RefCell::default() })
    }

    fn get<T>(&self, token: &str, take: impl FnOnce(Option<&Token>) -> T) -> Result<T> {
        if !self.known.borrow().contains_key(token) {
            let found = self.base.posting(self.sql, token)?.map(|(weight, facts)| Token {
                weight,
                facts: facts
                    .chunks_exact(4)
                    .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
                    .collect(),
            });
            self.known.borrow_mut().insert(token.to_owned(), found);
        }
        Ok(take(self.known.borrow().get(token).and_then(Option::as_ref)))
    }

    /// Returns what a token tells.
    pub fn weight(&self, token: &str) -> Result<f64> {
        self.get(token, |found| found.map_or(UNKNOWN, |token| token.weight))
    }

    /// A unit weighs what its first known token weighs: a name's own before its words.
    pub fn weight_of(&self, unit: &Unit) -> Result<f64> {
        match unit_tokens(unit).first() {
            Some(token) => self.weight(token),
            None => Ok(0.0),
        }
    }

    /// Returns the rows of the facts that hold most of what the question tells, best first.
    pub fn likeliest(&self, reading: &Reading) -> Result<Vec<u32>> {
        let mut rows = self.rows(&reading.units.iter().collect::<Vec<_>>(), |_| true)?;
        rows.truncate(LOOKED_AT);
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
        let mut rows = self.rows(&units, |row| activities.contains(&row))?;
        rows.truncate(ACTIVITIES);
        Ok(rows)
    }

    fn rows(&self, units: &[&Unit], wanted: impl Fn(u32) -> bool) -> Result<Vec<u32>> {
        let mut scores: HashMap<u32, f64> = HashMap::new();
        for unit in units {
            for token in unit_tokens(unit) {
                self.get(&token, |found| {
                    if let Some(token) = found {
                        for row in token.facts.iter().filter(|row| wanted(**row)) {
                            *scores.entry(*row).or_default() += token.weight;
                        }
                    }
                })?;
            }
        }
        let mut ranked: Vec<(f64, u32)> =
            scores.into_iter().map(|(row, score)| (score, row)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        Ok(ranked.into_iter().map(|(_, row)| row).collect())
    }
}

/// The tokens of a unit, its name first.
pub fn unit_tokens(unit: &Unit) -> Vec<String> {
    unit.fact.iter().map(|fact| fact_token(fact)).chain(unit.stems.iter().cloned()).collect()
}
