//! What the binary carries: the base, and the files that it was made from.

use crate::loader::{Material, TextFile};

mod files {
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// The edition of the data: the day of its last change.
pub const EDITION: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/EDITION"));

/// The base as the image of a SQLite file, without the views that reports become.
pub static BASE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/base.db"));

/// What `ask` and `who` need of it to answer.
pub static FACTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/facts.db"));

/// What `ask` needs of it to understand a question.
pub static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.db"));

/// Returns everything that the base was made from.
pub fn material() -> Material {
    Material {
        seed: texts(files::SEED),
        overlay: Vec::new(),
        overlay_name: String::new(),
        views: texts(files::VIEWS),
        reports: texts(files::REPORTS),
        checks: texts(files::CHECKS),
    }
}

/// Returns the saved reports.
pub fn reports() -> Vec<TextFile> {
    texts(files::REPORTS)
}

/// Returns the statement of that name that `ask`, `who` and `show` run.
pub fn statement(name: &str) -> Option<&'static str> {
    let stem = |path: &'static str| {
        path.strip_prefix("queries/ask/").and_then(|file| file.strip_suffix(".sql"))
    };
    // In the order of their names, as the build script lists them.
    let found = files::ASK.binary_search_by(|(path, _)| stem(path).cmp(&Some(name))).ok()?;
    std::str::from_utf8(files::ASK[found].1).ok()
}

fn texts(files: &[(&str, &[u8])]) -> Vec<TextFile> {
    files
        .iter()
        .map(|(path, bytes)| TextFile { path: (*path).to_owned(), bytes: bytes.to_vec() })
        .collect()
}

/// Returns the sections of the screen on a row of that table: title and statement.
pub fn sections(table: &str) -> Vec<(&'static str, &'static str)> {
    let start = format!("queries/ask/show_{table}_");
    files::ASK
        .iter()
        // `show_service_1_…` is a section of `service`, `show_service_encryption_…` is not.
        .filter(|(path, _)| {
            path.strip_prefix(&start)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
        .filter_map(|(_, bytes)| {
            let text = std::str::from_utf8(bytes).ok()?;
            let title = text.lines().next()?.trim_start_matches('-').trim().trim_end_matches('.');
            Some((title, text))
        })
        .collect()
}
