//! Fills what `ask` compares questions with: wordings, tokens and the vocabulary.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::Transaction;

use crate::catalog::Report;
use crate::loader::Material;
use crate::wording::coded::{self, Field};
use crate::wording::polarity::Polarity;
use crate::wording::{self, Lexicon, packed};

/// Tables whose names may stand inside a sentence, the first winning where two share a name.
///
/// Activities and quotas are not among them: their names are phrases of common words.
const NAMED_IN_SENTENCES: &[&str] = &[
    "service",
    "deployment_option",
    "encryption_option",
    "key_class",
    "iam_entity",
    "iam_policy_type",
    "iam_policy_element",
    "iam_condition_key",
    "iam_operator",
    "iam_policy_variable",
    "iam_credential",
    "sts_operation",
    "mfa_type",
    "category",
    "control_type",
    "term",
];

/// The words of the base, in memory: the loader asks for each word of each wording.
struct Loaded {
    synonyms: HashMap<String, String>,
    stop_words: HashSet<String>,
    scales: HashMap<String, (String, String)>,
    names: HashMap<String, String>,
}

impl Lexicon for Loaded {
    fn synonym(&self, phrase: &str) -> Option<String> {
        self.synonyms.get(phrase).cloned()
    }
    fn scale(&self, word: &str) -> Option<(String, bool)> {
        self.scales.get(word).map(|(scale, direction)| (scale.clone(), direction == "up"))
    }
    fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word)
    }
    fn named(&self, name: &str) -> Option<String> {
        self.names.get(name).cloned()
    }
}

impl Loaded {
    fn read(transaction: &Transaction<'_>) -> rusqlite::Result<Self> {
        let pairs = |sql| pairs(transaction, sql);
        let common: HashSet<String> =
            pairs("SELECT word, word FROM common_word")?.into_iter().map(|pair| pair.0).collect();
        let mut names: HashMap<String, (usize, String)> = HashMap::new();
        for (name, fact) in pairs("SELECT name, fact_id FROM name ORDER BY name, rank, fact_id")? {
            let table = fact.split('/').next().unwrap_or_default();
            if common.contains(&name) {
                continue;
            }
            let Some(place) = NAMED_IN_SENTENCES.iter().position(|known| *known == table) else {
                continue;
            };
            let best = names.entry(name).or_insert_with(|| (place, fact.clone()));
            if place < best.0 {
                *best = (place, fact);
            }
        }
        Ok(Loaded {
            synonyms: pairs("SELECT word, means FROM synonym")?.into_iter().collect(),
            scales: scales(transaction)?,
            stop_words: pairs("SELECT word, word FROM stop_word")?
                .into_iter()
                .map(|w| w.0)
                .collect(),
            names: names.into_iter().map(|(name, (_, fact))| (name, fact)).collect(),
        })
    }
}

