//! Hostile files: each is read exactly or refused with the line that is at fault.

use std::io::{self, Read};

use super::cases::{CASES, Refused, Rows};
use super::{Reader, read, wild};

/// Gives a source's bytes out in pieces of one size.
struct Pieces<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.size.min(into.len()).min(self.bytes.len());
        into[..length].copy_from_slice(&self.bytes[..length]);
        self.bytes = &self.bytes[length..];
        Ok(length)
    }
}

/// Reads a file in pieces: its rows, or its problems with their lines.
fn outcome(bytes: &[u8], size: usize) -> Result<Vec<Vec<String>>, Vec<(u64, String)>> {
    let lines = |problems: Vec<crate::problem::Problem>| -> Vec<(u64, String)> {
        problems.into_iter().map(|problem| (problem.line, problem.to_string())).collect()
    };
    let mut reader = Reader::new("a.csv", Pieces { bytes, size }).map_err(lines)?;
    let mut rows = vec![reader.header().to_vec()];
    let mut problems = Vec::new();
    while let Some(row) = reader.next_row() {
        match row {
            Ok(row) => rows.push(row.cells().map(str::to_owned).collect()),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(lines(problems)) }
}

#[test]
fn every_file_is_read_exactly_or_refused_with_its_line() {
    assert!(CASES.len() >= 120 && wild::CASES.len() >= 120);
    for (name, bytes, expected) in CASES.iter().chain(wild::CASES) {
        for size in [usize::MAX, 1, 2, 3, 7] {
            match (expected, outcome(bytes, size)) {
                (Rows(rows), Ok(found)) => assert_eq!(found, *rows, "{name}"),
                (Refused(problems), Err(found)) => {
                    let agree = problems.len() == found.len()
                        && problems.iter().zip(&found).all(|((line, words), (at, message))| {
                            line == at && message.contains(words)
                        });
                    assert!(agree, "{name} in pieces of {size}: {found:?}");
                }
                (_, found) => panic!("{name} in pieces of {size}: {found:?}"),
            }
        }
    }
}

#[test]
fn the_whole_file_reads_as_its_pieces_do() {
    for (name, bytes, expected) in CASES.iter().chain(wild::CASES) {
        match (expected, read("a.csv", bytes)) {
            (Rows(rows), Ok(file)) => {
                assert_eq!(file.header, rows[0], "{name}");
                let found: Vec<&[String]> = file.rows.iter().map(|row| &row.cells[..]).collect();
                assert_eq!(found, rows[1..], "{name}");
            }
            (Refused(problems), Err(found)) => assert_eq!(found.len(), problems.len(), "{name}"),
            (_, found) => panic!("{name}: {found:?}"),
        }
    }
}

#[test]
fn what_a_file_is_does_not_hang_on_how_much_of_it_comes_at_once() {
    let file = format!("[\n{}\"x,y\"\n", "1a\n".repeat(200));
    let whole = outcome(file.as_bytes(), usize::MAX);
    assert_eq!(whole.as_ref().map(Vec::len), Ok(202), "no JSON: {whole:?}");
    assert_eq!(outcome(file.as_bytes(), 1), whole);
}

#[test]
fn a_file_without_a_right_row_is_not_read_to_its_end() {
    let file = format!("a,b\n{}", "1\n".repeat(30_000));
    let problems = read("a.csv", file.as_bytes()).unwrap_err();
    assert_eq!(problems.len(), 101);
    let last = problems.last().unwrap().to_string();
    assert!(last.ends_with("… and at least 10000 more problems in this file"), "{last}");
}

#[test]
fn rows_know_the_line_on_which_they_start() {
    let bytes = b"\na,b\r\n\"x\r\ny\",1\r\n\r\n2,3\n\"\n\n\",4";
    let lines: Vec<u64> = read("a.csv", bytes).unwrap().rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 6, 7]);
}

#[test]
fn a_source_that_cannot_be_read_is_a_problem() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let problems = Reader::new("a.csv", Broken).err().unwrap();
    assert_eq!(problems[0].to_string(), "a.csv: cannot be read: the disk is gone");
    let mut reader = Reader::new("a.csv", (&b"a\n1\n"[..]).chain(Broken)).unwrap();
    assert!(reader.next_row().unwrap().is_ok());
    assert!(reader.next_row().unwrap().unwrap_err().to_string().contains("the disk is gone"));
    assert!(reader.next_row().is_none());
}

