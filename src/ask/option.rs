//! Which option of a service a question describes, though it calls it by no name.

use std::collections::BTreeSet;

use crate::ask::read::Reading;
use crate::error::Result;
use crate::resolve::statement;
use crate::store::Base;
use crate::wording;

/// Returns the option whose words are all in the question, of the service that is named.
///
/// Of two options the one wins whose words hold those of the other: "managed updates" and
/// "managed updates off". Two that have nothing to do with each other are a choice to be
/// made, and none is meant.
pub fn meant(base: &Base, reading: &Reading) -> Result<Option<String>> {
    let Some((table, id)) = reading.named_subject().and_then(|fact| fact.split_once('/')) else {
        return Ok(None);
    };
    // Of a group of options that is named, one of its members may be described.
    let named = (table == "deployment_option").then_some(id);
    let sql = if named.is_some() { "option_words_beside" } else { "option_words" };
    let Some(lines) = base.lookup(statement(sql)?, id)? else { return Ok(None) };
    let asked: BTreeSet<String> = reading.normal.split(' ').map(wording::stem).collect();
    Ok(described(&lines, &asked, named).map(|option| format!("deployment_option/{option}")))
}

/// Finds the one option that is described; each line holds an option and its words.
///
/// Where an option is named already, another is only found by words that its own lack.
fn described<'a>(lines: &'a str, asked: &BTreeSet<String>, named: Option<&str>) -> Option<&'a str> {
    let met: Vec<(&str, BTreeSet<&str>)> = lines
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(option, words)| (option, words.split(' ').collect::<BTreeSet<_>>()))
        .filter(|(_, words)| words.iter().all(|word| asked.contains(*word)))
        .collect();
    // Of a group and its members that share a word the group comes first.
    let (option, words) = met.iter().rev().max_by_key(|(_, words)| words.len())?;
    let own = met.iter().filter(|(option, _)| named == Some(*option));
    if own.map(|(_, own)| own.len()).max() >= Some(words.len()) {
        return None;
    }
    let is_one = met.iter().all(|(other, others)| {
        let member = other.strip_prefix(option).is_some_and(|rest| rest.starts_with('-'));
        other == option || (others.is_subset(words) && (others.len() < words.len() || member))
    });
    is_one.then_some(*option)
}

#[cfg(test)]
mod tests {
    use super::described;

    const LINES: &str = "custom\tcustom\ncustom-sql\tcustom\ncustom-sql-cev\tcev custom\n\
                         managed\tmanag updat\noff\tmanag off updat";

    fn beside(named: Option<&str>, words: &str) -> Option<&'static str> {
        described(LINES, &words.split(' ').map(str::to_owned).collect(), named)
    }

    fn asked(words: &str) -> Option<&'static str> {
        beside(None, words)
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
    #[test]
    fn a_group_is_meant_before_its_members() {
        assert_eq!(asked("who patch a custom one"), Some("custom"));
        assert_eq!(asked("a custom one with a cev"), Some("custom-sql-cev"));
    }

    #[test]
    fn a_named_option_stays_unless_more_is_said() {
        assert_eq!(beside(Some("custom-sql"), "custom sql patch"), None);
        assert_eq!(beside(Some("custom-sql"), "custom sql with a cev"), Some("custom-sql-cev"));
    }
}
