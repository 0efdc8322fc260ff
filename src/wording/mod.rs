//! Wordings: a text reduced to the units that carry its meaning.
//!
//! The loader reduces every known question and statement once; `ask` reduces the question
//! it is given in the same way, and the two are compared unit by unit. What is known of
//! names, synonyms and stop words comes from the data, through [`Lexicon`].

pub mod coded;
pub mod packed;
pub mod polarity;

use rust_stemmers::{Algorithm, Stemmer};

/// Longest name or phrase that is looked up, in words.
const LONGEST: usize = 6;

/// What the data knows of words.
pub trait Lexicon {
    /// Returns the phrase that is meant by a phrase, if it is a synonym.
    fn synonym(&self, phrase: &str) -> Option<String>;
    /// Returns the scale of a word that turns a question, and whether it is the upper end.
    fn scale(&self, word: &str) -> Option<(String, bool)>;
    /// Whether a word carries no meaning.
    fn is_stop_word(&self, word: &str) -> bool;
    /// Returns the fact that a name calls, for names that may stand inside a sentence.
    fn named(&self, name: &str) -> Option<String>;
}

/// A unit of meaning: a recognised name with its words, or one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The fact that the name calls, if the unit is a name.
    pub fact: Option<String>,
    /// Stems of the words.
    pub stems: Vec<String>,
    /// The words as they stood in the text, in lower case.
    pub text: String,
}

impl Unit {
    /// Writes the unit as one field: `fact|stem|stem`, with the fact's `/` as `:`.
    pub fn field(&self) -> String {
        let fact = self.fact.iter().map(|fact| fact_token(fact));
        fact.chain(self.stems.iter().cloned()).collect::<Vec<_>>().join("|")
    }
}

/// What a token tells that `count` of `all` facts hold: much if few do.
pub fn weight(count: f64, all: f64) -> f64 {
    ((all + 1.0) / (count + 1.0)).ln().clamp(0.5, 6.0)
}

/// Writes a fact's name as one token of the index.
pub fn fact_token(fact: &str) -> String {
    fact.replace('/', ":")
}

/// Whether a token is a fact's name.
pub fn is_name(token: &str) -> bool {
    token.contains(':')
}

/// Writes a text in lower case with single blanks, without punctuation and contractions.
pub fn normalise(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let text = text.to_lowercase();
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // Policies hold it, and people read it aloud; two of them only mark a word.
            '*' if !matches!(before, Some('*' | ':')) && rest.peek() != Some(&'*') => {
                spaced.push_str(" star ");
            }
            // `6,000` is one number.
            ',' if before.is_some_and(|c: char| c.is_ascii_digit())
                && rest.peek().is_some_and(char::is_ascii_digit) => {}
            '\u{2019}' | '`' | '\u{2018}' => spaced.push('\''),
            c if c.is_alphanumeric() || c == '\'' => spaced.push(c),
            _ => spaced.push(' '),
        }
        before = Some(c);
    }
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        let word = word.trim_matches('\'');
        let (stem, ending) = word.split_once('\'').unwrap_or((word, ""));
        match (stem, ending) {
            ("", _) => {}
            ("can", "t") => words.extend(["can".into(), "not".into()]),
            ("won", "t") => words.extend(["will".into(), "not".into()]),
            (stem, "t") if stem.ends_with('n') => {
                words.extend([stem.trim_end_matches('n').to_owned(), "not".into()]);
            }
            (stem, _) => words.push(stem.to_owned()),
        }
    }
    words.join(" ")
}

/// Returns the stem of a word: `patches` and `patching` are one.
pub fn stem(word: &str) -> String {
    if word.len() <= 3 || word.chars().any(|c| c.is_ascii_digit()) {
        // Short words are mostly abbreviations, where an `s` is no plural; but `keys` is.
        return word.to_owned();
    }
    // The stemmer takes the buyer and the made-to-order for one.
    if matches!(word, "customer" | "customers") {
        return "customer".to_owned();
    }
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// Reduces a text to its units, in the order of the text.
pub fn units(text: &str, lexicon: &dyn Lexicon) -> Vec<Unit> {
    let normal = without_preamble(&normalise(text));
    let words: Vec<&str> = normal.split(' ').filter(|word| !word.is_empty()).collect();
    let mut units = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (unit, used) = name_at(&words[at..], lexicon)
            .or_else(|| synonym_at(&words[at..], lexicon))
            .unwrap_or_else(|| (word_unit(words[at], lexicon), 1));
        units.extend(unit);
        at += used;
    }
    units
}

