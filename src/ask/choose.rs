//! The third stage: which fact, report or activity a question is about.
//!
//! Question and wordings are compared unit by unit. Each unit weighs what it tells: a word
//! that few facts hold weighs much. A fact is near if all its wordings together cover the
//! question, if several of them are near, and if the nearest says little else.

use crate::ask::compare::{self, Asked, Room, Wording, Wordings};
use crate::ask::form::{Form, Kind};
use crate::ask::letters::Letters;
use crate::ask::phrasing::{self, Share};
use crate::ask::polarity::Vote;
use crate::ask::read::{Reading, is_subject};
use crate::ask::tokens::Tokens;
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::value::Value;
use crate::wording::{self, packed};

/// What the coverage by all wordings of a fact counts.
///
/// This and the two after it were fitted to questions that others had written, so that the
/// fact which answers comes first as often as possible.
const TOGETHER: f64 = 0.40;

/// What the nearness of the three nearest wordings counts; one that is missing counts 0.
const SUPPORT: f64 = 0.40;

/// What being covered counts for the nearest wording.
const OF_WORDING: f64 = 0.10;

/// What the nearness of the nearest wording counts on top of that.
const NEAREST: f64 = 0.10;

/// A score from here on is an answer.
const SURE: f64 = 0.52;

/// A score from here on is worth suggesting.
const NEAR: f64 = 0.40;

/// A wording from here on asks the same as the question.
pub const SAME: f64 = 0.95;

/// A wording from here on has the same telling words in the same order.
const ALIKE: f64 = 0.99;

/// How much more it takes where the question holds a word that nothing knows.
const UNKNOWN: f64 = 0.12;

/// How much better a duty fits that stands on the very option which is described.
const OF_OPTION: f64 = 0.22;

/// How much better a duty fits whose verb is used.
const OF_VERB: f64 = 0.12;

/// How much better a sentence fits that names a party and has the question as its own.
const OF_SENTENCE: f64 = 0.06;

/// What a fact loses that shares nothing with a question for a party but the service.
const ONLY_NAMED: f64 = -0.25;

/// A lead below this is none, if the questions look less alike than [`DOUBTFUL_ALIKE`].
const DOUBTFUL_LEAD: f64 = 0.06;
/// See [`DOUBTFUL_LEAD`].
const DOUBTFUL_ALIKE: f64 = 0.35;

/// What a report on one service counts less than a fact of its own.
const ASPECT: f64 = -0.05;

/// Candidates whose questions are compared letter by letter.
const READ: usize = 10;

/// What that comparison counts, beside 1 for the telling words.
const LETTERS: f64 = 0.5;

/// How alike the questions of the right fact mostly look.
const ALIKE_TEXT: f64 = 0.6;

/// What the words that its questions hold count, beside 1 for the telling words.
const WORDS: f64 = 0.38;

/// What the pairs of words that its questions hold count, beside 1 for the telling words.
const PAIRS: f64 = 0.34;

/// What the questions of the right fact mostly hold of both.
const HELD: f64 = 0.47;

/// A fact that may be what the question means.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The fact, or `report/<name>`.
    pub fact_id: String,
    /// How near the fact is, from 0 to about 1.
    pub score: f64,
    /// What of the score is due to the kind of fact, not to its words.
    pub preference: f64,
    /// How alike its nearest questions look, from 0 to 1.
    pub alike: f64,
    /// What its questions hold of the question.
    pub share: Share,
    /// Whether it shares nothing with the question but the service.
    pub only_named: bool,
    /// How near its nearest wording is, from 0 to about 1.
    pub nearest: f64,
    /// What the wordings say to a question for yes or no.
    pub vote: Vote,
    /// Whether the nearest wording asks for yes or no.
    pub asks_yes_no: bool,
    /// Kind of the nearest wording: `question`, `statement`, `name` or `report`.
    pub kind: String,
    /// The nearest wording's units, as [`crate::wording::coded::Fields`] reads them.
    pub words: Vec<u8>,
}

