//! Any CSV with any schema beside it: the table and its indexes are made, or nothing is.

#![no_main]

use std::fs;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use onus::store::add_tables;
use onus::with::With;

fuzz_target!(|bytes: &[u8]| {
    // The schema, a NUL, the rows; without a NUL there is no schema.
    let nul = bytes.iter().position(|byte| *byte == 0);
    let (schema, rows) = nul.map_or((&[][..], bytes), |at| (&bytes[..at], &bytes[at + 1..]));
    let folder = tempfile::tempdir_in(memory()).expect("a folder");
    let place = |name: &str| folder.path().join(name);
    fs::write(place("t.csv"), rows).expect("a file");
    if !schema.is_empty() {
        fs::write(place("t.schema.sql"), schema).expect("a file");
    }
    fs::write(place("t.db"), "").expect("a file");
    let Ok(with) = With::parse(place("t.csv").as_os_str()) else { return };
    let outcome = add_tables(&place("t.db"), &[with]);
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name())
        .collect();
    names.retain(|name| name != "t.csv" && name != "t.schema.sql");
    assert_eq!(names, ["t.db"]);
    if outcome.is_err() {
        let length = fs::metadata(place("t.db")).map_or(0, |metadata| metadata.len());
        assert_eq!(length, 0, "a refused table leaves nothing");
    }
});

/// Where files are only memory, if there is such a place.
fn memory() -> &'static Path {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory } else { Path::new("/tmp") }
}