/// Returns the rows of a statement of two texts.
pub fn pairs(transaction: &Transaction<'_>, sql: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = transaction.prepare(sql)?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Reads the words that turn a question, each with its scale and its end of it.
fn scales(transaction: &Transaction<'_>) -> rusqlite::Result<HashMap<String, (String, String)>> {
    let mut statement = transaction.prepare("SELECT word, scale, direction FROM polarity_word")?;
    statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.collect()
}

/// A wording: the fact, its kind, the answer to a yes-or-no question, and the text.
type Wording = (String, String, Option<String>, String);

/// A wording reduced to what is compared.
struct Reduced {
    kind: String,
    yes_no: Option<String>,
    polarity: String,
    fields: Vec<String>,
}

/// Fills `sentence_name`, `fact_question`, `fact_wording`, `token` and `word`.
pub fn fill(transaction: &Transaction<'_>, material: &Material) -> rusqlite::Result<()> {
    let lexicon = Loaded::read(transaction)?;
    let mut insert =
        transaction.prepare("INSERT INTO sentence_name (name, fact_id) VALUES (?1, ?2)")?;
    for (name, fact) in lexicon.names.iter().collect::<BTreeMap<_, _>>() {
        insert.execute([name, fact])?;
    }
    let mut vocabulary: BTreeMap<String, i64> = BTreeMap::new();
    let mut of_fact: BTreeMap<String, Vec<Reduced>> = BTreeMap::new();
    let mut questions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (fact, kind, yes_no, text) in all(transaction, material)? {
        let normal = wording::normalise(&text);
        for word in normal.split(' ').collect::<BTreeSet<_>>() {
            *vocabulary.entry(word.to_owned()).or_default() += 1;
        }
        let polarity = Polarity::of(&normal, |word| lexicon.scale(word)).field();
        if matches!(kind.as_str(), "question" | "report") {
            let answer = yes_no.as_deref().unwrap_or_default();
            let line = format!("{answer}\t{polarity}\t{normal}");
            questions.entry(fact.clone()).or_default().push(line);
        }
        let fields: Vec<String> =
            wording::units(&text, &lexicon).iter().map(wording::Unit::field).collect();
        if !fields.is_empty() {
            of_fact.entry(fact).or_default().push(Reduced { kind, yes_no, polarity, fields });
        }
    }
    let mut insert = transaction.prepare("INSERT INTO word (word, wordings) VALUES (?1, ?2)")?;
    for (word, count) in vocabulary.into_iter().filter(|(word, _)| word.len() > 1) {
        insert.execute((word, count))?;
    }
    let mut insert =
        transaction.prepare("INSERT INTO fact_question (fact_id, texts) VALUES (?1, ?2)")?;
    for (fact, texts) in questions {
        insert.execute((fact, packed::pack(&texts.join("\n"))))?;
    }
    let tokens = tokens(transaction, &of_fact)?;
    let mut insert = transaction.prepare(include_str!("fact_wording.sql"))?;
    for (row, (fact, wordings)) in (1..).zip(&of_fact) {
        let mut bytes = Vec::new();
        for wording in wordings {
            write(wording, &tokens, &mut bytes);
        }
        insert.execute((row, fact, bytes))?;
    }
    Ok(())
}

/// Everything that a question can be matched with.
fn all(transaction: &Transaction<'_>, material: &Material) -> rusqlite::Result<Vec<Wording>> {
    let mut read = transaction.prepare(include_str!("wordings.sql"))?;
    let rows =
        read.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let mut wordings = rows.collect::<rusqlite::Result<Vec<Wording>>>()?;
    for report in material.reports.iter().map(Report::read) {
        let kind = if report.is_about_one_service() { "aspect" } else { "report" };
        let fact = format!("{kind}/{}", report.name);
        let texts = report.questions.into_iter();
        wordings.extend(texts.map(|text| (fact.clone(), "report".to_owned(), None, text)));
    }
    Ok(wordings)
}

/// A token: its number, and what it tells.
type Token = (u32, f64);

/// Fills `token` and returns the tokens by their text.
fn tokens(
    transaction: &Transaction<'_>,
    of_fact: &BTreeMap<String, Vec<Reduced>>,
) -> rusqlite::Result<HashMap<String, Token>> {
    let mut facts_with: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (row, wordings) in (1..).zip(of_fact.values()) {
        let fields = wordings.iter().flat_map(|wording| &wording.fields);
        for token in fields.flat_map(|field| field.split('|')).collect::<BTreeSet<_>>() {
            facts_with.entry(token).or_default().push(row);
        }
    }
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let mut insert = transaction
        .prepare("INSERT INTO token (id, token, weight, facts) VALUES (?1, ?2, ?3, ?4)")?;
    let mut tokens = HashMap::new();
    // Small numbers take few bytes, so the most used tokens get them.
    let mut ranked: Vec<(&str, Vec<u32>)> = facts_with.into_iter().collect();
    ranked.sort_by_key(|(_, facts)| Reverse(facts.len()));
    for (id, (token, facts)) in (1..).zip(ranked) {
        let weight = wording::weight(count(facts.len()), count(of_fact.len()));
        let bytes: Vec<u8> = facts.iter().flat_map(|row| row.to_le_bytes()).collect();
        insert.execute((id, token, weight, bytes))?;
        tokens.insert(token.to_owned(), (id, weight));
    }
    Ok(tokens)
}

/// Adds a wording to those of its fact.
fn write(wording: &Reduced, tokens: &HashMap<String, Token>, bytes: &mut Vec<u8>) {
    let token = |text: &str| tokens.get(text).copied().unwrap_or_default();
    let first = wording.fields.iter().filter_map(|field| field.split('|').next());
    let weight = first.map(|text| token(text).1).sum();
    let fields: Vec<Field> = wording
        .fields
        .iter()
        .map(|field| {
            let mut parts = field.split('|').peekable();
            let name = parts.next_if(|first| wording::is_name(first)).map(|name| token(name).0);
            Field { name, stems: parts.map(|stem| token(stem).0).collect() }
        })
        .collect();
    let Reduced { kind, polarity, .. } = wording;
    coded::write(bytes, kind, wording.yes_no.as_deref(), weight, polarity, &fields);
}