impl Candidate {
    /// Compares the questions that lead to the fact, letter by letter.
    fn compare_letters(&mut self, letters: &mut Letters, asked: &[Known<'_>], reading: &Reading) {
        let mut alike = Vec::with_capacity(asked.len());
        for known in asked {
            let likeness = letters.likeness(known.text);
            if !known.yes_no.is_empty() {
                self.vote.count_letters(&reading.polarity, known.yes_no, known.polarity, likeness);
                if known.text == reading.normal {
                    self.vote.settle(known.yes_no);
                }
            }
            alike.push(likeness);
        }
        alike.sort_by(|a, b| b.total_cmp(a));
        self.alike = alike.iter().take(3).sum::<f64>() / 3.0;
    }

    /// Weighs letters and words beside the telling words.
    fn weigh_texts(&mut self, share: Share) {
        let compared = self.score - self.preference;
        let met = LETTERS * self.alike + WORDS * share.words + PAIRS * share.pairs;
        let usual = LETTERS * ALIKE_TEXT + (WORDS + PAIRS) * HELD;
        self.score = (compared + met) / (1.0 + usual) + self.preference;
        self.share = share;
    }
}

/// A question that leads to a fact: a line of what `fact_question` packs.
#[derive(Clone, Copy, Debug)]
struct Known<'a> {
    yes_no: &'a str,
    polarity: &'a str,
    text: &'a str,
}

impl<'a> Known<'a> {
    /// Reads a line of three cells.
    fn read(line: &'a str) -> Option<Self> {
        let mut cells = line.splitn(3, '\t');
        Some(Known { yes_no: cells.next()?, polarity: cells.next()?, text: cells.next()? })
    }
}

/// What was chosen.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The best candidate, if one is sure.
    pub best: Option<Candidate>,
    /// Candidates that are near, best first.
    pub near: Vec<Candidate>,
}

/// Chooses among all facts.
pub fn choose(base: &Base, reading: &Reading, form: &Form) -> Result<Choice> {
    let mut near = candidates(base, reading, form)?;
    let order = |a: &Candidate, b: &Candidate| {
        b.score.total_cmp(&a.score).then_with(|| a.fact_id.cmp(&b.fact_id))
    };
    near.sort_by(order);
    near.truncate(READ);
    let named = without_subject(reading);
    let mut letters = Letters::new(&reading.normal);
    let mut without_names = Letters::new(&named);
    let questions = statement("questions")?;
    let texts: Vec<String> = near
        .iter()
        .map(|candidate| {
            let bytes = base.bytes(questions, &candidate.fact_id)?;
            Ok(bytes.and_then(|bytes| packed::unpack(&bytes)).unwrap_or_default())
        })
        .collect::<Result<_>>()?;
    let known: Vec<Vec<Known<'_>>> =
        texts.iter().map(|texts| texts.lines().filter_map(Known::read).collect()).collect();
    let asked: Vec<Vec<&str>> =
        known.iter().map(|known| known.iter().map(|known| known.text).collect()).collect();
    let shares = phrasing::shares(&reading.normal, &asked);
    // The questions of these name no service.
    let names_none =
        |candidate: &Candidate| matches!(table(&candidate.fact_id), "aspect" | "activity");
    let shares_without = if near.iter().any(names_none) && named != reading.normal {
        phrasing::shares(&named, &asked)
    } else {
        shares.clone()
    };
    for (at, candidate) in near.iter_mut().enumerate() {
        let (letters, share) = if names_none(candidate) {
            (&mut without_names, shares_without[at])
        } else {
            (&mut letters, shares[at])
        };
        candidate.compare_letters(letters, &known[at], reading);
        candidate.weigh_texts(share);
    }
    near.sort_by(order);
    near.retain(|candidate| candidate.score >= NEAR);
    near.truncate(8);
    let best = near.first().filter(|best| is_sure(best, near.get(1), reading)).cloned();
    Ok(Choice { best, near })
}

/// The table in which a fact stands.
fn table(fact_id: &str) -> &str {
    fact_id.split_once('/').map_or(fact_id, |(table, _)| table)
}

/// The question without the services that it names.
fn without_subject(reading: &Reading) -> String {
    let mut text = format!(" {} ", reading.normal);
    for unit in reading.units.iter().filter(|unit| unit.fact.as_deref().is_some_and(is_subject)) {
        text = text.replacen(&format!(" {} ", unit.text), " ", 1);
    }
    text.trim().to_owned()
}

