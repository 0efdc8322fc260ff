//! "Did you mean": the nearest known name to one that is not known.

/// Returns the known name that is nearest, if one is near enough to be a slip of the hand.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (score(&name, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// Returns the known names that are near, nearest first, at most `most`.
pub fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let name = name.to_lowercase();
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .map(|candidate| (score(&name, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score >= 0.55)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(most).map(|(_, candidate)| candidate).collect()
}

/// Returns the word that was meant by a misspelt one: one slip, two in a very long word; the first of equals, so callers list the usual words first.
pub fn misspelt<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = if word.chars().count() < 10 { 1 } else { 2 };
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let slips = strsim::damerau_levenshtein(word, candidate);
        if slips <= most && best.is_none_or(|(fewest, _)| slips < fewest) {
            best = Some((slips, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Likeness from 0 to 1: few typing slips, or one name being the start of the other.
fn score(name: &str, candidate: &str) -> f64 {
    let slips = strsim::normalized_damerau_levenshtein(name, candidate);
    let start = if name.len() >= 3 && candidate.starts_with(name) { 0.75 } else { 0.0 };
    slips.max(start)
}

#[cfg(test)]
mod tests {
    use super::{near, nearest};

    #[test]
    fn finds_a_slip_and_nothing_far() {
        assert_eq!(nearest("rdss", ["s3", "rds", "redshift"]), Some("rds"));
        assert_eq!(nearest("banana", ["s3", "rds", "redshift"]), None);
    }

    #[test]
    fn lists_the_nearest_first() {
        assert_eq!(
            near("rds-custom", ["rds", "rds-custom-oracle", "ec2"], 3),
            ["rds-custom-oracle"]
        );
    }
}
