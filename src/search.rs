//! Words to a full-text query: quoted, by their start, and with slips of the hand mended.

use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::suggest;
use crate::value::Value;
use crate::wording;

/// What is looked for.
#[derive(Debug, Default)]
pub struct Terms {
    /// The query in the language of FTS5.
    pub query: String,
    /// The words as they are looked for.
    pub words: Vec<String>,
    /// Words that were read as another: as typed, as read.
    pub corrected: Vec<(String, String)>,
}

/// Makes a query of what somebody typed; all words must be found.
pub fn terms(base: &Base, text: &str) -> Result<Terms> {
    let mut terms = Terms::default();
    let mut parts = Vec::new();
    for word in wording::normalise(text).split(' ').filter(|word| !word.is_empty()) {
        let word = match spelling(base, word, true)? {
            Some(near) => {
                terms.corrected.push((word.to_owned(), near.clone()));
                near
            }
            None => word.to_owned(),
        };
        // Quoted, a word is a word and never an operator; the star finds what starts so.
        parts.push(format!("\"{word}\"*"));
        terms.words.push(word);
    }
    terms.query = parts.join(" ");
    Ok(terms)
}

/// Returns the known word that is meant by an unknown one, if one is near enough.
///
/// The start of a known word may be left as it is, for a search by starts.
pub fn spelling(base: &Base, word: &str, start_is_known: bool) -> Result<Option<String>> {
    // Short words are too near to each other to tell a slip from another word.
    if word.chars().count() < 5 || word.chars().any(|c| c.is_ascii_digit()) {
        return Ok(None);
    }
    let parameters = vec![("word".to_owned(), Value::Text(word.to_owned()))];
    let known = base.query(statement("known_word")?, &parameters)?;
    if start_is_known && !known.rows.is_empty() {
        return Ok(None);
    }
    let start: String = word.chars().take(1).collect();
    let parameters = vec![
        ("start".to_owned(), Value::Text(start)),
        (
            "length".to_owned(),
            Value::Integer(i64::try_from(word.chars().count()).unwrap_or(i64::MAX)),
        ),
    ];
    let near = base.query(statement("near_words")?, &parameters)?;
    let words = near.rows.iter().filter_map(|row| row[0].as_str());
    Ok(suggest::misspelt(word, words).map(str::to_owned))
}
