//! Parts of a base as images of their own: what questions need, and nothing else.
//!
//! SQLite reads every definition of a base before its first answer. The whole base has some
//! sixty, with rules and comments, and views that are worked out for each question; reading
//! and planning them takes longer than the answer. What `ask` and `who` need is taken from
//! the base once, under the same names, so that the same statements run on both.

use rusqlite::Connection;

use crate::loader::failed;
use crate::problem::Problem;

/// What `ask` and `who` need to answer.
pub const FACTS: &str = include_str!("facts_image.sql");

/// What `ask` needs to understand a question.
pub const WORDS: &str = include_str!("words_image.sql");

/// Makes the image of a part from that of a base.
pub fn image(part: &str, base: &[u8]) -> Result<Vec<u8>, Vec<Problem>> {
    let make = || -> rusqlite::Result<Vec<u8>> {
        let mut connection = Connection::open_in_memory()?;
        connection.execute_batch("ATTACH ':memory:' AS base")?;
        connection.deserialize_read_exact("base", base, base.len(), true)?;
        connection.execute_batch(part)?;
        connection.execute_batch("DETACH base; VACUUM")?;
        Ok(connection.serialize("main")?.to_vec())
    };
    make().map_err(failed)
}
