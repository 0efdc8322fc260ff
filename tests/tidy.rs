//! The shape of the code: what each file may know, and how long it may get.

use std::fs;
use std::path::{Path, PathBuf};

/// A crate and the only places whose code may name it.
const OWNERS: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store/", "src/loader/"]),
    ("refinery", &["src/loader/"]),
    ("clap", &["src/cli/", "src/main.rs"]),
    ("clap_complete", &["src/cli/packager.rs"]),
    ("clap_mangen", &["src/cli/packager.rs"]),
    ("comfy_table", &["src/render/"]),
    ("csv", &["src/csvfile/", "src/render/", "src/with"]),
    ("tempfile", &["src/output", "src/store/with", "src/csvfile/"]),
    ("serde_json", &["src/render/", "src/reply.rs", "src/cli/", "src/printable.rs"]),
    ("sha2", &["src/loader/digest.rs", "src/output/"]),
    ("strsim", &["src/suggest.rs"]),
    ("rust_stemmers", &["src/wording/mod.rs"]),
    ("terminal_size", &["src/cli/"]),
    ("signal_hook", &["src/cli/signals.rs"]),
    ("rustyline", &["src/cli/shell/terminal.rs"]),
    ("rustix", &["src/cli/shell/terminal.rs"]),
];

/// All Rust files below `src`, with their text.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join("src"), &mut found);
    found.sort();
    let name = |path: &PathBuf| {
        path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/")
    };
    found.iter().map(|path| (name(path), fs::read_to_string(path).expect("text"))).collect()
}

/// Lines that are code, without the tests below them.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn every_file_opens_with_what_it_is_and_is_a_chapter() {
    for (name, text) in sources() {
        assert!(text.starts_with("//! ") || text.starts_with("/*!"), "{name} opens without `//!`");
        let lines = code(&text).count();
        assert!(lines <= 600, "{name} has {lines} lines of code");
    }
}

#[test]
fn every_crate_has_its_owner() {
    for (name, text) in sources() {
        for (krate, owners) in OWNERS {
            let path = format!("{krate}::");
            let named = code(&text).any(|line| {
                line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                    .any(|word| word.starts_with(&path))
            });
            let owned = owners.iter().any(|owner| name.starts_with(owner));
            assert!(!named || owned, "{name} names `{krate}`, which belongs to {owners:?}");
        }
    }
}

#[test]
fn sql_stands_in_files_outside_of_the_store() {
    for (name, text) in sources() {
        // `show` and `export` select whole rows of a table whose name is data.
        let free = ["src/store/", "src/loader/", "src/cli/show.rs", "src/cli/export.rs"];
        if free.iter().any(|place| name.starts_with(place)) {
            continue;
        }
        for line in code(&text) {
            let sql = ["SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE ", "CREATE TABLE"];
            let found = sql
                .iter()
                .find(|word| line.contains(&format!("\"{word}")) && line.contains(" FROM "));
            // A hint shows a statement as people would type it.
            let example = line.contains("for example") || line.contains("onus sql");
            assert!(found.is_none() || example, "{name} holds SQL: {line}");
        }
    }
}

#[test]
fn nothing_prints_or_ends_but_the_command_line() {
    for (name, text) in sources() {
        for line in code(&text) {
            for word in ["println!(", "print!(", "dbg!(", "todo!(", "unimplemented!("] {
                assert!(!line.contains(word), "{name}: {line}");
            }
            assert!(!line.contains("process::exit") || name == "src/cli/stop.rs", "{name}: {line}");
        }
    }
}

/// Crates in `Cargo.lock`: all that any platform, test or bench needs, and the package.
///
/// The last: `miniz_oxide` and its `adler2`, which pack the known questions.
const CRATES: usize = 137;

#[test]
fn the_tree_of_crates_stays_small() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    let lock = fs::read_to_string(path).expect("Cargo.lock");
    let count = lock.matches("[[package]]").count();
    assert!(
        count <= CRATES,
        "{count} crates; one more is a change of the number above, and says why"
    );
}
