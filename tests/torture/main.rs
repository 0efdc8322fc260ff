//! What is too long for every run: kills, failing calls, crowds, damage, by the thousand.
//!
//! Run it with `cargo test --release --test torture -- --ignored --nocapture`. What is random
//! comes from a seed, which is printed; `TORTURE_SEED` runs the same again.

#![allow(
    clippy::print_stderr,
    reason = "who runs this reads along: seeds, counts, what is skipped"
)]

#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "the ordinary tests use the rest")]
mod support;

mod calls; // every system call of a write: killed there, or failing there
mod crowd; // many builders and readers of one file at once
mod damage; // flipped bits, cut files, migrations that stopped half way
mod foreign; // what a killed program of somebody else left beside the file
mod full_disk; // no room for the new file
mod kills; // killed at any moment
mod scene; // a folder with an old file, a command that replaces it, and what may be left
mod sources; // files with the line ends of another system
