//! Files to rows: headers and cells are checked, overlay rows replace seed rows by key.

use std::collections::{BTreeMap, BTreeSet};

use crate::csvfile::{Problems, Reader};
use crate::loader::{Material, TextFile};
use crate::problem::Problem;
use crate::record::{TABLES, Table};
use crate::value::Value;

/// A row that is ready to be stored, and where it came from.
#[derive(Debug)]
pub struct LoadedRow {
    /// File and line, for problems that are found later.
    pub file: String,
    /// Line of the file.
    pub line: u64,
    /// Whether an overlay brought it, with other values than the seed's.
    pub overlaid: bool,
    /// Values in the order of the table's columns.
    pub values: Vec<Value>,
}

/// The rows of one table, sorted by key.
#[derive(Debug)]
pub struct LoadedTable {
    /// The table.
    pub table: &'static Table,
    /// Its rows by key, the key's parts joined by a tab.
    pub rows: BTreeMap<String, LoadedRow>,
    /// Name of the overlay.
    pub overlay_name: String,
    /// Keys of rows that could be read but not be taken.
    pub refused: BTreeSet<String>,
    /// Whether there are rows that could not be read at all.
    pub has_gaps: bool,
}

impl LoadedTable {
    /// Whether a row of that key may be one of those that were refused.
    pub fn may_have_refused(&self, key: &str) -> bool {
        self.has_gaps || self.refused.contains(key) || self.rows.contains_key(key)
    }
}

/// Reads all files: the rows that can be taken, and every problem of every file.
pub fn tables(material: &Material) -> (Vec<LoadedTable>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut loaded: Vec<LoadedTable> = TABLES
        .iter()
        .map(|table| LoadedTable {
            table,
            rows: BTreeMap::new(),
            overlay_name: material.overlay_name.clone(),
            refused: BTreeSet::new(),
            has_gaps: false,
        })
        .collect();
    for (files, overlaid) in [(&material.seed, false), (&material.overlay, true)] {
        for file in files {
            match loaded.iter_mut().find(|into| into.table.name == file.stem()) {
                Some(into) => read_into(into, file, overlaid, &mut problems),
                None => problems.push(unknown_file(file)),
            }
        }
    }
    (loaded, problems)
}

fn unknown_file(file: &TextFile) -> Problem {
    let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
    let hint = crate::suggest::nearest(file.stem(), names)
        .map_or(String::new(), |name| format!("; did you mean `{name}.csv`?"));
    Problem::new(&file.path, 0, "", format!("there is no table `{}`{hint}", file.stem()))
}

fn read_into(into: &mut LoadedTable, file: &TextFile, overlaid: bool, all: &mut Vec<Problem>) {
    let table = into.table;
    let mut reader = match Reader::new(&file.path, file.bytes.as_slice()) {
        Ok(reader) => reader,
        Err(mut found) => {
            into.has_gaps = true;
            return all.append(&mut found);
        }
    };
    let expected: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    if reader.header() != expected {
        into.has_gaps = true;
        let message = header_message(reader.header(), &expected);
        return all.push(Problem::new(&file.path, 1, "", message));
    }
    let mut problems = Problems::new(&file.path);
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    while let Some(row) = reader.next_row() {
        let row = match row {
            Ok(row) => row,
            Err(problem) => {
                into.has_gaps = true;
                problems.push(problem);
                if problems.is_hopeless() {
                    break;
                }
                continue;
            }
        };
        let line = row.line;
        let cells: Vec<&str> = row.cells().collect();
        let values = match (table.read)(&cells) {
            Ok(values) => values,
            Err(wrong) => {
                into.refused.insert(cells[..table.key].join("\t"));
                for (index, message) in wrong {
                    let column = table.columns[index].name;
                    problems.push(Problem::new(&file.path, line, column, message));
                }
                continue;
            }
        };
        let key = key(table, &values);
        if let Some(first) = seen.insert(key.clone(), line) {
            let shown = key.replace('\t', ", ");
            let message = format!("`{shown}` stands on line {first} already, expected once");
            problems.push(Problem::new(&file.path, line, table.columns[0].name, message));
            continue;
        }
        // A row that says what the seed says is the seed's: exporting the base and loading
        // it again changes nothing.
        let overlaid = overlaid && into.rows.get(&key).is_none_or(|old| old.values != values);
        let row = LoadedRow { file: file.path.clone(), line, overlaid, values };
        if overlaid || !into.rows.contains_key(&key) {
            into.rows.insert(key, row);
        }
    }
    if let Err(mut found) = problems.into_result() {
        all.append(&mut found);
    }
}

/// Whether two keys of this table are the same in upper and lower case.
pub fn ignores_case(table: &Table) -> bool {
    matches!(table.name, "alias" | "question")
}

/// Returns the key by which rows are sorted and replaced; names of any case are one.
fn key(table: &Table, values: &[Value]) -> String {
    let parts: Vec<String> = values[..table.key].iter().map(Value::to_text).collect();
    let key = parts.join("\t");
    // Aliases and questions are people's words, and words are one in any case.
    if ignores_case(table) { key.to_lowercase() } else { key }
}

/// Says how a header differs from the expected one.
fn header_message(header: &[String], expected: &[&str]) -> String {
    let missing: Vec<&str> =
        expected.iter().copied().filter(|name| !header.iter().any(|h| h == name)).collect();
    let extra: Vec<&str> =
        header.iter().map(String::as_str).filter(|name| !expected.contains(name)).collect();
    let mut said = Vec::new();
    if !missing.is_empty() {
        said.push(format!("lacks `{}`", missing.join("`, `")));
    }
    if !extra.is_empty() {
        said.push(format!("has unknown `{}`", extra.join("`, `")));
    }
    if said.is_empty() {
        said.push("has its columns in another order or twice".to_owned());
    }
    format!("the header {}, expected {}", said.join(" and "), expected.join(","))
}
