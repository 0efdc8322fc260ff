//! The image that questions are answered from: a dozen small tables taken from a whole base.
//!
//! SQLite reads every definition of a base before its first answer. The whole base has some
//! sixty, with rules and comments, and views that are worked out for each question; reading
//! and planning them takes longer than the answer. What `ask` and `who` need is taken from
//! the base once, under the same names, so that the same statements run on both.

use rusqlite::Connection;

use crate::loader::failed;
use crate::problem::Problem;

/// Makes the image from that of a base.
pub fn question_image(base: &[u8]) -> Result<Vec<u8>, Vec<Problem>> {
    let make = || -> rusqlite::Result<Vec<u8>> {
        let mut connection = Connection::open_in_memory()?;
        connection.execute_batch("ATTACH ':memory:' AS base")?;
        connection.deserialize_read_exact("base", base, base.len(), true)?;
        connection.execute_batch(include_str!("question_image.sql"))?;
        connection.execute_batch("DETACH base; VACUUM")?;
        Ok(connection.serialize("main")?.to_vec())
    };
    make().map_err(failed)
}
