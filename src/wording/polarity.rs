//! Which way a question faces: `must I` and `is it optional` ask the same, turned round.
//!
//! Words that turn a question stand on scales (`need`, `permit`, `not`, …), each at one
//! end. Two texts about the same fact that stand at different ends of a scale, or of which
//! one denies, have opposite answers.

use std::collections::BTreeMap;

/// The scale of words that deny; every one of them turns the whole.
const DENIAL: &str = "not";

/// Words that begin a condition, or what describes a thing.
const CONDITIONS: &[&str] = &[
    "although", "because", "if", "once", "that", "though", "when", "where", "which", "while",
    "whose",
];

/// Where a text stands on every scale that it touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Polarity {
    denies: bool,
    /// True for the upper end; scales whose words cancel out are left away.
    scales: BTreeMap<String, bool>,
}

/// How the answers of two texts about the same fact belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// Whether the texts face opposite ways.
    pub opposite: bool,
    /// How far apart they are, from 0: scales that only one touches make it unsure.
    pub distance: f64,
}

impl Polarity {
    /// Reads a normalised text; `scale` knows a word's scale and whether it is the upper end.
    pub fn of(normal: &str, scale: impl Fn(&str) -> Option<(String, bool)>) -> Self {
        let mut denies = false;
        let mut sums: BTreeMap<String, i32> = BTreeMap::new();
        let mut main = true;
        for (place, word) in normal.split(' ').enumerate() {
            // What a condition denies does not turn the question.
            main &= place == 0 || !CONDITIONS.contains(&word);
            match scale(word) {
                // Who asks "isn't it so?" asks whether it is so.
                Some((name, _)) if name == DENIAL => denies ^= main && place != 1,
                Some((name, up)) => *sums.entry(name).or_default() += if up { 1 } else { -1 },
                None => {}
            }
        }
        let scales = sums.into_iter().filter(|(_, sum)| *sum != 0);
        Polarity { denies, scales: scales.map(|(name, sum)| (name, sum > 0)).collect() }
    }

    /// Whether it faces the lower end of a scale, or is denied and on none.
    pub fn is_turned(&self) -> bool {
        self.scales.values().any(|up| !up) || (self.denies && self.scales.is_empty())
    }

    /// Writes it as one field: `not need+ permit-`.
    pub fn field(&self) -> String {
        let denies = self.denies.then(|| DENIAL.to_owned());
        let scales =
            self.scales.iter().map(|(name, up)| format!("{name}{}", if *up { '+' } else { '-' }));
        denies.into_iter().chain(scales).collect::<Vec<_>>().join(" ")
    }

    /// Reads what [`Polarity::field`] wrote.
    pub fn from_field(field: &str) -> Self {
        let mut polarity = Polarity::default();
        for part in field.split(' ').filter(|part| !part.is_empty()) {
            match part.strip_suffix('+').map(|name| (name, true)) {
                Some((name, up)) => drop(polarity.scales.insert(name.to_owned(), up)),
                None => match part.strip_suffix('-') {
                    Some(name) => drop(polarity.scales.insert(name.to_owned(), false)),
                    None => polarity.denies = true,
                },
            }
        }
        polarity
    }

    /// Compares with the polarity of another text about the same fact.
    pub fn against(&self, other: &Polarity) -> Relation {
        let mut relation = Relation { opposite: false, distance: 0.0 };
        let names = self
            .scales
            .keys()
            .chain(other.scales.keys().filter(|name| !self.scales.contains_key(*name)));
        for name in names {
            match (self.scales.get(name), other.scales.get(name)) {
                (Some(here), Some(there)) if here != there => relation.opposite ^= true,
                (Some(_), Some(_)) | (None, None) => {}
                // A word like "optional" that the other lacks tells more than a "must".
                (Some(false), None) | (None, Some(false)) => relation.distance += 0.8,
                (Some(true), None) | (None, Some(true)) => relation.distance += 0.5,
            }
        }
        if self.denies != other.denies {
            relation.opposite ^= true;
            relation.distance += 0.3;
        }
        if relation.opposite {
            relation.distance += 0.6;
        }
        relation
    }
}

#[cfg(test)]
mod tests {
    use super::Polarity;

    fn read(text: &str) -> Polarity {
        Polarity::of(text, |word| match word {
            "must" | "required" => Some(("need".to_owned(), true)),
            "optional" => Some(("need".to_owned(), false)),
            "can" => Some(("permit".to_owned(), true)),
            "not" | "without" => Some(("not".to_owned(), false)),
            _ => None,
        })
    }

    #[test]
    fn what_is_required_is_not_optional() {
        let relation = read("is condition required").against(&read("is condition optional"));
        assert!(relation.opposite);
        assert!(!read("is it required").against(&read("must it be there")).opposite);
    }

    #[test]
    fn a_denial_turns_it_and_two_do_not() {
        assert!(read("can it work without a key").against(&read("can it work")).opposite);
        let twice = read("can it not work without a key");
        assert!(!twice.against(&read("can it work")).opposite);
    }

    #[test]
    fn what_a_condition_denies_does_not_turn_the_question() {
        assert!(!read("can it work if it is not there").against(&read("can it work")).opposite);
    }

    #[test]
    fn is_not_it_asks_whether_it_is() {
        assert!(!read("is not it required").against(&read("is it required")).opposite);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["", "must not", "is it optional", "can it must without", "can it work"] {
            let polarity = read(text);
            assert_eq!(Polarity::from_field(&polarity.field()), polarity, "{text}");
        }
    }
}
