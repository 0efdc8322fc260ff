//! On a terminal nothing that comes from data, names or statements arrives raw.

use std::process::{Command, Stdio};

use onus::printable::is_hidden;
use onus::render::Format;
use rusqlite::Connection;

use crate::support::{Folder, carried_base};

/// All that could steer a terminal or hide: ESC, OSC, C1, BEL, overrides, tags.
const NASTY: &str = "\u{1b}[31mred\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{2066}\u{8}\u{7f}\u{200b}\u{feff}\u{2028}\u{85}\u{e0041}\u{90}\u{61c}";

/// Whether `script`, which gives a program a terminal, is here.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
pub(crate) fn has_terminal() -> bool {
    let version = Command::new("script").arg("--version").output();
    let found =
        version.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).contains("util-linux"));
    if !found {
        eprintln!("SKIPPED: `script` of util-linux is missing");
    }
    found
}

/// Runs the program on a terminal in a folder; returns all that arrived there.
fn on_terminal(folder: &Folder, arguments: &[&str]) -> String {
    let quoted = |word: &&str| format!("'{}'", word.replace('\'', "'\\''"));
    let words: Vec<String> =
        [env!("CARGO_BIN_EXE_onus")].iter().chain(arguments).map(quoted).collect();
    let mut script = Command::new("script");
    script.args(["-qec", &words.join(" "), "/dev/null"]).current_dir(folder.path(""));
    script.env("TERM", "xterm").stdin(Stdio::null());
    let output = script.output().expect("`script` runs");
    String::from_utf8(output.stdout).expect("what a terminal gets is UTF-8")
}

/// Asserts that only what the program itself may send arrived: line ends, and colours.
#[track_caller]
fn assert_safe(arguments: &[&str], text: &str) {
    let mut rest = text.replace("\r\n", "\n");
    while let Some(at) = rest.find("\u{1b}[") {
        let length = rest[at + 2..].find(|c: char| !(c.is_ascii_digit() || c == ';'));
        let end = at + 2 + length.expect("a sequence ends");
        // Red is what the data asks for; the program has its own colours.
        assert!(
            rest[end..].starts_with('m') && &rest[at + 2..end] != "31",
            "{arguments:?}: {text:?}"
        );
        rest.replace_range(at..=end, "");
    }
    let raw: Vec<char> =
        rest.chars().filter(|c| is_hidden(*c) && !matches!(c, '\n' | '\t')).collect();
    assert!(raw.is_empty(), "{arguments:?}: {raw:?} in {text:?}");
    assert!(!rest.is_empty() && !rest.contains("panicked"), "{arguments:?}: {text:?}");
}

#[test]
fn nothing_steers_a_terminal_in_any_format() {
    if !has_terminal() {
        return;
    }
    let folder = Folder::new();
    let base = folder.write("kb.db", std::fs::read(carried_base()).unwrap());
    let connection = Connection::open(base).unwrap();
    let change = "PRAGMA ignore_check_constraints = ON;
                  UPDATE responsibility SET statement = NASTY, aws_part = NASTY WHERE id = 'rds/patch-os';
                  UPDATE source SET title = NASTY; UPDATE citation SET locator = locator || NASTY;
                  UPDATE service SET statement = NASTY, name = NASTY WHERE id = 'rds';
                  UPDATE data_dictionary SET description = NASTY";
    connection.execute_batch(&change.replace("NASTY", &format!("'{NASTY}'"))).unwrap();
    drop(connection);
    folder.write("own.csv", format!("id,{NASTY}\n1,{NASTY}\n"));
    folder.write("x.sql", format!("SELECT '{NASTY}' AS \"a{NASTY}\", NULL AS n"));
    for (format, _) in Format::NAMES {
        for arguments in [
            &["--db", "kb.db", "who", "patch the os", "rds"][..],
            &["--db", "kb.db", "show", "rds", "--color", "always"],
            &["sql", "--file", "x.sql", "--null", NASTY],
            &["sql", "SELECT * FROM own", "--with", "own.csv"],
        ] {
            let arguments: Vec<&str> = arguments.iter().chain(&["-f", format]).copied().collect();
            assert_safe(&arguments, &on_terminal(&folder, &arguments));
        }
    }
}

#[test]
fn nothing_steers_a_terminal_in_a_message() {
    if !has_terminal() {
        return;
    }
    let folder = Folder::new();
    folder.write("x.sql", format!("SELECT '{NASTY}'"));
    folder.write(format!("{NASTY}/layer.csv"), "id\n");
    folder.write(format!("{NASTY}/x.sql"), format!("-- {NASTY}\n-- :p {{a}} {NASTY}\nSELECT :p"));
    let file = format!("{NASTY}.db");
    for arguments in [
        &[NASTY][..],
        &["--", NASTY],
        &["-f", NASTY, "report"],
        &["sql", NASTY],
        &["sql", "--show-sql", "--file", "x.sql"],
        &["sql", "SELECT :x", "-p", NASTY],
        &["who", NASTY, "rds"],
        &["show", NASTY],
        &["ask", NASTY],
        &["ask", "--explain", NASTY],
        &["search", NASTY],
        &["report", NASTY],
        &["report", "--reports", NASTY],
        &["report", "x", "--reports", NASTY],
        &["report", "x", "--reports", NASTY, "-p", NASTY],
        &["check", "--data", NASTY],
        &["--db", NASTY, "check"],
        &["sql", "SELECT 1", "--with", NASTY],
        &["build", "-o", NASTY],
        &["build", "-o", &file],
        &["sql", "SELECT 1", "-o", &file],
    ] {
        let text = on_terminal(&folder, arguments);
        if arguments.last() != Some(&file.as_str()) || arguments[0] == "build" {
            assert_safe(arguments, &text);
        }
    }
}
