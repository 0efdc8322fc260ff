//! Any bytes as a CSV file: read exactly or refused, and never differently from the csv crate.

#![no_main]

use std::io::Read;

use libfuzzer_sys::fuzz_target;
use onus::answer::Answer;
use onus::csvfile::{CsvFile, Reader, read};
use onus::render::{Format, Options, renderer};
use onus::value::Value;

fuzz_target!(|bytes: &[u8]| {
    // However the bytes come, the outcome is the same, and problems have a line of the file.
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    let whole = outcome(bytes, usize::MAX);
    match (&whole, &outcome(bytes, 1)) {
        // Of a row that is cut by a fault, more may have been seen in small pieces.
        (Err(problems), Err(others)) => {
            // A header that is seen whole is refused for what it is, and nothing is read on.
            if Reader::new("a.csv", Pieces { bytes, size: 1 }).is_err() {
                return;
            }
            let line = |problems: &[(u64, String)]| problems.last().map(|(line, _)| *line);
            assert_eq!(line(problems), line(others));
        }
        (whole, pieces) => assert_eq!(*whole, *pieces),
    }
    if let Err(problems) = &whole {
        assert!(!problems.is_empty());
        assert!(problems.iter().all(|(line, _)| *line <= lines), "{problems:?}");
    }
    let Ok(file) = read("a.csv", bytes) else {
        assert!(whole.is_err());
        return;
    };
    assert_eq!(whole.as_ref().map(Vec::len), Ok(file.rows.len() + 1));
    let starts: Vec<u64> = file.rows.iter().map(|row| row.line).collect();
    assert!(starts.is_sorted_by(|a, b| a < b) && starts.iter().all(|line| *line <= lines));
    same_as_the_csv_crate(bytes, &file);
    let written = write(&file);
    let again = read("b.csv", &written).expect("what is written can be read");
    assert_eq!(again.header, file.header);
    assert!(cells(&again).eq(cells(&file)));
});

/// Gives its bytes away in pieces.
struct Pieces<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let size = self.size.min(into.len());
        self.bytes.read(&mut into[..size])
    }
}

/// Reads row by row: all rows, or all problems with their lines.
fn outcome(bytes: &[u8], size: usize) -> Result<Vec<Vec<String>>, Vec<(u64, String)>> {
    let mut problems = Vec::new();
    let mut reader = Reader::new("a.csv", Pieces { bytes, size }).map_err(|problems| {
        problems.into_iter().map(|problem| (problem.line, problem.message)).collect::<Vec<_>>()
    })?;
    let mut rows = vec![reader.header().to_vec()];
    while let Some(row) = reader.next_row() {
        match row {
            Ok(row) => rows.push(row.cells().map(str::to_owned).collect()),
            Err(problem) => problems.push((problem.line, problem.message)),
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

fn cells(file: &CsvFile) -> impl Iterator<Item = &Vec<String>> {
    file.rows.iter().map(|row| &row.cells)
}

fn same_as_the_csv_crate(bytes: &[u8], file: &CsvFile) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut found = reader.records().map(|record| record.expect("the csv crate reads it too"));
    let header = found.next().expect("a header");
    assert!(header.iter().eq(&file.header));
    let mut ours = cells(file);
    for record in found {
        assert!(record.iter().eq(ours.next().expect("as many rows")));
    }
    assert!(ours.next().is_none());
}

fn write(file: &CsvFile) -> Vec<u8> {
    let answer = Answer {
        columns: file.header.clone(),
        rows: cells(file).map(|row| row.iter().cloned().map(Value::Text).collect()).collect(),
    };
    let mut written = Vec::new();
    answer.send(&mut *renderer(Format::Csv, &Options::default(), &mut written)).expect("memory");
    written
}
