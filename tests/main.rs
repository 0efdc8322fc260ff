//! The tests of the whole: one binary, one module for each promise.

mod ask; // questions in plain words: the examples and the exam
mod docs; // README and the other documents
