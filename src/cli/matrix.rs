//! `onus matrix`: the responsibility matrix of a stack of services.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::answer::Answer;
use crate::cli::options::note;
use crate::cli::{Common, Output, compare, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::matrix::{self, Stack};
use crate::problem::Problem;
use crate::render::document::Document;
use crate::render::{Format, Options, measure};
use crate::stack::{self, MOST_NAMES};
use crate::store::Base;
use crate::value::Value;

/// Longest name that is compared with those that are known.
const LONGEST_NAME: usize = 100;

/// Columns of a terminal for the names of activities and the border beside them.
const ACTIVITY_WIDTH: usize = 25;

/// Arguments of `onus matrix`.
#[derive(Debug, Args)]
pub struct Matrix {
    /// Services or options
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Read names from a file, one per line; `-` is stdin
    #[arg(long, value_name = "FILE")]
    stack: Option<PathBuf>,
}

/// A name and where it was given: the file and the line of a stack, or nothing.
struct Given<'a> {
    name: &'a str,
    place: Option<(&'a str, u64)>,
}

impl Matrix {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let (file, text) = match &self.stack {
            Some(path) => read(path)?,
            None if self.names.is_empty() => {
                return Err(Error::new(ErrorKind::Usage, "there is no service for the matrix")
                    .hint("name them, `onus matrix ec2 rds lambda`, or give a file with one name per line, `--stack FILE`"));
            }
            None => (String::new(), String::new()),
        };
        let typed = self.names.iter().map(|name| Given { name, place: None });
        let listed = stack::lines(&text)
            .map(|line| Given { name: line.name, place: Some((file.as_str(), line.number)) });
        let given: Vec<Given<'_>> = typed.chain(listed).collect();
        if given.is_empty() {
            return Err(Error::new(ErrorKind::Usage, format!("`{file}` names no service"))
                .hint("a stack has one name per line; `#` begins a comment"));
        }
        if given.len() > MOST_NAMES {
            let message = format!("there are {} names, {MOST_NAMES} are the limit", given.len());
            return Err(Error::new(ErrorKind::Usage, message));
        }
        let base = common.base()?;
        let subjects = resolved(&base, &given)?;
        if common.show_sql {
            let mut names = vec!["matrix"];
            names.extend(lists_sources(output.format).then_some("matrix_sources"));
            return compare::show(&base, &names, &subjects, output);
        }
        write(&base, &subjects, Stack::find(&base, &subjects)?, output)?;
        Ok(0)
    }
}

/// Reads a stack; returns its name as people know it, and its text.
fn read(path: &Path) -> Result<(String, String)> {
    let (shown, source): (String, Box<dyn Read>) = if path == Path::new("-") {
        ("stdin".to_owned(), Box::new(io::stdin()))
    } else {
        let shown = path.display().to_string();
        let file = File::open(path).map_err(|error| Error::file(&shown, "read", &error))?;
        (shown, Box::new(file))
    };
    let mut bytes = Vec::new();
    source
        .take(stack::LONGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::file(&shown, "read", &error))?;
    if bytes.len() as u64 > stack::LONGEST {
        return Err(Error::new(ErrorKind::File, format!("`{shown}` is larger than 1 MiB"))
            .hint("a stack has one name per line"));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        Error::new(ErrorKind::File, format!("`{shown}` is not valid UTF-8 text"))
            .hint("a stack has one name per line")
    })?;
    Ok((shown, text))
}

