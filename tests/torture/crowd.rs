//! Many builders and readers of one file at once.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use rusqlite::Connection;

use crate::scene::carried;
use crate::support::{Folder, carried_base, fixture, fixture_base};

/// How often each builder writes the file.
const BUILDS: usize = 25;

#[test]
#[ignore = "takes a minute: cargo test --test torture -- --ignored"]
fn eight_builders_and_eight_readers_get_whole_files_only() {
    let folder = Folder::new();
    let path = folder.write("kb.db", carried());
    let (seed, overlay) = (carried(), fs::read(fixture_base()).expect("a base"));
    let own = fixture();
    let sql = "SELECT count(*) AS n, total(length(statement)) AS t FROM fact";
    let query = |base: &str| folder.run(["--db", base, "sql", sql, "-f", "csv"]).ok();
    let answers =
        [carried_base(), fixture_base()].map(|base| query(base.to_str().expect("a path")));
    assert_ne!(answers[0], answers[1]);
    let (is_over, read, alternated) =
        (AtomicBool::new(false), AtomicUsize::new(0), [AtomicUsize::new(0), AtomicUsize::new(0)]);
    thread::scope(|scope| {
        let builders: Vec<_> = (0..8)
            .map(|builder| {
                let (folder, own) = (&folder, &own);
                scope.spawn(move || {
                    for _ in 0..BUILDS {
                        let run = if builder % 2 == 0 {
                            folder.run(["build", "-o", "kb.db"])
                        } else {
                            let data = own.to_str().expect("a path");
                            folder.run(["build", "-o", "kb.db", "--data", data])
                        };
                        assert_eq!(run.code, 0, "builder {builder}: {}", run.err());
                    }
                })
            })
            .collect();
        for reader in 0..8 {
            let (is_over, read, alternated, answers, path, folder, query) =
                (&is_over, &read, &alternated, &answers, &path, &folder, &query);
            let (seed, overlay) = (&seed, &overlay);
            scope.spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    // By the program, by SQLite itself, and as bytes.
                    let found = match reader % 3 {
                        0 => {
                            let answer = query("kb.db");
                            let found = answers.iter().position(|known| *known == answer);
                            found.unwrap_or_else(|| panic!("the program reads {answer}"))
                        }
                        1 => {
                            let connection = Connection::open(path).expect("it opens");
                            let check: String = connection
                                .query_row("PRAGMA quick_check", [], |row| row.get(0))
                                .expect("it is read");
                            assert_eq!(check, "ok");
                            0
                        }
                        _ => {
                            let bytes = folder.read("kb.db");
                            let found = [seed, overlay].iter().position(|image| **image == bytes);
                            found.unwrap_or_else(|| panic!("{} other bytes", bytes.len()))
                        }
                    };
                    alternated[found].fetch_add(1, Ordering::Relaxed);
                    read.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let ends: Vec<_> = builders.into_iter().map(thread::ScopedJoinHandle::join).collect();
        is_over.store(true, Ordering::Relaxed);
        assert!(ends.into_iter().all(|end| end.is_ok()), "a builder failed");
    });
    eprintln!("{} builds, {} reads", 8 * BUILDS, read.into_inner());
    let [first, second] = alternated.map(AtomicUsize::into_inner);
    assert!(first > 0 && second > 0, "both bases were seen: {first} and {second}");
    assert_eq!(folder.names(), ["kb.db"]);
}
