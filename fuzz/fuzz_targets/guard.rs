//! Any statement on a base in a file: the file, its folder and the guard stay as they are.

#![no_main]

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use libfuzzer_sys::fuzz_target;
use onus::answer::{Cell, RowSink};
use onus::assets;
use onus::error::ErrorKind;
use onus::printable;
use onus::store::Base;
use onus::store::query::Bounds;

/// Time for one statement; an interrupted one must end soon after.
const LIMIT: Duration = Duration::from_millis(300);

struct Place {
    folder: tempfile::TempDir,
    /// What stands where a file that is named without a folder would be made.
    here: Vec<OsString>,
    base: Base,
    changed: SystemTime,
    facts: u64,
}

thread_local! {
    static PLACE: Place = Place::new();
}

fuzz_target!(|sql: &str| {
    PLACE.with(|place| {
        let bounds = Bounds { rows: Some(1000), bytes: Some(1_000_000) };
        let watchdog = place.base.watch(LIMIT, || Duration::ZERO, || {});
        let outcome = place.base.stream(sql, &Vec::new(), bounds, &mut Sink);
        drop(watchdog);
        if let Err(error) = outcome {
            let expected = [ErrorKind::Statement, ErrorKind::Usage];
            assert!(expected.contains(&error.kind), "{error:?}");
            assert!(!error.message.is_empty() && error.message.len() < 10_000, "{error:?}");
            let safe = printable::lines(&error.message);
            assert!(!safe.chars().any(|c| printable::is_hidden(c) && c != '\n' && c != '\t'));
        }
        place.is_as_it_was();
    });
});

impl Place {
    fn new() -> Place {
        let memory = if Path::new("/dev/shm").is_dir() { "/dev/shm" } else { "/tmp" };
        let folder = tempfile::tempdir_in(memory).expect("a folder");
        let path = folder.path().join("kb.db");
        fs::write(&path, assets::BASE).expect("a file");
        let base = Base::file(&path).expect("a base");
        let changed = fs::metadata(&path).expect("a file").modified().expect("a time");
        let facts = facts(&base);
        Place { folder, here: names(Path::new(".")), base, changed, facts }
    }

    fn is_as_it_was(&self) {
        assert_eq!(names(self.folder.path()), ["kb.db"]);
        assert_eq!(names(Path::new(".")), self.here);
        let metadata = fs::metadata(self.folder.path().join("kb.db")).expect("a file");
        assert_eq!(metadata.len(), assets::BASE.len() as u64);
        assert_eq!(metadata.modified().expect("a time"), self.changed);
        assert_eq!(facts(&self.base), self.facts);
        for sql in ["DELETE FROM fact", "PRAGMA query_only = 0", "CREATE TEMP TABLE x (y)"] {
            assert!(self.base.query(sql, &Vec::new()).is_err(), "the guard stands no more");
        }
        let limits = "SELECT length(zeroblob(10000001))";
        assert!(self.base.query(limits, &Vec::new()).is_err(), "the limits hold no more");
    }
}

/// The names of everything in a folder, sorted.
fn names(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> = entries.map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    names
}

fn facts(base: &Base) -> u64 {
    let answer = base.query("SELECT count(*) AS n FROM fact", &Vec::new()).expect("a count");
    answer.get(0, "n").and_then(onus::value::Value::as_integer).expect("a number").unsigned_abs()
}

/// Takes rows and forgets them.
struct Sink;

impl RowSink for Sink {
    fn columns(&mut self, names: &[String]) -> std::io::Result<()> {
        assert!(!names.is_empty());
        Ok(())
    }

    fn row(&mut self, _: &[Cell<'_>]) -> std::io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