/// Whether the best candidate is near enough, or stands out so far that it needs less.
fn is_sure(best: &Candidate, next: Option<&Candidate>, reading: &Reading) -> bool {
    // A name, or two words that tell something.
    let telling = reading.units.len() > 1 || reading.units.iter().any(|unit| unit.fact.is_some());
    let lead = best.score - next.map_or(NEAR, |next| next.score);
    // Two facts are as near, and neither looks like what was asked: that is a guess.
    if best.nearest < SAME && lead < DOUBTFUL_LEAD && best.alike < DOUBTFUL_ALIKE {
        return false;
    }
    let bar = if reading.unknown.is_empty() { SURE } else { SURE + UNKNOWN };
    best.nearest >= SAME || (telling && best.score + lead / 2.0 >= bar)
}

/// What a question is about; worked out once, since every candidate is held against it.
struct About<'a> {
    form: &'a Form,
    /// Id of the service or option that is named.
    subject: Option<&'a str>,
    /// Id of the option that is described.
    option: Option<&'a str>,
    /// Stems of all its words.
    stems: Vec<&'a str>,
}

impl<'a> About<'a> {
    fn new(reading: &'a Reading, form: &'a Form) -> Self {
        let id = |fact: &'a str| fact.split_once('/').map(|(_, id)| id);
        About {
            form,
            subject: reading.named_subject().and_then(id),
            option: reading.option.as_deref().and_then(id),
            stems: reading.units.iter().flat_map(|unit| &unit.stems).map(String::as_str).collect(),
        }
    }

    /// How much better an activity of a service fits whose verb is used: many duties of one
    /// service share the telling words, and the verb, which tells them apart, is common.
    fn activity(&self, id: &str) -> f64 {
        let Some(verb) = id.split('-').next().filter(|_| self.subject.is_some()) else {
            return 0.0;
        };
        if self.stems.contains(&wording::stem(verb).as_str()) { OF_VERB } else { 0.0 }
    }

    /// How much better a duty fits that stands on this scope.
    fn scope(&self, scope: &str) -> f64 {
        if let Some(option) = self.option {
            // Of the options the one that is described, or what holds for all of them.
            return match scope {
                scope if scope == option => OF_OPTION,
                scope if Some(scope) == self.subject => 0.12,
                _ => 0.03,
            };
        }
        match self.subject.and_then(|subject| scope.strip_prefix(subject)) {
            // The duty stands on the very service, or on an option of it.
            Some("") => 0.12,
            Some(rest) if rest.starts_with('-') => 0.14,
            _ => 0.03,
        }
    }
}

/// How much better or worse a kind of fact fits a kind of question.
fn preference(candidate: &Candidate, names_party: bool, about: &About<'_>) -> f64 {
    let (table, id) = candidate.fact_id.split_once('/').unwrap_or_default();
    let same = if candidate.nearest >= ALIKE { 0.1 } else { 0.0 };
    let form = about.form;
    let named = about.subject.is_some();
    let party = form.kind.asks_for_a_party();
    let only_named = if candidate.only_named { ONLY_NAMED } else { 0.0 };
    same + match table {
        "responsibility" if party => {
            let (scope, activity) = id.split_once('/').unwrap_or_default();
            about.scope(scope) + about.activity(activity) + only_named
        }
        "activity" if party => {
            about.activity(id) + {
                if named && candidate.nearest < SAME {
                    -0.10
                } else {
                    // Its very name was used, or no service.
                    -0.01
                }
            }
        }
        // Without a service there is nothing to look up.
        "aspect" if !named => -1.0,
        "report" | "aspect" if party => -0.25,
        "aspect" => ASPECT,
        // The very question that leads to a sentence with a party.
        _ if party && names_party && candidate.nearest >= SAME => OF_SENTENCE,
        _ if party && names_party => -0.05 + only_named,
        _ if party => -0.13 + only_named,
        "report" => match form.kind {
            Kind::List | Kind::Comparison => 0.08,
            // A list of all is no answer about one.
            _ if named => -0.20,
            Kind::YesNo => -0.12,
            _ => 0.0,
        },
        // Other questions have better answers than a duty.
        "activity" if form.kind == Kind::YesNo => -0.09,
        "activity" => -0.12,
        "responsibility" => -0.055,
        "quota" if form.cue.starts_with("how many") || form.cue.starts_with("how long") => 0.13,
        _ => 0.0,
    }
}

