//! What a killed program of somebody else left beside the file: journals and logs.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use crate::scene::{Dice, carried};
use crate::support::{Folder, fixture_base, wait};

/// Names the database and the mode of its journal for the program below.
const WRITER: &str = "TORTURE_WRITER";

/// The other program: begins a large change, says so, and waits to be killed.
#[test]
#[ignore = "only a part of another test"]
fn writer() {
    let Ok(task) = std::env::var(WRITER) else { return };
    let (mode, path) = task.split_once(' ').expect("a mode and a path");
    let connection = Connection::open(path).expect("the base opens");
    let begin = format!(
        "PRAGMA journal_mode = {mode}; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = 5; \
         CREATE TABLE IF NOT EXISTS theirs (x); INSERT INTO theirs VALUES (randomblob(100000)); \
         BEGIN; UPDATE fact SET statement = 'half a change'; DELETE FROM citation; \
         INSERT INTO theirs VALUES (randomblob(900000));"
    );
    connection.execute_batch(&begin).expect("the change begins");
    if mode == "wal" {
        connection.execute_batch("COMMIT; BEGIN; DELETE FROM alias;").expect("and goes on");
    }
    println!("\nready");
    thread::sleep(Duration::from_mins(1));
}

/// Leaves the file as it is when another program is killed in the middle of a change.
fn kill_a_writer(path: &Path, mode: &str) {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "foreign::writer", "--ignored", "--nocapture"]);
    command.env(WRITER, format!("{mode} {}", path.display()));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the writer starts");
    let out = BufReader::new(child.stdout.take().expect("its stdout"));
    let is_ready = out.lines().any(|line| line.expect("a line") == "ready");
    assert!(is_ready, "{mode}: the writer began its change");
    child.kill().expect("it is killed");
    wait(&mut child, |_| {});
}

/// Asserts that SQLite sees the new base, and nothing of the other program's change.
#[track_caller]
fn assert_new(folder: &Folder, when: &str) {
    assert!(folder.read("kb.db") == carried(), "{when}: not the new file");
    assert_eq!(folder.names(), ["kb.db"], "{when}");
    let connection = Connection::open(folder.path("kb.db")).expect("it opens");
    let check: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
    assert_eq!(check, "ok", "{when}");
    drop(connection);
    assert!(folder.read("kb.db") == carried(), "{when}: opening it changed it");
}

#[test]
#[ignore = "takes a minute: cargo test --test torture -- --ignored"]
fn what_another_program_left_never_reaches_the_new_file() {
    for mode in ["delete", "truncate", "persist", "wal"] {
        for old in [carried(), fs::read(fixture_base()).expect("a base")] {
            let folder = Folder::new();
            let path = folder.write("kb.db", old);
            kill_a_writer(&path, mode);
            assert!(folder.names().len() > 1, "{mode}: it left nothing: {:?}", folder.names());
            folder.run(["build", "-o", "kb.db"]).ok();
            assert_new(&folder, mode);
        }
    }
    // Its database is gone, or another file stands there.
    for mode in ["delete", "wal"] {
        let folder = Folder::new();
        let path = folder.write("kb.db", carried());
        kill_a_writer(&path, mode);
        fs::remove_file(&path).expect("it can be removed");
        folder.run(["build", "-o", "kb.db"]).ok();
        assert_new(&folder, mode);
    }
}

#[test]
#[ignore = "takes minutes: cargo test --test torture -- --ignored"]
fn a_kill_while_its_change_is_undone_loses_nothing() {
    let mut dice = Dice::new("foreign");
    for mode in ["delete", "wal"] {
        let left = Folder::new();
        let path = left.write("kb.db", fs::read(fixture_base()).expect("a base"));
        kill_a_writer(&path, mode);
        // What SQLite makes of it, undisturbed.
        let content = |folder: &Folder| -> String {
            let connection = Connection::open(folder.path("kb.db")).expect("it opens");
            let check: String = connection
                .query_row("PRAGMA integrity_check", [], |row| row.get(0))
                .expect("a check");
            assert_eq!(check, "ok", "{mode}");
            let sql = "SELECT (SELECT count(*) FROM citation) || ' ' || (SELECT total(length(statement)) FROM fact)";
            connection.query_row(sql, [], |row| row.get(0)).expect("it is read")
        };
        let copy = |to: &Folder| {
            for name in left.names().iter().filter(|name| !name.ends_with("-shm")) {
                to.write(name, left.read(name));
            }
        };
        let expected = {
            let folder = Folder::new();
            copy(&folder);
            content(&folder)
        };
        let mut news = 0;
        for number in 0..100 {
            let folder = Folder::new();
            copy(&folder);
            let mut command = Command::new(env!("CARGO_BIN_EXE_onus"));
            command.args(["build", "-o", "kb.db"]).current_dir(folder.path("")).env_clear();
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().expect("it starts");
            thread::sleep(Duration::from_micros(dice.below(200_000)));
            child.kill().expect("it can be killed");
            wait(&mut child, |_| {});
            if folder.read("kb.db") == carried() {
                news += 1;
            } else {
                assert_eq!(content(&folder), expected, "{mode}, kill {number}");
            }
            folder.run(["build", "-o", "kb.db"]).ok();
            assert_new(&folder, &format!("{mode}, kill {number}"));
        }
        eprintln!("{mode}: 100 kills, {news} with the new file");
    }
}
