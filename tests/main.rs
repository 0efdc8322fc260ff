//! The tests of the whole: one binary, one module for each promise.

mod support; // a folder, a run of the program, a golden file

mod ask; // questions in plain words: the examples and the exam
mod cli; // exit codes, streams, formats, files, names, and which base is read
mod data; // the data: invariants, and the exceptions that people get wrong
mod docs; // README and the other documents
mod hostile; // statements that mean harm are refused by a rule that is named
mod matrix; // the matrix of a stack: cells, marks, sources, names
mod overlay; // the user's own data: what is wrong is named, what is right joins the seed
mod schema; // records, tables, files, views, reports and the dictionary agree
mod shell; // statement after statement, from a pipe and on a terminal
mod signals; // Ctrl-C and its kin, at any moment
mod terminal; // what arrives on a terminal
mod tidy; // owners of crates, length of files, SQL in its place
