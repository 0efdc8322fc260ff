//! What the program does, inside one process: `cargo bench`, `cargo bench -- load`.
//!
//! Whole processes beside their peers are timed by `benches/peers/run.py`.

use std::fmt::Write as _;
use std::fs;
use std::io;

use divan::{Bencher, black_box};
use onus::answer::{Answer, RowSink};
use onus::ask;
use onus::csvfile::Reader;
use onus::render::{Format, Options, renderer};
use onus::resolve::{SUBJECTS, resolve, statement};
use onus::search;
use onus::store::query::Bounds;
use onus::store::{Base, add_tables};
use onus::value::Value;
use onus::verdict;
use onus::with::With;

fn main() {
    divan::main();
}

fn base() -> Base {
    Base::facts().expect("the base opens")
}

#[divan::bench]
fn open() -> Base {
    base()
}

/// With the first statement SQLite reads the whole schema.
#[divan::bench]
fn open_and_first_prepare() -> Answer {
    base().query("SELECT name FROM activity LIMIT 1", &Vec::new()).expect("a name")
}

#[divan::bench]
fn who(bencher: Bencher<'_, '_>) {
    let base = base();
    bencher.bench_local(|| {
        let rds = resolve(&base, "rds", SUBJECTS, "service or option").expect("a service");
        verdict::reply(&base, "who", black_box("patch-os"), &rds).expect("a reply")
    });
}

#[divan::bench(args = ["who patches the OS for RDS?", "is data in s3 encrypted by default?"])]
fn ask_question(bencher: Bencher<'_, '_>, question: &str) {
    let base = base();
    bencher.bench_local(|| ask::ask(&base, black_box(question)).expect("a reply"));
}

#[divan::bench(args = ["bucket policy", "encryption"])]
fn search_words(bencher: Bencher<'_, '_>, words: &str) {
    let base = Base::carried().expect("the base opens");
    let text = statement("search").expect("the statement");
    bencher.bench_local(|| {
        let terms = search::terms(&base, black_box(words)).expect("words");
        let parameters = vec![
            ("query".to_owned(), Value::Text(terms.query)),
            ("limit".to_owned(), Value::Integer(20)),
        ];
        base.query(text, &parameters).expect("hits")
    });
}

/// Rows as a user's table may hold them, with commas, quotes and blanks.
fn rows(count: usize) -> String {
    let mut text = "id,account,service,note\n".to_owned();
    for row in 0..count {
        let note = if row % 4 == 0 { "\"one, \"\"two\"\"\"" } else { "a plain note of some words" };
        writeln!(text, "{row},{:012},service-{},{note}", row * 7919, row % 97)
            .expect("a string can be written");
    }
    text
}

#[divan::bench(args = [1_000, 10_000])]
fn parse_csv(bencher: Bencher<'_, '_>, count: usize) {
    let text = rows(count);
    bencher.bench(|| {
        let mut reader = Reader::new("rows.csv", text.as_bytes()).expect("a header");
        let mut cells = 0;
        while let Some(row) = reader.next_row() {
            cells += row.expect("a row").cells().count();
        }
        cells
    });
}

/// To a durable file, synced.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn load(bencher: Bencher<'_, '_>, count: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let (csv, file) = (folder.path().join("rows.csv"), folder.path().join("rows.db"));
    fs::write(&csv, rows(count)).expect("a file");
    fs::write(
        folder.path().join("rows.schema.sql"),
        "CREATE TABLE rows (id INTEGER PRIMARY KEY, account TEXT NOT NULL, service TEXT NOT NULL, \
         note TEXT CHECK (note <> '')); CREATE INDEX rows_by_service ON rows (service, account);",
    )
    .expect("a file");
    bencher
        .with_inputs(|| {
            fs::write(&file, "").expect("a file");
            With::parse(csv.as_os_str()).expect("a table")
        })
        .bench_local_values(|with| add_tables(&file, &[with]).expect("a table"));
}

const FORMATS: [Format; 4] = [Format::Csv, Format::Json, Format::Html, Format::Table];

/// All recorded verdicts in a format, thrown away.
#[divan::bench(args = FORMATS)]
fn export(bencher: Bencher<'_, '_>, format: Format) {
    let base = Base::carried().expect("the base opens");
    bencher.bench_local(|| {
        let mut out = io::sink();
        let mut sink = renderer(format, &Options::default(), &mut out);
        let sink: &mut dyn RowSink = &mut *sink;
        base.stream("SELECT * FROM who", &Vec::new(), Bounds::default(), sink).expect("rows").rows
    });
}