/// Leaves away "according to the shared responsibility model": all of the base is.
fn without_preamble(normal: &str) -> String {
    const MODEL: &str = "shared responsibility model";
    let Some(at) = normal.find(MODEL) else { return normal.to_owned() };
    let mut before = &normal[..at];
    for word in ["amazon ", "aws ", "the "] {
        before = before.strip_suffix(word).unwrap_or(before);
    }
    let found = ["according to ", "in terms of ", "under ", "within ", "in ", "per ", "by "]
        .iter()
        .find_map(|lead| before.strip_suffix(lead));
    let Some(before) = found.filter(|before| before.is_empty() || before.ends_with(' ')) else {
        return normal.to_owned();
    };
    let rest = format!("{before}{}", normal[at + MODEL.len()..].trim_start());
    // Alone it is the question.
    if rest.split_whitespace().count() < 3 { normal.to_owned() } else { rest }
}

/// The longest name that starts here, and how many words it takes.
fn name_at(words: &[&str], lexicon: &dyn Lexicon) -> Option<(Vec<Unit>, usize)> {
    for length in (1..=LONGEST.min(words.len())).rev() {
        let phrase = words[..length].join(" ");
        let found = lexicon.named(&phrase).or_else(|| {
            // `users` is the name `user` in the plural.
            phrase.strip_suffix('s').filter(|one| one.len() > 2).and_then(|one| lexicon.named(one))
        });
        if let Some(fact) = found {
            let stems = words[..length].iter().filter(|word| !lexicon.is_stop_word(word));
            let stems = stems.map(|word| stem(word)).collect();
            return Some((vec![Unit { fact: Some(fact), stems, text: phrase }], length));
        }
    }
    None
}

/// The longest synonym that starts here, reduced in its turn.
fn synonym_at(words: &[&str], lexicon: &dyn Lexicon) -> Option<(Vec<Unit>, usize)> {
    for length in (1..=3.min(words.len())).rev() {
        let phrase = words[..length].join(" ");
        if let Some(means) = lexicon.synonym(&phrase) {
            let means: Vec<&str> = means.split(' ').collect();
            let mut units = Vec::new();
            let mut at = 0;
            while at < means.len() {
                let (unit, used) = name_at(&means[at..], lexicon)
                    .unwrap_or_else(|| (word_unit(means[at], lexicon), 1));
                units.extend(unit);
                at += used;
            }
            return Some((units, length));
        }
    }
    None
}

/// A single word; nothing for a stop word.
fn word_unit(word: &str, lexicon: &dyn Lexicon) -> Vec<Unit> {
    if lexicon.is_stop_word(word) {
        return Vec::new();
    }
    vec![Unit { fact: None, stems: vec![stem(word)], text: word.to_owned() }]
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, normalise, units};

    struct Words;

    impl Lexicon for Words {
        fn synonym(&self, phrase: &str) -> Option<String> {
            (phrase == "operating system").then(|| "os".to_owned())
        }
        fn scale(&self, _word: &str) -> Option<(String, bool)> {
            None
        }
        fn is_stop_word(&self, word: &str) -> bool {
            matches!(word, "the" | "who" | "for")
        }
        fn named(&self, name: &str) -> Option<String> {
            matches!(name, "rds" | "amazon rds").then(|| "service/rds".to_owned())
        }
    }

    #[test]
    fn writes_contractions_out() {
        assert_eq!(normalise("Can't AWS's  team\tdo SSE-KMS?"), "can not aws team do sse kms");
        assert_eq!(normalise("isn't"), "is not");
    }

    #[test]
    fn the_model_that_everything_is_about_is_no_part_of_the_question() {
        for text in [
            "According to the AWS shared responsibility model, who patches the OS",
            "who patches the OS under the shared responsibility model",
        ] {
            let found = units(text, &Words);
            let fields: Vec<String> = found.iter().map(super::Unit::field).collect();
            assert_eq!(fields, ["patch", "os"], "{text}");
        }
        assert!(!units("what is in the shared responsibility model", &Words).is_empty());
    }

    #[test]
    fn names_synonyms_and_words_become_units() {
        let found = units("who patches the operating system for Amazon RDS", &Words);
        let fields: Vec<String> = found.iter().map(super::Unit::field).collect();
        assert_eq!(fields, ["patch", "os", "service:rds|amazon|rds"]);
    }
}