/// Compares the question with the facts that hold its telling words.
pub fn candidates(base: &Base, reading: &Reading, form: &Form) -> Result<Vec<Candidate>> {
    let tokens = Tokens::new(base)?;
    let wordings = statement("wordings")?;
    let mut rows = tokens.likeliest(reading)?;
    if form.kind.asks_for_a_party() {
        // The service that is named would drown the activity, whose wordings name none.
        let all = base.query(statement("activity_rows")?, &Vec::new())?;
        let end = |column| {
            let number = all.get(0, column).and_then(Value::as_integer);
            number.and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
        };
        for row in tokens.likeliest_activities(reading, end("first")..=end("last"))? {
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    let asked = reading
        .units
        .iter()
        .zip(&reading.places)
        .map(|(unit, place)| {
            let asked = Asked::new(unit, &tokens, &reading.unknown)?;
            let only_told = form.asking.is_some_and(|asking| asking != *place);
            Ok(if only_told { asked.told() } else { asked })
        })
        .collect::<Result<Vec<_>>>()?;
    let about = About::new(reading, form);
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some((fact_id, names_party, bytes)) = base.row(wordings, row)? {
            let mut wordings: Vec<Wording<'_>> = Vec::with_capacity(64);
            wordings.extend(Wordings(&bytes));
            let wanted = wanted(&fact_id, reading, form, &asked);
            let candidate = weigh(fact_id, &wanted, &wordings, reading, &tokens)?;
            let preference = preference(&candidate, names_party, &about);
            found.push(Candidate { score: candidate.score + preference, preference, ..candidate });
        }
    }
    Ok(found)
}

/// The units that a candidate has to cover.
///
/// Activities and aspects are asked about for some service, which their wordings do not name.
fn wanted<'a>(fact_id: &str, reading: &Reading, form: &Form, asked: &'a [Asked]) -> Vec<&'a Asked> {
    let party = form.kind.asks_for_a_party();
    let skip = (party && fact_id.starts_with("activity/")) || fact_id.starts_with("aspect/");
    let units = reading.units.iter().zip(asked);
    let units = units.filter(|(unit, _)| {
        !(skip
            && (unit.fact.as_deref().is_some_and(is_subject)
                || unit.stems.iter().any(|stem| stem == "move")))
    });
    units.map(|(_, asked)| asked).collect()
}

/// Weighs one fact by its wordings.
fn weigh(
    fact_id: String,
    asked: &[&Asked],
    wordings: &[Wording<'_>],
    reading: &Reading,
    tokens: &Tokens<'_>,
) -> Result<Candidate> {
    let mut vote = Vote::default();
    let mut scored = Vec::with_capacity(wordings.len());
    let mut covered = vec![0.0; asked.len()];
    let mut room = Room::default();
    for wording in wordings {
        let near = compare::nearness(asked, wording, tokens, &mut covered, &mut room)?;
        vote.count(&reading.polarity, wording, near);
        scored.push((near, wording));
    }
    scored.sort_by(|a, b| b.0.score.total_cmp(&a.0.score));
    let support: f64 = scored.iter().take(3).map(|(near, _)| near.score).sum::<f64>() / 3.0;
    let (nearest, wording) =
        scored.first().map_or((compare::Nearness::default(), None), |(near, it)| (*near, Some(it)));
    Ok(Candidate {
        fact_id,
        score: TOGETHER * compare::together(asked, &covered)
            + SUPPORT * support
            + OF_WORDING * nearest.of_wording
            + NEAREST * nearest.score,
        preference: 0.0,
        alike: 0.0,
        share: Share::default(),
        only_named: compare::only_named(asked, &covered),
        nearest: nearest.score,
        vote,
        asks_yes_no: wording.is_some_and(|wording| wording.yes_no.is_some()),
        kind: wording.map_or("", |wording| wording.kind).to_owned(),
        words: wording.map_or(&[][..], |wording| wording.words).to_owned(),
    })
}
