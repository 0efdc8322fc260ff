//! The first stage: words mended, names recognised, the rest reduced to what it tells.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::ask::option;
use crate::error::{Error, Result};
use crate::resolve::statement;
use crate::search;
use crate::store::Base;
use crate::wording::polarity::Polarity;
use crate::wording::{self, Lexicon, Unit};

/// A question as it was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The text in lower case, without punctuation, with slips of the hand mended.
    pub normal: String,
    /// The same text clause by clause: what stands between marks of punctuation.
    pub clauses: Vec<String>,
    /// Words that were mended: as typed, as read.
    pub corrected: Vec<(String, String)>,
    /// Units that carry meaning, in order.
    pub units: Vec<Unit>,
    /// The clause in which each unit stands.
    pub places: Vec<usize>,
    /// Which way the question faces.
    pub polarity: Polarity,
    /// Words that no wording and no name knows.
    pub unknown: Vec<String>,
    /// The option that the words describe, if the question is about a service that has some.
    pub option: Option<String>,
}

impl Reading {
    /// Returns the things that are named, in order, each once.
    pub fn things(&self) -> Vec<&str> {
        let mut things: Vec<&str> = Vec::new();
        for fact in self.units.iter().filter_map(|unit| unit.fact.as_deref()) {
            if !things.contains(&fact) {
                things.push(fact);
            }
        }
        things
    }

    /// Returns the services and options among them.
    pub fn subjects(&self) -> Vec<&str> {
        self.things().into_iter().filter(|fact| is_subject(fact)).collect()
    }

    /// Returns the service or option that the question is about, if one is named.
    pub fn subject(&self) -> Option<&str> {
        self.option.as_deref().or_else(|| self.named_subject())
    }

    /// Returns the service or option that is named itself.
    ///
    /// Of a workload that moves, it is the one it moves to; of a service or group and one of its
    /// options, the option.
    pub fn named_subject(&self) -> Option<&str> {
        let subjects = self.subjects();
        let words: Vec<&str> = self.normal.split(' ').collect();
        let moved_to = |fact: &&&str| {
            let unit = self.units.iter().find(|unit| unit.fact.as_deref() == Some(**fact));
            let Some(first) = unit.and_then(|unit| unit.text.split(' ').next()) else {
                return false;
            };
            words
                .windows(2)
                .any(|pair| pair[1] == first && matches!(pair[0], "to" | "into" | "onto"))
        };
        let told = |word: &&str| {
            word.starts_with("mov")
                || word.starts_with("migrat")
                || matches!(*word, "going" | "went" | "after")
        };
        let moves = subjects.len() > 1 && words.iter().any(told);
        if moves {
            if let Some(fact) = subjects.iter().rfind(moved_to) {
                return Some(*fact);
            }
            return subjects.last().copied();
        }
        let first = *subjects.first()?;
        let id = |fact: &str| fact.split_once('/').map(|(_, id)| id.to_owned()).unwrap_or_default();
        let group = format!("{}-", id(first));
        // "RDS Custom with a version of your own" names the group and then the one of it.
        match subjects.iter().filter(|fact| id(fact).starts_with(&group)).collect::<Vec<_>>()[..] {
            [member] => Some(*member),
            _ => Some(first),
        }
    }
}

/// Whether a fact is a service or one of its options.
pub fn is_subject(fact: &str) -> bool {
    fact.starts_with("service/") || fact.starts_with("deployment_option/")
}

/// Reads a question.
pub fn read(base: &Base, question: &str) -> Result<Reading> {
    let words = Words::new(base)?;
    let mut reading = Reading::default();
    let mut mended: Vec<String> = Vec::new();
    let (before, main) = clauses(question);
    for word in wording::normalise(question).split(' ').filter(|word| !word.is_empty()) {
        if words.knows(word) {
            mended.push(word.to_owned());
            continue;
        }
        match search::spelling(base, word, false)? {
            Some(near) => {
                reading.corrected.push((word.to_owned(), near.clone()));
                mended.push(near);
            }
            None => {
                // A number is no name.
                if word.len() > 2 && !word.chars().all(|c| c.is_ascii_digit()) {
                    reading.unknown.push(word.to_owned());
                }
                mended.push(word.to_owned());
            }
        }
    }
    reading.normal = mended.join(" ");
    reading.clauses = parts(question, &mended);
    reading.units = wording::units(&reading.normal, &words);
    reading.places = places(&reading, &words);
    reading.polarity = Polarity::of(&reading.normal, |word| words.scale(word));
    if !before.is_empty() {
        // Of "after moving from A to B, who …" only the names matter; the question follows.
        let told = wording::units(before, &words).len();
        let asked = wording::units(main, &words).len();
        if told + asked == reading.units.len() {
            let names = |(index, unit): &(usize, Unit)| {
                *index >= told || unit.fact.as_deref().is_some_and(is_subject)
            };
            let units = std::mem::take(&mut reading.units);
            reading.units =
                units.into_iter().enumerate().filter(names).map(|(_, unit)| unit).collect();
            reading.places = vec![0; reading.units.len()];
        }
    }
    if let Some(error) = words.failed.into_inner() {
        return Err(error);
    }
    reading.option = option::meant(base, &reading)?;
    Ok(reading)
}

