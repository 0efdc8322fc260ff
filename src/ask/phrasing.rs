//! How much of a question, word by word, the questions of each of several near facts hold.
//!
//! Near facts share the telling words; what tells them apart is the rest, small words and the
//! order included: "who may stop it" and "who stops". So every word and every pair of
//! neighbours counts by how few of the near facts hold it, not by how rare it is in the base.

/// A word that stands in this share of a fact's questions counts whole.
const OFTEN: f64 = 0.25;

/// What one fact's questions hold of the question, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// Its words, each as far as the fact's questions use it often.
    pub words: f64,
    /// Its pairs of neighbouring words, start and end included.
    pub pairs: f64,
}

/// Where the words and pairs of the question stand in the questions of one fact.
#[derive(Clone)]
struct Held {
    /// For each word the number of questions that hold it.
    words: Vec<usize>,
    pairs: Vec<bool>,
    /// How many questions there are.
    of: usize,
}

/// Compares a question with the questions of each fact, all in lower case with single blanks.
pub fn shares(question: &str, facts: &[Vec<&str>]) -> Vec<Share> {
    let sequence: Vec<&str> = question.split(' ').filter(|word| !word.is_empty()).collect();
    let mut words: Vec<&str> = sequence.clone();
    words.sort_unstable();
    words.dedup();
    // Start and end are the places behind the last word.
    let edge = words.len();
    let place = |word: &str| words.binary_search(&word).ok();
    let mut pairs = places(sequence.iter().map(|word| place(word)), edge);
    pairs.sort_unstable();
    pairs.dedup();
    let held: Vec<Held> = facts
        .iter()
        .map(|texts| {
            let mut held = Held { words: vec![0; edge], pairs: vec![false; pairs.len()], of: 0 };
            let mut last_with = vec![0; edge];
            for text in texts {
                held.of += 1;
                for place in text.split(' ').filter_map(place) {
                    if last_with[place] != held.of {
                        last_with[place] = held.of;
                        held.words[place] += 1;
                    }
                }
                for pair in places(text.split(' ').map(place), edge) {
                    if let Ok(at) = pairs.binary_search(&pair) {
                        held.pairs[at] = true;
                    }
                }
            }
            held
        })
        .collect();
    let tells = |holders: usize| ((count(facts.len()) + 1.0) / (count(holders) + 0.5)).ln();
    let words: Vec<f64> =
        (0..edge).map(|at| tells(held.iter().filter(|held| held.words[at] > 0).count())).collect();
    let pairs: Vec<f64> = (0..pairs.len())
        .map(|at| tells(held.iter().filter(|held| held.pairs[at]).count()))
        .collect();
    let share = |met: f64, all: &[f64]| met / all.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    held.iter()
        .map(|held| {
            let often =
                |at: usize| (count(held.words[at]) / (OFTEN * count(held.of).max(1.0))).min(1.0);
            let met_words: f64 = words.iter().enumerate().map(|(at, it)| it * often(at)).sum();
            let met_pairs: f64 =
                pairs.iter().zip(&held.pairs).filter(|(_, held)| **held).map(|(it, _)| it).sum();
            Share { words: share(met_words, &words), pairs: share(met_pairs, &pairs) }
        })
        .collect()
}

/// The pairs of neighbours, by the places of their words, without those of strange words.
fn places(words: impl Iterator<Item = Option<usize>>, edge: usize) -> Vec<(usize, usize)> {
    let ends = std::iter::once(Some(edge));
    let mut before = None;
    let mut pairs = Vec::new();
    for place in ends.clone().chain(words).chain(ends) {
        if let (Some(before), Some(place)) = (before, place) {
            pairs.push((before, place));
        }
        before = place;
    }
    pairs
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Share, shares};

    #[test]
    fn the_order_of_words_tells_neighbours_apart() {
        let facts = [
            vec!["can a role hold a user", "may a role hold users"],
            vec!["can a user hold a role"],
        ];
        let found = shares("can a user hold a role", &facts);
        assert!(found[1].pairs > found[0].pairs);
        assert!((found[1].pairs - 1.0).abs() < 1e-9, "every pair is held: {found:?}");
    }

    #[test]
    fn small_words_tell_as_much_as_long_ones() {
        let facts = [vec!["why is the key rotated"], vec!["when is the key rotated"]];
        let found = shares("when is a key rotated", &facts);
        assert!(found[1].words > found[0].words);
    }

    #[test]
    fn nothing_is_no_part_of_nothing() {
        let none = [Vec::new()];
        assert_eq!(shares("who", &none), [Share::default()]);
        let found = shares("", &[vec!["who patches"]]);
        assert!(found[0].words.is_finite() && found[0].pairs.is_finite());
    }
}
