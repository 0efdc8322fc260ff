//! Whether a number that a question names lies within a quota: "can a user be in 12 groups?"

use crate::ask::read::Reading;
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::value::Value;

/// Numbers that people write as words.
const WORDS: &[(&str, i64)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("twenty", 20),
    ("hundred", 100),
];

/// Other words that say how many.
const COUNTS: &[&str] = &[
    "one",
    "no",
    "none",
    "never",
    "both",
    "single",
    "several",
    "many",
    "any",
    "only",
    "all",
    "every",
    "each",
    "unlimited",
];

/// What one of the first unit makes in the second.
const UNITS: &[(&str, &str, i64)] = &[
    ("kb", "bytes", 1024),
    ("kib", "bytes", 1024),
    ("kilobytes", "bytes", 1024),
    ("mb", "bytes", 1_048_576),
    ("mib", "bytes", 1_048_576),
    ("gb", "bytes", 1_073_741_824),
    ("gib", "bytes", 1_073_741_824),
    ("tb", "bytes", 1_099_511_627_776),
    ("week", "days", 7),
    ("weeks", "days", 7),
    ("year", "days", 365),
    ("years", "days", 365),
    ("day", "hours", 24),
    ("days", "hours", 24),
];

/// Words after which a number asks for the limit itself, not whether it is kept.
const ASKS_FOR_IT: &[&str] =
    &["default", "limit", "maximum", "max", "minimum", "min", "least", "most", "quota"];

/// Returns yes or no where the question names one number and the quota has a limit.
///
/// # Errors
///
/// Whatever the base reports.
pub fn within(
    base: &Base,
    quota: &str,
    question: &str,
    reading: &Reading,
) -> Result<Option<String>> {
    let words: Vec<String> = words(question);
    // "After a quota request" speaks of raising it.
    let raises = |next: Option<&String>| {
        next.is_some_and(|next| ["request", "increase", "raise"].contains(&next.as_str()))
    };
    let asks_for_it = words
        .iter()
        .enumerate()
        .any(|(at, word)| ASKS_FOR_IT.contains(&word.as_str()) && !raises(words.get(at + 1)));
    if reading.polarity.is_turned() || asks_for_it {
        return Ok(None);
    }
    let parameters = vec![("quota".to_owned(), Value::Text(quota.to_owned()))];
    let row = base.whole()?.query(statement("limit")?, &parameters)?;
    let whole = |column| row.get(0, column).and_then(Value::as_integer);
    let unit = row.text(0, "unit").unwrap_or_default();
    let Some(most) = whole("max_value") else { return Ok(None) };
    let Some(asked) = number(&words, unit) else { return Ok(None) };
    let kept = asked <= most && whole("min_value").is_none_or(|least| asked >= least);
    // "Are 12 groups too many?" is answered with yes where they are.
    let too_much = words.iter().any(|word| word == "too");
    Ok(Some(if kept == too_much { "no" } else { "yes" }.to_owned()))
}

/// Whether a sentence says how many, in digits or in words.
pub fn names_a_number(sentence: &str) -> bool {
    let spelled =
        |word: &str| WORDS.iter().any(|(name, _)| *name == word) || COUNTS.contains(&word);
    words(sentence).iter().any(|word| spelled(word) || word.chars().any(|c| c.is_ascii_digit()))
}

/// The one number of the question in the quota's unit; nothing where there are several.
fn number(words: &[String], unit: &str) -> Option<i64> {
    let value = |word: &String| {
        let spelled = WORDS.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
        spelled.or_else(|| word.parse().ok())
    };
    let mut found = words.iter().enumerate().filter_map(|(at, word)| Some((at, value(word)?)));
    let (at, value) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let next = words.get(at + 1).map(String::as_str).unwrap_or_default();
    let factor = match UNITS.iter().find(|(from, to, _)| *from == next && *to == unit) {
        Some((_, _, factor)) => *factor,
        // Another unit than the quota's cannot be compared.
        None if UNITS.iter().any(|(from, to, _)| *from == next && next != unit && *to != unit) => {
            return None;
        }
        None => 1,
    };
    let before = |back: usize| at.checked_sub(back).and_then(|at| words.get(at));
    let beside = match (before(2).map(String::as_str), before(1).map(String::as_str)) {
        (Some("more" | "longer" | "larger" | "bigger"), Some("than"))
        | (_, Some("over" | "above")) => 1,
        (Some("less" | "fewer" | "shorter" | "smaller"), Some("than"))
        | (_, Some("under" | "below")) => -1,
        _ => 0,
    };
    Some(value.saturating_mul(factor).saturating_add(beside))
}

/// The words of a question, with `4,000` and `3KB` as a number and its unit.
fn words(question: &str) -> Vec<String> {
    let mut text = String::with_capacity(question.len());
    let mut before = ' ';
    let mut rest = question.chars().peekable();
    while let Some(c) = rest.next() {
        let grouped =
            c == ',' && before.is_ascii_digit() && rest.peek().is_some_and(char::is_ascii_digit);
        match c {
            _ if grouped => {}
            c if c.is_alphanumeric() => {
                // `3KB`, but not `s3` or `aes256`.
                if c.is_alphabetic() && before.is_ascii_digit() {
                    text.push(' ');
                }
                text.extend(c.to_lowercase());
            }
            '-' => text.push('-'),
            _ => text.push(' '),
        }
        before = c;
    }
    text.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{names_a_number, number, words};

    fn asked(question: &str, unit: &str) -> Option<i64> {
        number(&words(question), unit)
    }

    #[test]
    fn a_number_is_read_with_its_unit() {
        assert_eq!(asked("can I have 4,000 users?", "users"), Some(4000));
        assert_eq!(asked("can KMS encrypt 3KB?", "bytes"), Some(3072));
        assert_eq!(asked("is a period of two weeks possible?", "days"), Some(14));
        assert_eq!(asked("may it be more than ten groups", "groups"), Some(11));
        assert_eq!(asked("a session of 3 days", "groups"), None);
    }

    #[test]
    fn a_sentence_says_how_many_or_does_not() {
        assert!(names_a_number("An IAM user can have at most two access keys."));
        assert!(names_a_number("A Region has at least 3 zones."));
        assert!(!names_a_number("AWS secures the data centers physically."));
    }

    #[test]
    fn several_numbers_and_names_are_none() {
        assert_eq!(asked("2 keys for 3 users", "keys"), None);
        assert_eq!(asked("can an S3 bucket be encrypted with AES-256", "bytes"), None);
    }
}
