//! Onus: who owns what in AWS, as a SQL database in one binary.
//!
//! A fact travels one way: a line of `data/*.csv` becomes a typed record ([`record`]), a row
//! of a table ([`loader`]), part of a view, the result of a query ([`store`]), a plain
//! [`answer`], and at last text ([`render`]). The command line ([`cli`]) only joins these.

pub mod answer;
pub mod ask;
pub mod assets;
pub mod catalog;
pub mod cli;
pub mod csvfile;
pub mod error;
pub mod loader;
pub mod matrix;
pub mod output;
pub mod printable;
pub mod problem;
pub mod record;
pub mod render;
pub mod reply;
pub mod report;
pub mod resolve;
pub mod search;
pub mod stack;
pub mod store;
pub mod suggest;
pub mod value;
pub mod verdict;
pub mod with;
pub mod wording;
