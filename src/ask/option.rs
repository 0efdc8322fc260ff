//! Which option of a service a question describes, though it calls it by no name.

use std::collections::BTreeSet;

use crate::ask::read::Reading;
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::wording;

/// Returns the option of the named service whose words are all in the question.
///
/// Of two options the one wins whose words hold those of the other: "managed updates" and
/// "managed updates off". Two that have nothing to do with each other are a choice to be
/// made, and none is meant.
pub fn meant(base: &Base, reading: &Reading) -> Result<Option<String>> {
    let lines = match reading.named_subject().and_then(|fact| fact.split_once('/')) {
        Some(("service", service)) => base.lookup(statement("option_words")?, service)?,
        // Of a group that is named, one of its members may be described.
        Some((_, option)) => base.lookup(statement("option_words_beside")?, option)?,
        None => None,
    };
    let Some(lines) = lines else { return Ok(None) };
    let asked: BTreeSet<String> = reading.normal.split(' ').map(wording::stem).collect();
    Ok(described(&lines, &asked).map(|option| format!("deployment_option/{option}")))
}

/// Finds the one option that is described; each line holds an option and its words.
fn described<'a>(lines: &'a str, asked: &BTreeSet<String>) -> Option<&'a str> {
    let met: Vec<(&str, BTreeSet<&str>)> = lines
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(option, words)| (option, words.split(' ').collect::<BTreeSet<_>>()))
        .filter(|(_, words)| words.iter().all(|word| asked.contains(*word)))
        .collect();
    let widest = met.iter().max_by_key(|(_, words)| words.len())?;
    let is_one =
        met.iter().all(|(option, words)| *option == widest.0 || words.is_subset(&widest.1));
    is_one.then_some(widest.0)
}

#[cfg(test)]
mod tests {
    use super::described;

    const LINES: &str = "custom\tcustom\nmanaged\tmanag updat\noff\tmanag off updat";

    fn asked(words: &str) -> Option<&'static str> {
        described(LINES, &words.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn the_words_may_stand_apart_and_more_words_win() {
        assert_eq!(asked("are manag updat of it on"), Some("managed"));
        assert_eq!(asked("updat are off if manag"), Some("off"));
        assert_eq!(asked("updat are off"), None);
    }

    #[test]
    fn two_options_that_differ_are_none() {
        assert_eq!(asked("custom or manag updat"), None);
    }
}
