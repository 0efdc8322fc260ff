//! Hostile files: each is read exactly or refused with the line that is at fault.

use std::io::{self, Read};

use super::{Reader, read};

/// What must come of a file: header and rows, or line and words of the problems.
enum Expected {
    Rows(&'static [&'static [&'static str]]),
    Refused(&'static [(u64, &'static str)]),
}

use Expected::{Refused, Rows};

/// The files, each with a name that says what is special about it.
const CASES: &[(&str, &[u8], Expected)] = &[
    // What is plainly right.
    ("simple", b"a,b\n1,2\n", Rows(&[&["a", "b"], &["1", "2"]])),
    ("one column", b"a\n1\n2\n", Rows(&[&["a"], &["1"], &["2"]])),
    ("no line end at the end", b"a,b\n1,2", Rows(&[&["a", "b"], &["1", "2"]])),
    ("header only", b"a,b\n", Rows(&[&["a", "b"]])),
    ("header only, no line end", b"a,b", Rows(&[&["a", "b"]])),
    ("CRLF", b"a,b\r\n1,2\r\n", Rows(&[&["a", "b"], &["1", "2"]])),
    ("CRLF without the last", b"a,b\r\n1,2", Rows(&[&["a", "b"], &["1", "2"]])),
    ("mixed line ends", b"a,b\r\n1,2\n3,4\r\n", Rows(&[&["a", "b"], &["1", "2"], &["3", "4"]])),
    ("byte order mark", b"\xEF\xBB\xBFa,b\n1,2\n", Rows(&[&["a", "b"], &["1", "2"]])),
    ("byte order mark and quote", b"\xEF\xBB\xBF\"a\",b\n1,2\n", Rows(&[&["a", "b"], &["1", "2"]])),
    ("byte order mark and CRLF", b"\xEF\xBB\xBFa\r\n1\r\n", Rows(&[&["a"], &["1"]])),
    ("mark inside a cell", b"a\n\xEF\xBB\xBFx\n", Rows(&[&["a"], &["\u{feff}x"]])),
    ("empty cells", b"a,b,c\n,,\n", Rows(&[&["a", "b", "c"], &["", "", ""]])),
    ("quoted empty cells", b"a,b\n\"\",\"\"\n", Rows(&[&["a", "b"], &["", ""]])),
    ("quoted empty cell, one column", b"a\n\"\"\n", Rows(&[&["a"], &[""]])),
    ("quoted header", b"\"a\",\"b\"\n1,2\n", Rows(&[&["a", "b"], &["1", "2"]])),
    ("header with comma and quote", b"\"a,\"\"x\",b\n1,2\n", Rows(&[&["a,\"x", "b"], &["1", "2"]])),
    ("comma in quotes", b"a,b\n\"1,5\",2\n", Rows(&[&["a", "b"], &["1,5", "2"]])),
    ("line feed in quotes", b"a,b\n\"1\n2\",3\n", Rows(&[&["a", "b"], &["1\n2", "3"]])),
    ("CRLF in quotes", b"a,b\r\n\"1\r\n2\",3\r\n", Rows(&[&["a", "b"], &["1\r\n2", "3"]])),
    ("carriage return in quotes", b"a,b\n\"1\r2\",3\n", Rows(&[&["a", "b"], &["1\r2", "3"]])),
    ("empty lines in quotes", b"a,b\n\"\n\n\",3\n", Rows(&[&["a", "b"], &["\n\n", "3"]])),
    ("doubled quotes", b"a\n\"say \"\"hi\"\"\"\n", Rows(&[&["a"], &["say \"hi\""]])),
    ("only a quote", b"a\n\"\"\"\"\n", Rows(&[&["a"], &["\""]])),
    ("only two quotes", b"a\n\"\"\"\"\"\"\n", Rows(&[&["a"], &["\"\""]])),
    ("quoted at the end of the file", b"a,b\n1,\"2\"", Rows(&[&["a", "b"], &["1", "2"]])),
    ("comma at the end of the file", b"a,b\n1,", Rows(&[&["a", "b"], &["1", ""]])),
    ("blanks are kept", b"a,b\n 1 ,\t2 \n", Rows(&[&["a", "b"], &[" 1 ", "\t2 "]])),
    (
        "leading zeros and dates",
        b"a,b\n007,2024-01-02\n",
        Rows(&[&["a", "b"], &["007", "2024-01-02"]]),
    ),
    ("numbers of all kinds", b"a,b\n1e400,-0\n", Rows(&[&["a", "b"], &["1e400", "-0"]])),
    ("formula", b"a\n=1+1\n", Rows(&[&["a"], &["=1+1"]])),
    ("apostrophe and backslash", b"a,b\n'x',\\\n", Rows(&[&["a", "b"], &["'x'", "\\"]])),
    ("comment sign", b"a\n#x\n", Rows(&[&["a"], &["#x"]])),
    ("semicolon in a cell", b"a,b\n1;2,3\n", Rows(&[&["a", "b"], &["1;2", "3"]])),
    ("escape sequence", b"a\n\x1b[31m\n", Rows(&[&["a"], &["\x1b[31m"]])),
    ("other scripts", "a,ключ\n日本,👍🏽\n".as_bytes(), Rows(&[&["a", "ключ"], &["日本", "👍🏽"]])),
    (
        "line separators of Unicode",
        "a\nx\u{2028}y\u{85}z\n".as_bytes(),
        Rows(&[&["a"], &["x\u{2028}y\u{85}z"]]),
    ),
    ("vertical tab and form feed", b"a\nx\x0by\x0c\n", Rows(&[&["a"], &["x\x0by\x0c"]])),
    (
        "empty line between rows",
        b"a,b\n1,2\n\n3,4\n",
        Rows(&[&["a", "b"], &["1", "2"], &["3", "4"]]),
    ),
    ("empty lines at the end", b"a,b\r\n1,2\r\n\r\n\r\n", Rows(&[&["a", "b"], &["1", "2"]])),
    ("empty lines at the start", b"\n\r\na,b\n1,2\n", Rows(&[&["a", "b"], &["1", "2"]])),
    ("rows that are equal", b"a\n1\n1\n", Rows(&[&["a"], &["1"], &["1"]])),
    ("looks like a workbook later", b"a\nPK\x03\x04\n", Rows(&[&["a"], &["PK\x03\x04"]])),
    // csv-spectrum.
    (
        "spectrum: comma in quotes",
        b"first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123\n",
        Rows(&[
            &["first", "last", "address", "city", "zip"],
            &["John", "Doe", "120 any st.", "Anytown, WW", "08123"],
        ]),
    ),
    (
        "spectrum: empty",
        b"a,b,c\n1,\"\",\"\"\n2,3,4\n",
        Rows(&[&["a", "b", "c"], &["1", "", ""], &["2", "3", "4"]]),
    ),
    (
        "spectrum: empty, CRLF",
        b"a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n",
        Rows(&[&["a", "b", "c"], &["1", "", ""], &["2", "3", "4"]]),
    ),
    (
        "spectrum: escaped quotes",
        b"a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
        Rows(&[&["a", "b"], &["1", "ha \"ha\" ha"], &["3", "4"]]),
    ),
    (
        "spectrum: json",
        b"key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
        Rows(&[&["key", "val"], &["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]),
    ),
    (
        "spectrum: location coordinates",
        "Contact Phone Number,Location Coordinates\n,\"(35.27791°, -78.99556°)\"\n".as_bytes(),
        Rows(&[
            &["Contact Phone Number", "Location Coordinates"],
            &["", "(35.27791°, -78.99556°)"],
        ]),
    ),
    (
        "spectrum: newlines",
        b"a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
        Rows(&[
            &["a", "b", "c"],
            &["1", "2", "3"],
            &["Once upon \na time", "5", "6"],
            &["7", "8", "9"],
        ]),
    ),
    (
        "spectrum: newlines, CRLF",
        b"a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
        Rows(&[
            &["a", "b", "c"],
            &["1", "2", "3"],
            &["Once upon \r\na time", "5", "6"],
            &["7", "8", "9"],
        ]),
    ),
    (
        "spectrum: quotes and newlines",
        b"a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
        Rows(&[&["a", "b"], &["1", "ha \n\"ha\" \nha"], &["3", "4"]]),
    ),
    ("spectrum: simple", b"a,b,c\n1,2,3\n", Rows(&[&["a", "b", "c"], &["1", "2", "3"]])),
    ("spectrum: simple, CRLF", b"a,b,c\r\n1,2,3\r\n", Rows(&[&["a", "b", "c"], &["1", "2", "3"]])),
    (
        "spectrum: utf8",
        "a,b,c\n1,2,3\n4,5,ʤ\n".as_bytes(),
        Rows(&[&["a", "b", "c"], &["1", "2", "3"], &["4", "5", "ʤ"]]),
    ),
    // Nothing to read.
    ("no bytes", b"", Refused(&[(0, "is empty")])),
    ("only a mark", b"\xEF\xBB\xBF", Refused(&[(0, "is empty")])),
    ("only line ends", b"\n\r\n\n", Refused(&[(0, "is empty")])),
    ("only a blank", b" \n", Refused(&[(1, "no name for column 1")])),
    // Quotes.
    ("quote never closed", b"a\n\"x\ny\n", Refused(&[(2, "never closed")])),
    ("quote never closed, last cell", b"a,b\n1,2\n3,\"4", Refused(&[(3, "never closed")])),
    (
        "quote never closed, after others",
        b"a\n\"x\"\n\"y\nz\n\"\"",
        Refused(&[(3, "never closed")]),
    ),
    ("quote never closed in the header", b"a,\"b\n1,2\n", Refused(&[(1, "never closed")])),
    ("quote never closed at the very end", b"a\nx\n\"", Refused(&[(3, "never closed")])),
    ("three quotes", b"a\n\"\"\"\n", Refused(&[(2, "never closed")])),
    ("text after a quote", b"a\n\"x\"y\n", Refused(&[(2, "text after a closing quote")])),
    ("blank after a quote", b"a,b\n\"x\" ,y\n", Refused(&[(2, "text after a closing quote")])),
    ("text after a quote, lines later", b"a\n\"x\ny\"z\n", Refused(&[(2, "closed on line 3")])),
    (
        "quote closed by the next row's",
        b"a,b\n1,\"x\n2,\"y\"\n",
        Refused(&[(2, "closed on line 3")]),
    ),
    ("quote in a bare cell", b"a\nx\"y\n", Refused(&[(2, "quote inside a cell")])),
    ("quote at the end of a bare cell", b"a\n5\"\n", Refused(&[(2, "quote inside a cell")])),
    ("quote after a blank", b"a,b\n1, \"x,y\"\n", Refused(&[(2, "quote inside a cell")])),
    (
        "quote escaped by a backslash",
        b"a,b\n\"x\\\"y\",2\n",
        Refused(&[(2, "text after a closing quote")]),
    ),
    ("quote in a bare header", b"a,b\"\n1,2\n", Refused(&[(1, "quote inside a cell")])),
    // Bytes that are no text.
    ("NUL in a cell", b"a\nx\0y\n", Refused(&[(2, "NUL")])),
    ("NUL in the header", b"abc\0,b\n1,2\n", Refused(&[(1, "NUL")])),
    ("NUL in quotes", b"a\n\"x\n\0\"\n", Refused(&[(3, "NUL")])),
    ("NULs at the end", b"a,b\n1,2\n\0\0\0\0", Refused(&[(3, "NUL")])),
    ("Latin-1", b"a,b\n1,caf\xE9\n", Refused(&[(2, "b: is not valid UTF-8")])),
    ("Latin-1 in the header", b"a,caf\xE9\n1,2\n", Refused(&[(1, "not valid UTF-8")])),
    ("Windows-1252 quotes", b"a\n\x93x\x94\n", Refused(&[(2, "not valid UTF-8")])),
    ("half a letter", b"a,b\n\xC3,\xA9\n", Refused(&[(2, "a: is not valid UTF-8")])),
    ("half a letter at the end", b"a\nx\xE2\x82", Refused(&[(2, "not valid UTF-8")])),
    ("overlong letter", b"a\n\xC0\xAF\n", Refused(&[(2, "not valid UTF-8")])),
    ("surrogate", b"a\n\xED\xA0\x80\n", Refused(&[(2, "not valid UTF-8")])),
    (
        "every bad line",
        b"a\n\xFF\nx\n\xFE\n",
        Refused(&[(2, "not valid UTF-8"), (4, "not valid UTF-8")]),
    ),
    ("UTF-16 LE with mark", b"\xFF\xFEa\0,\0b\0\n\0", Refused(&[(0, "UTF-16")])),
    ("UTF-16 BE with mark", b"\xFE\xFF\0a\0,\0b\0\n", Refused(&[(0, "UTF-16")])),
    ("UTF-16 LE without mark", b"a\0,\0b\0\n\0", Refused(&[(0, "UTF-16")])),
    ("UTF-16 BE without mark", b"\0a\0,\0b\0\n", Refused(&[(0, "UTF-16")])),
    ("UTF-32 with mark", b"\0\0\xFE\xFF\0\0\0a", Refused(&[(0, "UTF-32")])),
    // Other files by the name of a CSV.
    ("workbook", b"PK\x03\x04\x14\0\x06\0", Refused(&[(0, "workbook")])),
    ("empty archive", b"PK\x05\x06\0\0", Refused(&[(0, "ZIP")])),
    ("old workbook", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Refused(&[(0, "workbook")])),
    ("gzip", b"\x1F\x8B\x08\0\0", Refused(&[(0, "gzip")])),
    ("zstd", b"\x28\xB5\x2F\xFD\0", Refused(&[(0, "zstd")])),
    ("xz", b"\xFD7zXZ\0\0", Refused(&[(0, "xz")])),
    ("SQLite", b"SQLite format 3\0\x10\0", Refused(&[(0, "SQLite")])),
    ("PDF", b"%PDF-1.7\n", Refused(&[(0, "PDF")])),
    ("web page", b"<!DOCTYPE html>\n<html>", Refused(&[(0, "web page")])),
    ("JSON", b"[{\"a\": 1}]\n", Refused(&[(1, "quote inside a cell")])),
    ("PNG", b"\x89PNG\r\n\x1a\n\0\0", Refused(&[(1, "UTF-8")])),
    // Headers.
    ("names twice", b"a,b,a\n1,2,3\n", Refused(&[(1, "`a` twice, for columns 1 and 3")])),
    ("names twice in other case", b"id,ID\n1,2\n", Refused(&[(1, "`ID` twice")])),
    ("empty name", b"a,,c\n1,2,3\n", Refused(&[(1, "no name for column 2")])),
    ("empty first name", b",b\n1,2\n", Refused(&[(1, "no name for column 1")])),
    ("comma at the end of the header", b"a,b,\n1,2,\n", Refused(&[(1, "no name for column 3")])),
    ("name of blanks", b"a, \n1,2\n", Refused(&[(1, "no name for column 2")])),
    ("two marks", b"\xEF\xBB\xBF\xEF\xBB\xBFa,b\n1,2\n", Refused(&[(1, "two byte order marks")])),
    (
        "all faults of a header",
        b"a,,a,\n",
        Refused(&[(1, "column 2"), (1, "`a` twice"), (1, "column 4")]),
    ),
    ("header after empty lines", b"\n\na,a\n", Refused(&[(3, "`a` twice")])),
    // Delimiters.
    ("semicolons", b"a;b\n1;2\n", Refused(&[(1, "`;`")])),
    ("tabs", b"a\tb\n1\t2\n", Refused(&[(1, "a tab")])),
    ("bars", b"a|b\n1|2\n", Refused(&[(1, "`|`")])),
    ("quoted and semicolons", b"\"a\";\"b\"\n", Refused(&[(1, "`;` after a closing quote")])),
    ("quoted and tabs", b"\"a\"\t\"b\"\n", Refused(&[(1, "a tab after a closing quote")])),
    ("separator line of a spreadsheet", b"sep=;\na;b\n", Refused(&[(1, "`;`")])),
    // Rows of another length.
    ("too few cells", b"a,b\n1\n", Refused(&[(2, "has 1 cell, expected 2")])),
    ("too many cells", b"a,b\n1,2,3\n", Refused(&[(2, "has 3 cells, expected 2")])),
    ("comma at the end of a row", b"a,b\n1,2,\n", Refused(&[(2, "has 3 cells")])),
    (
        "every ragged row",
        b"a,b\n1\n1,2\n1,2,3\n",
        Refused(&[(2, "has 1 cell"), (4, "has 3 cells")]),
    ),
    ("line of blanks", b"a,b\n1,2\n  \n", Refused(&[(3, "has 1 cell")])),
    ("ragged after lines in quotes", b"a,b\n\"x\n\ny\",1\n2\n", Refused(&[(5, "has 1 cell")])),
    (
        "ragged by a stray quote",
        b"a,b\n\"x,1\ny,2\nz\"\n",
        Refused(&[(2, "has 1 cell, expected 2; it reaches to line 4")]),
    ),
    ("ragged after empty lines", b"a,b\n\n\r\n1\n", Refused(&[(4, "has 1 cell")])),
    (
        "ragged with CRLF",
        b"a,b\r\n1,2\r\n3\r\n4,5\r\n6\r\n",
        Refused(&[(3, "has 1 cell"), (5, "has 1 cell")]),
    ),
    (
        "ragged, then a stray quote",
        b"a,b\n1\n2,x\"\n",
        Refused(&[(2, "has 1 cell"), (3, "quote inside")]),
    ),
    ("summary line", b"a,b\n1,2\n(1 row affected)\n", Refused(&[(3, "has 1 cell")])),
    (
        "two tables in one file",
        b"a,b\n1,2\n\nc,d,e\n3,4,5\n",
        Refused(&[(4, "has 3 cells"), (5, "has 3 cells")]),
    ),
    // Line ends.
    ("old Mac line ends", b"a,b\r1,2\r", Refused(&[(1, "carriage return without a line feed")])),
    ("carriage return in a cell", b"a,b\n1,x\ry\n", Refused(&[(2, "carriage return without")])),
    ("carriage return twice", b"a\r\r\n1\r\r\n", Refused(&[(1, "carriage return without")])),
    ("carriage return at the end", b"a,b\n1,2\r", Refused(&[(2, "carriage return without")])),
    (
        "carriage return on its own line",
        b"a,b\n1,2\n\rx\n",
        Refused(&[(3, "carriage return without")]),
    ),
    ("carriage return after a quote", b"a\n\"x\"\ry\n", Refused(&[(2, "carriage return without")])),
    ("empty line, one column", b"a\n1\n\n2\n", Refused(&[(3, "is an empty line")])),
    ("empty line at the end, one column", b"a\n1\n\n", Refused(&[(3, "is an empty line")])),
    (
        "empty lines, one column, CRLF",
        b"a\r\n\r\n1\r\n\r\n",
        Refused(&[(2, "empty line"), (4, "empty line")]),
    ),
    (
        "empty line and bad text, one column",
        b"a\n\n\xFF\n\n",
        Refused(&[(2, "empty line"), (3, "UTF-8"), (4, "empty line")]),
    ),
];

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
    assert!(CASES.len() >= 120);
    for (name, bytes, expected) in CASES {
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
    for (name, bytes, expected) in CASES {
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
