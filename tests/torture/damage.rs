//! Flipped bits, cut files, migrations that stopped half way.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rusqlite::{Connection, types::Value};

use crate::scene::{Dice, carried};
use crate::support::Folder;

/// How many bits are flipped, one at a time.
const FLIPS: usize = 2000;

/// How many lengths the file is cut to.
const CUTS: usize = 600;

/// Returns everything that SQLite reads from a file: definitions, and all rows of all tables.
fn content(path: &Path) -> rusqlite::Result<Vec<Vec<Value>>> {
    let connection = Connection::open(path)?;
    let read = |sql: &str| -> rusqlite::Result<Vec<Vec<Value>>> {
        let mut statement = connection.prepare(sql)?;
        let columns = statement.column_count();
        let rows =
            statement.query_map([], |row| (0..columns).map(|index| row.get(index)).collect())?;
        rows.collect()
    };
    let mut all = read("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
    let tables = read("SELECT name FROM pragma_table_list WHERE type IN ('table', 'shadow')")?;
    for table in tables {
        if let Value::Text(table) = &table[0] {
            all.extend(read(&format!("SELECT * FROM \"{table}\" NOT INDEXED"))?);
        }
    }
    let check = read("PRAGMA integrity_check")?;
    assert_eq!(check, [[Value::Text("ok".into())]], "an index differs from its table");
    Ok(all)
}

/// Runs the check on each image, two at a time, and judges it: code, message, folder.
fn check_all(
    count: usize,
    image: impl Fn(usize) -> Vec<u8> + Sync,
    judge: impl Fn(usize, i32, &str, &Path) + Sync,
) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let folder = Folder::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        break;
                    }
                    let path = folder.write("kb.db", image(number));
                    let run = folder.run(["check", "--db", "kb.db"]);
                    let said = run.err();
                    assert!([0, 4, 5].contains(&run.code), "{number}: {} {said}", run.code);
                    assert!(!said.contains("panicked"), "{number}: {said}");
                    judge(number, run.code, &said, &path);
                    assert_eq!(folder.names(), ["kb.db"], "{number}: a file was made");
                }
            });
        }
    });
}

#[test]
#[ignore = "takes minutes: cargo test --test torture -- --ignored"]
fn every_flipped_bit_that_changes_anything_is_found() {
    let mut dice = Dice::new("flips");
    let whole = carried();
    let bits: Vec<usize> = (0..FLIPS)
        .map(|_| usize::try_from(dice.below(whole.len() as u64 * 8)).expect("a place"))
        .collect();
    let folder = Folder::new();
    let expected = content(&folder.write("whole.db", &whole)).expect("the base is read");
    let (found, unused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let image = |number: usize| {
        let mut image = whole.clone();
        image[bits[number] / 8] ^= 1 << (bits[number] % 8);
        image
    };
    check_all(FLIPS, image, |number, code, _, path| {
        if code != 0 {
            found.fetch_add(1, Ordering::Relaxed);
            return;
        }
        // Only a bit that nobody reads may go unnoticed.
        let copy = folder.path(format!("{number}.db"));
        fs::copy(path, &copy).expect("a copy");
        let read = content(&copy).expect("it is read");
        assert!(read == expected, "bit {} was not noticed", bits[number]);
        fs::remove_file(copy).expect("it is removed");
        unused.fetch_add(1, Ordering::Relaxed);
    });
    let (found, unused) = (found.into_inner(), unused.into_inner());
    eprintln!("{FLIPS} flipped bits: {found} found, {unused} in bytes that hold nothing");
    assert!(found > FLIPS / 2, "{found}");
}

#[test]
#[ignore = "takes minutes: cargo test --test torture -- --ignored"]
fn every_cut_file_is_found() {
    let mut dice = Dice::new("cuts");
    let whole = carried();
    let mut lengths: Vec<usize> = (0..200).chain((1..=100).map(|n| whole.len() - n)).collect();
    // At the ends of pages, too, where nothing looks torn.
    lengths.extend(
        (0..100).map(|_| {
            usize::try_from(dice.below(whole.len() as u64 / 4096)).expect("a page") * 4096
        }),
    );
    while lengths.len() < CUTS {
        lengths.push(usize::try_from(dice.below(whole.len() as u64)).expect("a length"));
    }
    check_all(
        CUTS,
        |number| whole[..lengths[number]].to_vec(),
        |number, code, said, _| {
            assert_eq!(code, 4, "cut to {}: {said}", lengths[number]);
            assert!(said.starts_with("error: "), "{said}");
        },
    );
}

#[test]
#[ignore = "with the rest: cargo test --test torture -- --ignored"]
fn a_migration_that_stopped_or_whose_history_is_damaged_is_refused_and_replaced() {
    let folder = Folder::new();
    for (sql, may_be_asked) in [
        // Stopped after each migration, and between a migration and its entry.
        ("DELETE FROM refinery_schema_history WHERE version = 3; PRAGMA user_version = 2", false),
        ("DELETE FROM refinery_schema_history; PRAGMA user_version = 0", false),
        ("DELETE FROM refinery_schema_history WHERE version > 1", true),
        ("DROP TABLE about", false),
        ("DROP TABLE fact_wording; DROP TABLE name", true),
        ("DROP TABLE refinery_schema_history", true),
        ("PRAGMA user_version = 4", false),
        ("PRAGMA user_version = -1", false),
        // Damaged.
        ("UPDATE refinery_schema_history SET checksum = 'no number'", true),
        ("UPDATE refinery_schema_history SET checksum = NULL", true),
        ("UPDATE refinery_schema_history SET checksum = x'ff', applied_on = x'00ff'", true),
        ("UPDATE refinery_schema_history SET applied_on = 'yesterday'", true),
        ("UPDATE refinery_schema_history SET applied_on = NULL, name = NULL", true),
        ("UPDATE refinery_schema_history SET version = 2147483647 WHERE version = 3", true),
        ("INSERT INTO refinery_schema_history VALUES (4, 'new', 'never', '-1')", true),
    ] {
        let path = folder.write("kb.db", carried());
        Connection::open(path).expect("it opens").execute_batch(sql).expect("it is changed");
        let check = folder.run(["check", "--db", "kb.db"]);
        assert!([4, 5].contains(&check.code), "{sql}: {} {}", check.code, check.err());
        let asked = folder.run(["--db", "kb.db", "sql", "SELECT count(*) FROM service"]);
        assert_eq!(asked.code == 0, may_be_asked, "{sql}: {} {}", asked.code, asked.err());
        for run in [&check, &asked] {
            assert!(!run.err().contains("panicked"), "{sql}: {}", run.err());
        }
        assert!(!asked.err().is_empty(), "{sql}: nothing is said");
        folder.run(["build", "-o", "kb.db"]).ok();
        assert!(folder.read("kb.db") == carried(), "{sql}: not replaced");
        assert_eq!(folder.names(), ["kb.db"], "{sql}");
    }
}
