//! `onus report`: lists the saved reports, or runs one.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use crate::answer::Answer;
use crate::catalog::{self, Report};
use crate::cli::sql::{self, Limits, given};
use crate::cli::stop::watch;
use crate::cli::with::Tables;
use crate::cli::{Common, Output};
use crate::error::{Error, ErrorKind, Result};
use crate::loader::TextFile;
use crate::report::{bind, carried};
use crate::value::Value;

/// Arguments of `onus report`.
#[derive(Debug, Args)]
pub struct ReportCommand {
    /// The report; without one they are listed
    name: Option<String>,
    /// Value of a parameter; repeatable
    #[arg(short, long = "parameter", value_name = "NAME=VALUE")]
    parameters: Vec<String>,
    /// Add the reports of a folder
    #[arg(long, value_name = "DIR")]
    reports: Option<PathBuf>,
    #[command(flatten)]
    limits: Limits,
    #[command(flatten)]
    tables: Tables,
}

impl ReportCommand {
    /// Runs the command.
    pub fn run(&self, common: &Common, output: &Output) -> Result<u8> {
        let reports = self.all()?;
        let Some(name) = &self.name else {
            output.answer(&list(&reports))?;
            return Ok(0);
        };
        let report = catalog::find(&reports, name)?;
        let base = self.tables.base(common, &report.sql)?;
        // Which values a parameter takes may be what a statement of the report finds.
        let start = Instant::now();
        let watchdog = watch(&base, self.limits.timeout()?, common.wants_json())?;
        let bound = bind(&base, report, &given(&self.parameters)?)?;
        drop(watchdog);
        if common.show_sql {
            return sql::show(&base, &report.sql, &bound, output);
        }
        sql::run(&base, &report.sql, &bound, &self.limits, start.elapsed(), output)
    }

    /// The carried reports and the user's own, which win where names are the same.
    fn all(&self) -> Result<Vec<Report>> {
        let mut reports = carried();
        if let Some(folder) = &self.reports {
            let shown = folder.display();
            let entries = fs::read_dir(folder)
                .map_err(|error| Error::file(shown, "read the folder", &error))?;
            for entry in entries {
                let path = entry
                    .map_err(|error| Error::file(folder.display(), "read the folder", &error))?
                    .path();
                if path.extension().is_some_and(|extension| extension == "sql") {
                    let bytes = fs::read(&path)
                        .map_err(|error| Error::file(path.display(), "read", &error))?;
                    let bytes = String::from_utf8(bytes)
                        .map_err(|_| {
                            Error::new(
                                ErrorKind::File,
                                format!("`{}` is not valid UTF-8 text", path.display()),
                            )
                        })?
                        .into_bytes();
                    let own = Report::read(&TextFile {
                        path: path.to_string_lossy().into_owned(),
                        bytes,
                    });
                    reports.retain(|report| report.name != own.name);
                    reports.push(own);
                }
            }
        }
        reports.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(reports)
    }
}

fn list(reports: &[Report]) -> Answer {
    let text = |text: &str| Value::Text(text.to_owned());
    Answer {
        columns: vec!["report".into(), "title".into(), "run".into()],
        rows: reports
            .iter()
            .map(|report| vec![text(&report.name), text(&report.title), text(&report.usage())])
            .collect(),
    }
}
