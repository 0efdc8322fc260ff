//! `onus export`: tables, views or reports to files.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use clap::Args;

use crate::catalog;
use crate::cli::{Common, Output, sql};
use crate::error::{Error, ErrorKind, Result};
use crate::record;
use crate::render::{Format, Options};
use crate::report;
use crate::store::Base;
use crate::store::query::{Bounds, Parameters};
use crate::suggest;

/// Arguments of `onus export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Tables, views or reports
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Export all curated tables; the folder can be read again with `--data`
    #[arg(long, conflicts_with = "names")]
    all: bool,
}

/// Something that can be exported: its file's name and its statement.
struct Part {
    name: String,
    sql: String,
    parameters: Parameters,
}

impl Export {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        if self.names.is_empty() && !self.all {
            return Err(Error::new(ErrorKind::Usage, "name what to export, or give `--all`")
                .hint("`onus schema` lists tables and views, `onus report` reports"));
        }
        let base = common.base_naming(&self.names.join(" ").replace('-', "_"))?;
        let parts = if self.all {
            record::TABLES.iter().map(|table| table_part(table.name)).collect()
        } else {
            self.names.iter().map(|name| part(&base, name)).collect::<Result<Vec<Part>>>()?
        };
        if common.show_sql {
            let statements: Vec<_> =
                parts.iter().map(|part| (part.sql.as_str(), &part.parameters)).collect();
            return sql::show_all(&base, &statements, output);
        }
        let format = if output.chosen { output.format } else { Format::Csv };
        let into_folder =
            self.all || parts.len() > 1 || common.output.as_ref().is_some_and(|path| path.is_dir());
        match &common.output {
            Some(folder) if into_folder => write_folder(&base, &parts, folder, format, output),
            None if parts.len() > 1 => {
                Err(Error::new(ErrorKind::Usage, "several files need a folder")
                    .hint("give one with `-o DIR`"))
            }
            _ => {
                let output = Output {
                    format,
                    file: output.file.clone(),
                    // What is exported goes to a spreadsheet, by `>` as well as by `-o`.
                    options: Options { formulas: Some(Rc::default()), ..output.options.clone() },
                    ..*output
                };
                write(&base, &parts[0], &output)?;
                Ok(0)
            }
        }
    }
}

/// Writes each part into a file of the folder, which is made if it is not there.
fn write_folder(
    base: &Base,
    parts: &[Part],
    folder: &Path,
    format: Format,
    output: &Output,
) -> Result<u8> {
    fs::create_dir_all(folder)
        .map_err(|error| Error::file(folder.display(), "make the folder", &error))?;
    let extension = match format {
        Format::Markdown => "md",
        Format::Table | Format::Line => "txt",
        other => other.name(),
    };
    for part in parts {
        let file = folder.join(format!("{}.{extension}", part.name));
        let output =
            Output { format, file: Some(file), options: output.options.clone(), ..*output };
        write(base, part, &output)?;
    }
    sql::say(&format!("wrote {} files to {}", parts.len(), folder.display()));
    Ok(0)
}

fn write(base: &Base, part: &Part, output: &Output) -> Result<()> {
    output.rows(|sink| base.stream(&part.sql, &part.parameters, Bounds::default(), sink))?;
    Ok(())
}

/// Finds what a name means: a curated table, another table or view, or a report.
fn part(base: &Base, name: &str) -> Result<Part> {
    let object = name.replace('-', "_").to_lowercase();
    if record::table(&object).is_some() {
        return Ok(table_part(&object));
    }
    let reports = report::carried();
    if let Ok(report) = catalog::find(&reports, name) {
        let parameters = report::bind(base, report, &[])?;
        return Ok(Part { name: report.name.clone(), sql: report.sql.clone(), parameters });
    }
    let objects = base.objects()?;
    if objects.contains(&object) {
        return Ok(Part {
            sql: format!("SELECT * FROM {object}"),
            name: object,
            parameters: Vec::new(),
        });
    }
    let known =
        objects.iter().map(String::as_str).chain(reports.iter().map(|report| report.name.as_str()));
    let near = suggest::nearest(name, known).map(|near| format!("did you mean `{near}`?"));
    Err(Error::new(ErrorKind::NotRecorded, format!("there is no table, view or report `{name}`"))
        .hint("`onus schema` lists tables and views, `onus report` reports")
        .maybe_hint(near))
}

/// A curated table as its file stands in `data/`: the record's columns, sorted by key.
fn table_part(name: &str) -> Part {
    let (columns, key) = record::table(name).map_or((vec!["*"], 1), |table| {
        (table.columns.iter().map(|column| column.name).collect(), table.key)
    });
    let order: Vec<String> = (1..=key).map(|index| index.to_string()).collect();
    let sql = format!("SELECT {} FROM {name} ORDER BY {}", columns.join(", "), order.join(", "));
    Part { name: name.to_owned(), sql, parameters: Vec::new() }
}