/// Returns what the names call, each once; the error tells of all that call nothing.
fn resolved(base: &Base, given: &[Given<'_>]) -> Result<Vec<String>> {
    let mut subjects: Vec<String> = Vec::new();
    let mut failed = Vec::new();
    for one in given {
        let found = if one.name.chars().count() > LONGEST_NAME {
            let start: String = one.name.chars().take(20).collect();
            Err(Error::new(ErrorKind::NotRecorded, format!("`{start}…` is too long for a name")))
        } else {
            matrix::subject(base, one.name)
        };
        match found {
            Ok(subject) if subjects.contains(&subject) => {}
            Ok(subject) => subjects.push(subject),
            Err(error) if error.kind == ErrorKind::NotRecorded => failed.push((one, error)),
            Err(error) => return Err(error),
        }
    }
    if failed.is_empty() {
        return Ok(subjects);
    }
    // One slip on the command line is told as every command tells it.
    if let [(Given { place: None, .. }, _)] = failed.as_slice() {
        return Err(failed.swap_remove(0).1);
    }
    let count = failed.len();
    let what = if count == 1 { "1 name calls" } else { &format!("{count} names call") };
    let message = format!("{what} no service or option; nothing was written");
    let problems = failed.into_iter().map(|(one, error)| {
        let (file, line) = one.place.unwrap_or(("command line", 0));
        let hint = error.hint.map_or(String::new(), |hint| format!("; {hint}"));
        Problem::new(file, line, "", format!("{}{hint}", error.message))
    });
    Err(Error::new(ErrorKind::NotRecorded, message)
        .problems(problems.collect())
        .hint("`onus sql \"SELECT subject, name FROM subject\"` lists all services and options"))
}

/// Writes the matrix; where people read, with what its marks mean, and in the forms that are
/// pasted into a document with all that it rests on.
fn write(base: &Base, subjects: &[String], found: Stack, output: &Output) -> Result<()> {
    let sentences = found.legend();
    if matches!(output.format, Format::Csv | Format::Tsv | Format::Json | Format::Jsonl) {
        output.answer(&found.matrix)?;
        for line in &sentences {
            note(line, output.errors_as_json);
        }
        return Ok(());
    }
    let appendix = if lists_sources(output.format) {
        Some(("Sources", matrix::sources(base, subjects, &found.matrix)?))
    } else {
        None
    };
    let count = found.matrix.rows.len();
    let tables = match output.format {
        Format::Table => blocks(&found.matrix, output.options.width),
        Format::Line => vec![found.matrix],
        _ => vec![grouped(found.matrix)],
    };
    let title = Some(format!("Responsibility matrix: {}", subjects.join(", ")));
    let options = Options { title, ..output.options.clone() };
    let document = Document { tables, sentences, appendix };
    output.text(|out| Ok(document.write(output.format, &options, out)?))?;
    let more =
        if output.format == Format::Table { "; `-f markdown` lists the sources too" } else { "" };
    sql::say(&format!("{count} activities{more}"));
    Ok(())
}

fn lists_sources(format: Format) -> bool {
    matches!(format, Format::Line | Format::Markdown | Format::Html)
}

/// Makes tables that fit a terminal: so many subjects in each as there is room for, layers
/// in lines of their own. Without a width there is one table.
fn blocks(matrix: &Answer, width: Option<u16>) -> Vec<Answer> {
    let needed = |index: usize| {
        let cells = matrix.rows.iter().map(|row| measure::word(row[index].as_str().unwrap_or("")));
        cells.chain([measure::word(&matrix.columns[index])]).max().unwrap_or_default() + 3
    };
    let mut blocks: Vec<Vec<usize>> = vec![Vec::new()];
    let mut used = ACTIVITY_WIDTH;
    for index in 2..matrix.columns.len() {
        used += needed(index);
        let is_full = width.is_some_and(|width| used > usize::from(width));
        match blocks.last_mut() {
            Some(block) if !is_full || block.is_empty() => block.push(index),
            _ => {
                used = ACTIVITY_WIDTH + needed(index);
                blocks.push(vec![index]);
            }
        }
    }
    blocks.iter().map(|block| block_of(matrix, block)).collect()
}

/// A table of some of the subjects.
fn block_of(matrix: &Answer, block: &[usize]) -> Answer {
    let header = block.iter().map(|index| matrix.columns[*index].clone());
    let columns = ["activity".to_owned()].into_iter().chain(header).collect();
    let mut rows = Vec::new();
    let mut layer = None;
    for row in &matrix.rows {
        if layer != Some(&row[0]) {
            layer = Some(&row[0]);
            let blank = Value::Text(String::new());
            let line = [Value::Text(row[0].to_text().to_uppercase())];
            rows.push(line.into_iter().chain(block.iter().map(|_| blank.clone())).collect());
        }
        let cells = block.iter().map(|index| row[*index].clone());
        rows.push([row[1].clone()].into_iter().chain(cells).collect());
    }
    Answer { columns, rows }
}

/// Leaves a layer's name away where it is that of the row above.
fn grouped(mut matrix: Answer) -> Answer {
    let mut above = Value::Null;
    for row in &mut matrix.rows {
        if row[0] == above {
            row[0] = Value::Text(String::new());
        } else {
            above = row[0].clone();
        }
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::{blocks, grouped};
    use crate::answer::Answer;
    use crate::value::Value;

    fn matrix() -> Answer {
        let row = |cells: [&str; 5]| cells.map(|cell| Value::Text(cell.into())).to_vec();
        Answer {
            columns: ["layer", "activity", "ec2", "opensearch-service", "s3"]
                .map(Into::into)
                .into(),
            rows: vec![
                row(["Platform", "Patch", "customer*", "aws", "aws"]),
                row(["Platform", "Install", "customer", "aws", "not applicable"]),
                row(["Data", "Back up", "shared", "aws", "aws"]),
            ],
        }
    }

    #[test]
    fn a_narrow_terminal_gets_several_tables_and_a_pipe_one() {
        let columns = |width| -> Vec<Vec<String>> {
            blocks(&matrix(), width).into_iter().map(|block| block.columns).collect()
        };
        let all = ["activity", "ec2", "opensearch-service", "s3"];
        assert_eq!(columns(None), [all]);
        assert_eq!(columns(Some(80)), [all]);
        let two = [&["activity", "ec2", "opensearch-service"][..], &["activity", "s3"]];
        assert_eq!(columns(Some(60)), two);
        assert_eq!(columns(Some(10)).len(), 3);
    }

    #[test]
    fn a_layer_is_named_once() {
        let block = &blocks(&matrix(), None)[0];
        let first: Vec<String> = block.rows.iter().map(|row| row[0].to_text()).collect();
        assert_eq!(first, ["PLATFORM", "Patch", "Install", "DATA", "Back up"]);
        assert!(block.rows.iter().all(|row| row.len() == 4));
        let layers: Vec<String> =
            grouped(matrix()).rows.iter().map(|row| row[0].to_text()).collect();
        assert_eq!(layers, ["Platform", "", "Data"]);
    }
}