#[test]
fn what_is_too_large_ends_the_reading() {
    // An endless source: a reader that looks for the end of the cell never comes back.
    for (start, endless, line, words) in [
        (&b"a,b\n1,2\n3,\"x\n"[..], b"yyyyyyy\n", 3, "not closed within 10 MB"),
        (b"a\n1\n", b"yyyyyyyy", 3, "a cell of more than 10 MB"),
        (b"a\n1\n", b"yyyyyyy,", 3, "more than 10000 cells"),
        (b"", b"yyyyyyy,", 1, "more than 10000 cells"),
    ] {
        let source = start.chain(Repeated { bytes: endless, at: 0 });
        let problems = match Reader::new("a.csv", source) {
            Err(problems) => problems,
            Ok(mut reader) => loop {
                match reader.next_row() {
                    Some(Ok(_)) => {}
                    Some(Err(problem)) => break vec![problem],
                    None => panic!("{words}: came to an end"),
                }
            },
        };
        assert_eq!(problems[0].line, line, "{words}");
        assert!(problems[0].message.contains(words), "{problems:?}");
    }
    // Many large cells make a row that is too large, though none of them is.
    let cell = "x".repeat(5_000_000);
    let row = format!("a,b,c,d\n{cell},{cell},{cell},{cell}\n");
    let problems = read("a.csv", row.as_bytes()).unwrap_err();
    assert_eq!(problems[0].to_string(), "a.csv:2: is a row of more than 16 MB");
    let names: Vec<String> = (0..2001).map(|n| format!("c{n}")).collect();
    let problems = read("a.csv", names.join(",").as_bytes()).unwrap_err();
    assert_eq!(problems[0].to_string(), "a.csv:1: has 2001 columns, expected at most 2000");
}

struct Repeated {
    bytes: &'static [u8],
    at: usize,
}

impl Read for Repeated {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        for byte in into.iter_mut() {
            *byte = self.bytes[self.at];
            self.at = (self.at + 1) % self.bytes.len();
        }
        Ok(into.len())
    }
}

#[test]
fn what_is_written_is_read_back() {
    use crate::answer::Answer;
    use crate::render::{Format, Options, renderer};
    use crate::value::Value;
    let texts =
        ["", " ", "\"", "\"\"", ",", "\n", "\r\n", "\r", "a\"b", "é\u{feff}", "\u{feff}", "#", "'"];
    for columns in [1, 2] {
        let answer = Answer {
            columns: ["\u{3b1}\n", "b,\""][..columns].iter().map(ToString::to_string).collect(),
            rows: texts.iter().map(|text| vec![Value::Text((*text).to_owned()); columns]).collect(),
        };
        let mut written = Vec::new();
        answer.send(&mut *renderer(Format::Csv, &Options::default(), &mut written)).unwrap();
        let file = read("a.csv", &written).unwrap();
        assert_eq!(file.header, answer.columns);
        for (row, text) in file.rows.iter().zip(texts) {
            assert_eq!(row.cells, vec![text; columns]);
        }
        assert_eq!(file.rows.len(), texts.len());
    }
}

/// Reads a file by the letter of RFC 4180, slowly; nothing if the letter is against it.
fn by_the_letter(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).ok()?;
    let mut rest = text.replace("\r\n", "\n");
    // Within quotes a CRLF stays one; by a letter that is used nowhere else.
    if text.contains('\r') {
        rest = text.replace("\r\n", "\u{1}");
        let mut quoted = false;
        rest = rest
            .chars()
            .map(|c| {
                quoted ^= c == '"';
                if c == '\u{1}' && !quoted { '\n' } else { c }
            })
            .collect();
    }
    let mut rows = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('\n') {
            rest = after.to_owned();
            continue;
        }
        let mut row = Vec::new();
        loop {
            let cell = if rest.starts_with('"') {
                let mut end = 1;
                loop {
                    end += rest[end..].find('"')? + 1;
                    if !rest[end..].starts_with('"') {
                        break;
                    }
                    end += 1;
                }
                let cell = rest[1..end - 1].replace("\"\"", "\"").replace('\u{1}', "\r\n");
                rest = rest[end..].to_owned();
                cell
            } else {
                let end = rest.find([',', '\n', '"', '\r']).unwrap_or(rest.len());
                let cell = rest[..end].to_owned();
                rest = rest[end..].to_owned();
                cell
            };
            row.push(cell);
            match rest.chars().next() {
                Some(',') => rest = rest[1..].to_owned(),
                Some('\n') => {
                    rest = rest[1..].to_owned();
                    break;
                }
                Some(_) => return None,
                None => break,
            }
        }
        rows.push(row);
    }
    Some(rows)
}

#[test]
fn any_file_is_read_by_the_letter_or_refused_whatever_its_pieces() {
    let letters: [&[u8]; 12] =
        [b"a", b"b", b",", b",", b"\"", b"\"", b"\n", b"\n", b"\r\n", b"\r", b";", b"\xC3\xA9"];
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % below
    };
    let (mut read, mut refused) = (0, 0);
    for _ in 0..6_000 {
        let length = next(14);
        let mut bytes = b"x,y\n"[..next(3) * 2].to_vec();
        for _ in 0..length {
            bytes.extend_from_slice(letters[next(letters.len())]);
        }
        let whole = outcome(&bytes, usize::MAX);
        assert_eq!(whole, outcome(&bytes, 1), "{:?}", bytes.escape_ascii().to_string());
        match whole {
            Ok(rows) => {
                read += 1;
                let letter = by_the_letter(&bytes);
                assert_eq!(Some(rows), letter, "{}", bytes.escape_ascii());
            }
            Err(_) => refused += 1,
        }
    }
    assert!(read > 500 && refused > 500, "{read} read, {refused} refused");
}
