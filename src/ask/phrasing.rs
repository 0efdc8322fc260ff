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
    let asked = Asked::new(question);
    let held: Vec<Held> = facts.iter().map(|texts| asked.held(texts)).collect();
    let tells = |holders: usize| ((count(facts.len()) + 1.0) / (count(holders) + 0.5)).ln();
    let words: Vec<f64> = (0..asked.words.len())
        .map(|at| tells(held.iter().filter(|held| held.words[at] > 0).count()))
        .collect();
    let pairs: Vec<f64> = (0..asked.pairs.len())
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

/// The words and pairs of the question, ready to be looked for in many texts.
struct Asked<'a> {
    /// Its words, each once, in order of the alphabet.
    words: Vec<&'a str>,
    /// Its pairs of neighbours by the places of their words; start and end have the place
    /// behind the last.
    pairs: Vec<(usize, usize)>,
    /// Whether a word begins with the byte: most words of a text are in no question.
    begins: [bool; 256],
}

impl<'a> Asked<'a> {
    fn new(question: &'a str) -> Self {
        let sequence: Vec<&str> = question.split(' ').filter(|word| !word.is_empty()).collect();
        let mut words = sequence.clone();
        words.sort_unstable();
        words.dedup();
        let mut begins = [false; 256];
        for word in &words {
            begins[usize::from(word.as_bytes()[0])] = true;
        }
        let mut asked = Asked { words, pairs: Vec::new(), begins };
        let places = sequence.iter().map(|word| asked.place(word)).collect::<Vec<_>>();
        let mut pairs = Vec::with_capacity(places.len() + 1);
        asked.neighbours(places.into_iter(), |pair| pairs.push(pair));
        pairs.sort_unstable();
        pairs.dedup();
        asked.pairs = pairs;
        asked
    }

    fn place(&self, word: &str) -> Option<usize> {
        let first = *word.as_bytes().first()?;
        if !self.begins[usize::from(first)] {
            return None;
        }
        self.words.binary_search(&word).ok()
    }

    /// Hands over the pairs of neighbours, without those of which a word is not asked for.
    fn neighbours(
        &self,
        places: impl Iterator<Item = Option<usize>>,
        mut take: impl FnMut((usize, usize)),
    ) {
        let edge = self.words.len();
        let mut before = Some(edge);
        for place in places.chain(std::iter::once(Some(edge))) {
            if let (Some(before), Some(place)) = (before, place) {
                take((before, place));
            }
            before = place;
        }
    }

    /// Looks for the words and pairs in the questions of one fact.
    fn held(&self, texts: &[&str]) -> Held {
        let edge = self.words.len();
        let mut held =
            Held { words: vec![0; edge], pairs: vec![false; self.pairs.len()], of: texts.len() };
        let mut last_with = vec![0; edge];
        for (number, text) in (1..).zip(texts) {
            let places = words(text).map(|word| {
                let place = self.place(word);
                if let Some(place) = place
                    && last_with[place] != number
                {
                    last_with[place] = number;
                    held.words[place] += 1;
                }
                place
            });
            self.neighbours(places, |pair| {
                if let Ok(at) = self.pairs.binary_search(&pair) {
                    held.pairs[at] = true;
                }
            });
        }
        held
    }
}

/// The words of a text with single blanks; a blank is one byte, whatever stands around it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        match text.bytes().position(|byte| byte == b' ') {
            Some(end) => {
                rest = Some(&text[end + 1..]);
                Some(&text[..end])
            }
            None => rest.take(),
        }
    })
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
