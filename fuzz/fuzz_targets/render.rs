//! Any cells in any format: what is for programs reads back, what is for people is harmless.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use onus::answer::Answer;
use onus::printable;
use onus::render::{Format, Options, renderer};
use onus::value::Value;
use unicode_width::UnicodeWidthStr;

#[derive(Arbitrary, Debug)]
struct Input {
    format: u8,
    width: Option<u8>,
    null: Option<String>,
    spreadsheet_safe: bool,
    names: Vec<String>,
    cells: Vec<Datum>,
}

#[derive(Arbitrary, Clone, Debug)]
enum Datum {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

impl From<Datum> for Value {
    fn from(datum: Datum) -> Value {
        match datum {
            Datum::Null => Value::Null,
            Datum::Integer(number) => Value::Integer(number),
            Datum::Real(number) => Value::Real(number),
            Datum::Text(text) => Value::Text(text),
            Datum::Blob(bytes) => Value::Blob(bytes),
        }
    }
}

fuzz_target!(|input: Input| {
    let (_, format) = Format::NAMES[usize::from(input.format) % Format::NAMES.len()];
    let mut columns = input.names;
    columns.truncate(40);
    if columns.is_empty() {
        columns.push("a".to_owned());
    }
    let rows: Vec<Vec<Value>> = input
        .cells
        .chunks_exact(columns.len())
        .map(|row| row.iter().cloned().map(Value::from).collect())
        .collect();
    let options = Options {
        width: input.width.map(u16::from),
        color: false,
        null: input.null,
        spreadsheet_safe: input.spreadsheet_safe,
        title: columns.first().cloned(),
        ..Options::default()
    };
    let answer = Answer { columns, rows };
    let mut written = Vec::new();
    answer.send(&mut *renderer(format, &options, &mut written)).expect("memory");
    let text = std::str::from_utf8(&written).expect("text");
    match format {
        Format::Csv => delimited(&answer, &options, b',', text),
        Format::Tsv => delimited(&answer, &options, b'\t', text),
        Format::Json => json(&answer, serde_json::from_str(text).expect("JSON"), text),
        Format::Jsonl => {
            let lines = text.lines().map(|line| serde_json::from_str(line).expect("JSON"));
            json(&answer, lines.collect(), text);
        }
        Format::Markdown => markdown(&answer, text),
        Format::Html => html(&answer, text),
        Format::Table => table(&options, text),
        Format::Line => nothing_hidden(text, "\n"),
    }
});

fn nothing_hidden(text: &str, but: &str) {
    let hidden = text.chars().find(|c| printable::is_hidden(*c) && !but.contains(*c));
    assert_eq!(hidden, None, "{text:?}");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn delimited(answer: &Answer, options: &Options, delimiter: u8, text: &str) {
    if options.is_terminal() {
        nothing_hidden(text, if delimiter == b'\t' { "\n\t" } else { "\n" });
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let found: Vec<csv::StringRecord> =
        reader.records().map(|record| record.expect("a row of the right length")).collect();
    assert_eq!(found.len(), answer.rows.len() + 1, "{text:?}");
    assert_eq!(found[0].len(), answer.columns.len());
    if options.is_terminal() || options.spreadsheet_safe {
        for cell in found.iter().flat_map(csv::StringRecord::iter) {
            // What stands for NULL is the user's own choice.
            let null = options.null.as_deref();
            let null = null.is_some_and(|null| [null, &printable::line(null)].contains(&cell));
            assert!(!options.spreadsheet_safe || null || !dangerous(cell), "{cell:?}");
        }
        return;
    }
    assert!(found[0].iter().eq(&answer.columns), "{text:?}");
    for (record, row) in found[1..].iter().zip(&answer.rows) {
        for (cell, value) in record.iter().zip(row) {
            match value {
                Value::Null => assert_eq!(cell, options.null.as_deref().unwrap_or_default()),
                Value::Integer(number) => assert_eq!(cell, number.to_string()),
                Value::Real(number) if number.is_finite() => {
                    assert_eq!(cell.parse::<f64>().expect("a number").to_bits(), number.to_bits());
                }
                Value::Real(_) => assert!(["NaN", "Inf", "-Inf"].contains(&cell)),
                Value::Text(text) => assert_eq!(cell, text),
                Value::Blob(bytes) => assert_eq!(cell, hex(bytes)),
            }
        }
    }
}

/// Whether a spreadsheet would calculate the cell; numbers may begin with a sign.
fn dangerous(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0'])
        && cell.parse::<f64>().is_err()
        && !["NaN", "Inf", "-Inf"].contains(&cell)
}

fn json(answer: &Answer, found: Vec<serde_json::Value>, text: &str) {
    nothing_hidden(text, "\n");
    assert_eq!(found.len(), answer.rows.len());
    for (object, row) in found.iter().zip(&answer.rows) {
        let object = object.as_object().expect("an object");
        assert_eq!(object.len(), answer.columns.len(), "{text}");
        for (name, value) in answer.columns.iter().zip(row) {
            // Of columns with the same name only the first is called so.
            if answer.columns.iter().filter(|other| *other == name).count() > 1 {
                continue;
            }
            let cell = &object[name];
            match value {
                Value::Null => assert!(cell.is_null()),
                Value::Integer(number) => assert_eq!(cell.as_i64(), Some(*number)),
                Value::Real(number) if number.is_finite() => {
                    assert_eq!(cell.as_f64().expect("a number").to_bits(), number.to_bits());
                }
                Value::Real(_) => assert!(cell.is_null()),
                Value::Text(text) => assert_eq!(cell, text),
                Value::Blob(bytes) => assert_eq!(*cell, hex(bytes)),
            }
        }
    }
}

fn markdown(answer: &Answer, text: &str) {
    nothing_hidden(text, "\n");
    assert_eq!(text.lines().count(), answer.rows.len() + 2, "{text:?}");
    for line in text.lines() {
        let bare = without_escapes(line);
        assert_eq!(bare.matches('|').count(), answer.columns.len() + 1, "{line:?}");
        let rest = bare.replace("<br>", "");
        assert!(!rest.contains(['<', '>', '`', '[', ']', '*', '&', '~', '$']), "{line:?}");
    }
}

/// Returns the text without backslashes and what they escape.
fn without_escapes(text: &str) -> String {
    let mut bare = String::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c == '\\' {
            characters.next();
        } else {
            bare.push(c);
        }
    }
    bare
}

fn html(answer: &Answer, text: &str) {
    nothing_hidden(text, "\n\t");
    // Exactly the tags that the renderer writes, in any order; an address is an attribute.
    let body = text.split_once("<body>").expect("a body").1;
    let mut cells = 0;
    for part in body.split('<').skip(1) {
        let (tag, content) = part.split_once('>').expect("a tag ends");
        assert!(!content.contains(['>', '"', '\'']), "{content:?}");
        match tag {
            "th scope=\"col\"" | "td" | "td class=\"z\"" | "td class=\"n\"" => cells += 1,
            "table" | "/table" | "caption" | "/caption" | "thead" | "/thead" | "tbody"
            | "/tbody" | "tr" | "/tr" | "/th" | "/td" | "/a" | "/body" | "/html" => {}
            link => {
                let address = link
                    .strip_prefix("a href=\"https://")
                    .and_then(|rest| rest.strip_suffix("\" rel=\"noopener noreferrer\""));
                assert!(address.is_some_and(|a| !a.contains(['"', ' '])), "{tag:?}");
            }
        }
    }
    assert_eq!(cells, (answer.rows.len() + 1) * answer.columns.len());
    let title = text.split_once("<title>").expect("a title").1.split_once("</title>");
    assert!(!title.expect("a title ends").0.contains(['<', '>']));
}

fn table(options: &Options, text: &str) {
    nothing_hidden(text, "\n");
    if options.is_terminal() {
        return;
    }
    let widths: Vec<usize> = text.lines().map(UnicodeWidthStr::width).collect();
    assert!(widths.iter().all(|width| *width == widths[0]), "{text}");
}
