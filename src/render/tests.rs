//! What holds for every format, tried on all of them.

use std::io::{self, Write};

use super::{Format, Options, renderer};
use crate::answer::Answer;
use crate::printable;
use crate::value::Value;

/// Returns what a renderer writes.
pub(super) fn rendered(
    format: Format,
    options: &Options,
    columns: &[&str],
    rows: &[Vec<Value>],
) -> String {
    let columns = columns.iter().map(ToString::to_string).collect();
    let answer = Answer { columns, rows: rows.to_vec() };
    let mut out = Vec::new();
    answer.send(&mut *renderer(format, options, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

/// Returns a row of text.
pub(super) fn row(cells: &[&str]) -> Vec<Value> {
    cells.iter().map(|cell| Value::Text((*cell).to_owned())).collect()
}

/// Takes so many bytes and then fails.
struct Failing {
    room: usize,
    kind: io::ErrorKind,
}

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.room == 0 {
            return Err(io::Error::from(self.kind));
        }
        let taken = bytes.len().min(self.room);
        self.room -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn terminal() -> Options {
    Options { width: Some(60), color: false, ..Options::default() }
}

#[test]
fn every_format_is_found_by_its_name_and_extension() {
    for (name, format) in Format::NAMES {
        assert_eq!(name.parse::<Format>().unwrap(), format);
        assert_eq!(name.to_uppercase().parse::<Format>().unwrap(), format);
        assert_eq!(format.name(), name);
    }
    let by_extension =
        ["txt", "csv", "TSV", "json", "jsonl", "md", "html"].map(Format::from_extension);
    assert!(by_extension.iter().all(Option::is_some));
    assert_eq!(Format::from_extension("db"), None);
    let error = "jsno".parse::<Format>().unwrap_err();
    assert_eq!(error.kind.exit_code(), 2);
    assert_eq!(error.hint.unwrap(), "did you mean `json`?");
    assert!("xlsx!".parse::<Format>().unwrap_err().hint.unwrap().contains("markdown"));
}

#[test]
fn nothing_steers_a_terminal_in_any_format() {
    let nasty: String = (0..0x250_u32)
        .chain(0x2000..0x2070)
        .chain([0xfeff, 0xe0041])
        .filter_map(char::from_u32)
        .filter(|c| printable::is_hidden(*c))
        .collect();
    let name = format!("a{nasty}");
    let rows = [row(&[&nasty, "x"]), row(&["\x1b]0;pwned\x07", &nasty])];
    for (_, format) in Format::NAMES {
        let title = Some(nasty.clone());
        for width in [20, 60, 10_000] {
            let options = Options {
                width: Some(width),
                null: Some(nasty.clone()),
                title: title.clone(),
                ..terminal()
            };
            let shown = rendered(format, &options, &[&name, "b"], &rows);
            let raw = shown.chars().find(|c| {
                let layout = matches!(c, '\n')
                    || (matches!(c, '\t') && matches!(format, Format::Tsv | Format::Html));
                printable::is_hidden(*c) && !layout
            });
            assert_eq!(raw, None, "{format:?} lets it through");
        }
    }
}

#[test]
fn a_write_that_fails_is_an_error_wherever_it_fails() {
    let rows = vec![row(&["a cell of some length", "1"]); 9000];
    let answer = Answer { columns: vec!["a".into(), "b".into()], rows };
    for (_, format) in Format::NAMES {
        for options in [Options::default(), terminal()] {
            for room in [0, 1, 10, 100, 1000, 150_000] {
                for kind in [io::ErrorKind::StorageFull, io::ErrorKind::BrokenPipe] {
                    let mut out = Failing { room, kind };
                    let outcome = answer.send(&mut *renderer(format, &options, &mut out));
                    assert_eq!(outcome.unwrap_err().kind(), kind, "{format:?} {room}");
                }
            }
        }
    }
}

#[test]
fn a_reader_that_goes_away_is_noticed_before_all_rows_are_made() {
    use crate::answer::Cell;
    for format in [
        Format::Csv,
        Format::Tsv,
        Format::Line,
        Format::Json,
        Format::Jsonl,
        Format::Markdown,
        Format::Html,
    ] {
        let mut out = Failing { room: 1000, kind: io::ErrorKind::BrokenPipe };
        let mut sink = renderer(format, &Options::default(), &mut out);
        sink.columns(&["a".to_owned()]).unwrap();
        let stopped = (0..1_000_000).position(|_| sink.row(&[Cell::Text("0123456789")]).is_err());
        assert!(stopped.is_some_and(|row| row < 50_000), "{format:?} {stopped:?}");
    }
}

#[test]
fn no_columns_and_no_rows_are_no_trouble() {
    for (_, format) in Format::NAMES {
        for options in [Options::default(), terminal()] {
            rendered(format, &options, &[], &[]);
            rendered(format, &options, &[], &[vec![]]);
            rendered(format, &options, &[""], &[row(&[""])]);
        }
    }
}
