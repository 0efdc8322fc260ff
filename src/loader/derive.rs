//! What is derived from the facts: names, wordings and the indexes over them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::Transaction;

use crate::catalog::Report;
use crate::loader::Material;
use crate::wording::{self, Lexicon};

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

/// Fills `name`: ids, full names and aliases, as `normalise` writes them.
pub fn names(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut best: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut read = transaction.prepare(include_str!("names.sql"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let (name, fact, rank): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let name = wording::normalise(&name);
        if name.is_empty() {
            continue;
        }
        let known = best.entry((name, fact)).or_insert(rank);
        *known = rank.min(*known);
    }
    let mut insert =
        transaction.prepare("INSERT INTO name (name, fact_id, rank) VALUES (?1, ?2, ?3)")?;
    for ((name, fact), rank) in best {
        insert.execute((name, fact, rank))?;
    }
    Ok(())
}

/// The words of the base, in memory: the loader asks for each word of each wording.
struct Loaded {
    synonyms: HashMap<String, String>,
    stop_words: HashSet<String>,
    names: HashMap<String, String>,
}

impl Lexicon for Loaded {
    fn synonym(&self, phrase: &str) -> Option<String> {
        self.synonyms.get(phrase).cloned()
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
        let pairs = |sql: &str| -> rusqlite::Result<Vec<(String, String)>> {
            let mut statement = transaction.prepare(sql)?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
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
            stop_words: pairs("SELECT word, word FROM stop_word")?
                .into_iter()
                .map(|w| w.0)
                .collect(),
            names: names.into_iter().map(|(name, (_, fact))| (name, fact)).collect(),
        })
    }
}

/// A wording: the fact, its kind, the answer to a yes-or-no question, and the text.
type Wording = (String, String, Option<String>, String);

/// Fills `phrasing`, `fact_words` with its index, and `word`.
pub fn phrasings(transaction: &Transaction<'_>, material: &Material) -> rusqlite::Result<()> {
    let lexicon = Loaded::read(transaction)?;
    let mut sentence_name =
        transaction.prepare("INSERT INTO sentence_name (name, fact_id) VALUES (?1, ?2)")?;
    let sorted: BTreeMap<&String, &String> = lexicon.names.iter().collect();
    for (name, fact) in sorted {
        sentence_name.execute([name, fact])?;
    }
    let mut wordings: Vec<Wording> = Vec::new();
    let mut read = transaction.prepare(include_str!("wordings.sql"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        wordings.push((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    }
    for report in material.reports.iter().map(Report::read) {
        let fact = format!("report/{}", report.name);
        let texts = report.questions.into_iter();
        wordings.extend(texts.map(|text| (fact.clone(), "report".to_owned(), None, text)));
    }
    let mut vocabulary: BTreeMap<String, i64> = BTreeMap::new();
    let mut of_fact: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut reduced: Vec<(String, String, Option<String>, Vec<String>)> = Vec::new();
    for (fact, kind, yes_no, text) in wordings {
        let words: BTreeSet<String> =
            wording::normalise(&text).split(' ').map(str::to_owned).collect();
        for word in words {
            *vocabulary.entry(word).or_default() += 1;
        }
        let fields: Vec<String> =
            wording::units(&text, &lexicon).iter().map(wording::Unit::field).collect();
        if !fields.is_empty() {
            of_fact.entry(fact.clone()).or_default().extend(fields.iter().cloned());
            reduced.push((fact, kind, yes_no, fields));
        }
    }
    // A wording's weight needs the counts over all facts, so it comes last.
    let mut facts_with: HashMap<&str, f64> = HashMap::new();
    for fields in of_fact.values() {
        let tokens: BTreeSet<&str> = fields.iter().flat_map(|field| field.split('|')).collect();
        for token in tokens {
            *facts_with.entry(token).or_default() += 1.0;
        }
    }
    let all = of_fact.values().fold(0.0, |count, _| count + 1.0);
    let mut insert = transaction.prepare(include_str!("phrasing.sql"))?;
    for (fact, kind, yes_no, fields) in &reduced {
        let first = fields.iter().filter_map(|field| field.split('|').next());
        let weight: f64 = first
            .map(|token| wording::weight(facts_with.get(token).copied().unwrap_or(0.0), all))
            .sum();
        insert.execute((fact, kind, yes_no, fields.join(" "), weight))?;
    }
    let mut insert = transaction.prepare("INSERT INTO word (word, phrasings) VALUES (?1, ?2)")?;
    for (word, count) in vocabulary.into_iter().filter(|(word, _)| word.len() > 1) {
        insert.execute((word, count))?;
    }
    let mut insert =
        transaction.prepare("INSERT INTO fact_words (fact_id, words) VALUES (?1, ?2)")?;
    for (fact, fields) in of_fact {
        let words: Vec<String> = fields.into_iter().collect();
        insert.execute((fact, words.join(" ")))?;
    }
    transaction.execute_batch("INSERT INTO fact_words_index (fact_words_index) VALUES ('rebuild')")
}

/// Fills the full-text index over all facts.
pub fn search(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(include_str!("search.sql"))
}