/// Reduces what a fact says to units, as a question is reduced.
pub fn units(base: &Base, text: &str) -> Result<Vec<Unit>> {
    let words = Words::new(base)?;
    let units = wording::units(text, &words);
    match words.failed.into_inner() {
        Some(error) => Err(error),
        None => Ok(units),
    }
}

/// The clause in which each unit stands; all in the first where they cannot be told apart.
fn places(reading: &Reading, words: &Words<'_>) -> Vec<usize> {
    let clauses = reading.clauses.iter().enumerate();
    let (units, places): (Vec<Unit>, Vec<usize>) = clauses
        .flat_map(|(place, clause)| {
            wording::units(clause, words).into_iter().map(move |unit| (unit, place))
        })
        .unzip();
    if units == reading.units { places } else { vec![0; reading.units.len()] }
}

/// Splits off a first clause that tells of a move; the rest is the question itself.
fn clauses(question: &str) -> (&str, &str) {
    let Some((before, main)) = question.split_once([',', '.', ';', ':']) else {
        return ("", question);
    };
    let tells = wording::normalise(before);
    let moves = [
        "move",
        "moved",
        "moving",
        "migrate",
        "migrated",
        "migrating",
        "going",
        "went",
        "switched",
        "switching",
    ];
    if tells.split(' ').any(|word| moves.contains(&word)) && !main.trim().is_empty() {
        (before, main)
    } else {
        ("", question)
    }
}

/// Cuts the mended words where the question has marks of punctuation.
fn parts(question: &str, mended: &[String]) -> Vec<String> {
    let mut words = mended.iter();
    let clauses = texts(question).into_iter().map(|text| {
        let length = wording::normalise(text).split(' ').filter(|word| !word.is_empty()).count();
        words.by_ref().take(length).map(String::as_str).collect::<Vec<_>>().join(" ")
    });
    clauses.filter(|clause| !clause.is_empty()).collect()
}

/// The texts between marks of punctuation; the one in `iam:PassRole` parts nothing.
fn texts(question: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut start = 0;
    let mut rest = question.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let parts = match c {
            '?' | '!' | '(' | ')' | '\u{2014}' | '\u{2013}' => true,
            ',' | '.' | ';' | ':' => rest.peek().is_none_or(|(_, next)| next.is_whitespace()),
            // A dash, as it is typed; the one in `cross-account` joins.
            '-' => question[..at].ends_with(' ') && question[at + 1..].starts_with(' '),
            _ => false,
        };
        if parts {
            texts.push(&question[start..at]);
            start = at + c.len_utf8();
        }
    }
    texts.push(&question[start..]);
    texts
}

/// What is known of a word or phrase.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Whether a wording holds the word.
    is_word: bool,
    is_stop_word: bool,
    /// Whether it is everyday English, though no wording holds it.
    is_ordinary: bool,
    /// What it means, if it is a synonym.
    means: Option<String>,
    /// The fact that it calls.
    fact: Option<String>,
    /// The scale on which it stands, with `+` at its upper end and `-` at its lower.
    place: Option<String>,
}

/// What the base knows of words, asked once for each.
struct Words<'a> {
    base: &'a Base,
    sql: &'static str,
    known: RefCell<HashMap<String, Known>>,
    /// The first failure; the lexicon's functions cannot return it themselves.
    failed: RefCell<Option<Error>>,
}

impl<'a> Words<'a> {
    fn new(base: &'a Base) -> Result<Self> {
        Ok(Words {
            base,
            sql: statement("lexicon")?,
            known: RefCell::default(),
            failed: RefCell::default(),
        })
    }

    fn get<T>(&self, phrase: &str, take: impl FnOnce(&Known) -> T) -> T {
        if !self.known.borrow().contains_key(phrase) {
            let mut known = Known::default();
            let outcome = self.base.pairs(self.sql, phrase, |kind, value| {
                let value = value.map(str::to_owned);
                match kind {
                    "word" => known.is_word = true,
                    "stop word" => known.is_stop_word = true,
                    "ordinary word" => known.is_ordinary = true,
                    "synonym" => known.means = value,
                    "name" => known.fact = value,
                    "polarity" => known.place = value,
                    _ => {}
                }
            });
            if let Err(error) = outcome {
                self.failed.borrow_mut().get_or_insert(error);
            }
            self.known.borrow_mut().insert(phrase.to_owned(), known);
        }
        take(&self.known.borrow()[phrase])
    }

    /// Whether a word needs no mending.
    fn knows(&self, word: &str) -> bool {
        self.get(word, |known| {
            known.is_word
                || known.is_stop_word
                || known.is_ordinary
                || known.means.is_some()
                || known.fact.is_some()
        })
    }
}

impl Lexicon for Words<'_> {
    fn synonym(&self, phrase: &str) -> Option<String> {
        self.get(phrase, |known| known.means.clone())
    }

    fn scale(&self, word: &str) -> Option<(String, bool)> {
        let place = self.get(word, |known| known.place.clone())?;
        let up = place.ends_with('+');
        Some((place.trim_end_matches(['+', '-']).to_owned(), up))
    }

    fn is_stop_word(&self, word: &str) -> bool {
        self.get(word, |known| known.is_stop_word)
    }

    fn named(&self, name: &str) -> Option<String> {
        self.get(name, |known| known.fact.clone())
    }
}
