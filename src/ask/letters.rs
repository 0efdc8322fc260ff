//! How alike two texts look, letter by letter.
//!
//! The telling words decide what may be meant; how the whole sentence runs, its small words
//! included, tells two neighbours apart: "how many can I have" and "how long can it be".

/// Signs that are told apart: blank, letters, digits, and one for all others.
const SIGNS: usize = 38;

/// A text as its runs of three letters, ready to be compared with many others.
pub struct Letters {
    /// How often each run stands in the text.
    counts: Vec<u8>,
    length: usize,
}

impl Letters {
    /// Takes a text in lower case with single blanks.
    pub fn new(text: &str) -> Self {
        let mut counts = vec![0_u8; SIGNS * SIGNS * SIGNS];
        let mut length = 0;
        for run in runs(text) {
            counts[run] = counts[run].saturating_add(1);
            length += 1;
        }
        Letters { counts, length }
    }

    /// Returns the share of runs that both texts hold, from 0 to 1.
    pub fn likeness(&mut self, other: &str) -> f64 {
        let mut met = Vec::with_capacity(self.length);
        let mut length = 0;
        for run in runs(other) {
            length += 1;
            if self.counts[run] > 0 {
                self.counts[run] -= 1;
                met.push(run);
            }
        }
        for run in &met {
            self.counts[*run] += 1;
        }
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        2.0 * number(met.len()) / number((self.length + length).max(1))
    }
}

/// The runs of three letters, with a blank before and behind the text.
fn runs(text: &str) -> impl Iterator<Item = usize> {
    let signs = std::iter::once(' ').chain(text.chars()).chain(std::iter::once(' ')).map(sign);
    let mut last = (0, 0);
    signs.enumerate().filter_map(move |(at, sign)| {
        let run = (last.0 * SIGNS + last.1) * SIGNS + sign;
        last = (last.1, sign);
        (at >= 2).then_some(run)
    })
}

fn sign(c: char) -> usize {
    match c {
        ' ' => 0,
        'a'..='z' => c as usize - 'a' as usize + 1,
        '0'..='9' => c as usize - '0' as usize + 27,
        _ => SIGNS - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn the_same_text_is_alike_and_a_strange_one_is_not() {
        let mut letters = Letters::new("how many users");
        assert!(letters.likeness("how many users") > 0.999);
        assert!(letters.likeness("zzz") < 0.001);
        assert!(letters.likeness("how many users") > 0.999, "comparing changes nothing");
    }

    #[test]
    fn small_words_count() {
        let mut letters = Letters::new("how long can a session last");
        let near = letters.likeness("how long can a role session last");
        assert!(near > letters.likeness("how many sessions can a role have"));
    }

    #[test]
    fn any_text_is_taken() {
        let mut letters = Letters::new("");
        assert!(letters.likeness("").is_finite());
        assert!(letters.likeness("größe ∑").is_finite());
    }
}
