//! Understanding a question in plain words, in five stages that can be looked at.
//!
//! 1. [`read`] normalises the text, mends the spelling and recognises names.
//! 2. [`form`] finds what kind of answer is wanted.
//! 3. [`choose`] compares the question with every known wording and chooses a fact.
//! 4. [`answer`] fetches what the fact says for the service that was named.
//! 5. The reply is phrased there, or says honestly that nothing is recorded.
//!
//! What is known of words, names and wordings is data; this module only compares. Where no
//! wording is near enough, the reply is "not recorded", never the least unlikely fact.

pub mod answer;
pub mod aspect;
pub mod choose;
pub mod compare;
pub mod explain;
pub mod form;
pub mod letters;
pub mod limit;
pub mod list;
pub mod option;
pub mod party;
pub mod phrasing;
pub mod polarity;
pub mod read;
pub mod tokens;

use crate::error::Result;
use crate::reply::Reply;
use crate::store::Base;

pub use explain::Trace;

/// Answers a question; the trace tells what each stage saw.
pub fn ask(base: &Base, question: &str) -> Result<(Reply, Trace)> {
    let words = base.words()?;
    let reading = read::read(words, question)?;
    let form = form::recognise(words, &reading)?;
    let choice = choose::choose(words, &reading, &form)?;
    let mut reply = answer::reply(base, question, &reading, &form, &choice)?;
    for (typed, read) in &reading.corrected {
        reply.notes.push(format!("`{typed}` is read as `{read}`."));
    }
    Ok((reply, Trace { reading, form, choice }))
}

/// A phrase whose nearest wording is at least so near names the activity.
const SAME_ACTIVITY: f64 = 0.64;

/// Returns the activity that a phrase names, such as `patch the OS`.
pub fn activity(base: &Base, phrase: &str) -> Result<Option<String>> {
    let words = base.words()?;
    let reading = read::read(words, phrase)?;
    // What was mended has to be shown, and a name has no place for it.
    if !reading.corrected.is_empty() {
        return Ok(None);
    }
    let candidates = choose::candidates(words, &reading, &form::Form::default())?;
    let activity = candidates.iter().filter(|candidate| candidate.fact_id.starts_with("activity/"));
    let best = activity.max_by(|a, b| a.nearest.total_cmp(&b.nearest));
    Ok(best
        .filter(|best| best.nearest >= SAME_ACTIVITY)
        .map(|best| best.fact_id["activity/".len()..].to_owned()))
}
