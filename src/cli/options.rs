//! Options that every command takes: which base is read, and how answers are written.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{env, fs};

use clap::Args;

use crate::answer::{Answer, RowSink};
use crate::assets;
use crate::cli::sql;
use crate::cli::waiting::Waiting;
use crate::error::{Error, ErrorKind, Result};
use crate::loader::{self, Material, TextFile};
use crate::problem::Problem;
use crate::render::{self, Format};
use crate::store::{self, Base};

/// Options that every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// Read this base instead of the one in the program
    #[arg(long, global = true, value_name = "FILE", env = "ONUS_DB", hide_env_values = true)]
    pub db: Option<PathBuf>,
    /// Add or replace rows by the CSV files of a folder
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Format of the answer: table, line, csv, tsv, json, jsonl, markdown, html
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Write to this file, whole or not at all; its extension picks the format
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Text that stands for NULL
    #[arg(long, global = true, value_name = "TEXT")]
    pub null: Option<String>,
    /// Disarm cells that a spreadsheet would run as formulas (csv and tsv)
    #[arg(long, global = true)]
    pub spreadsheet_safe: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "always", "never"])]
    pub color: String,
    /// Print the statement and its parameters instead of running it
    #[arg(long, global = true)]
    pub show_sql: bool,
}

impl Common {
    /// Opens the base that is asked for, with all that a text names.
    pub fn base_naming(&self, text: &str) -> Result<Base> {
        if self.db.is_none() && self.data.is_none() && store::needs_whole(text) {
            return Base::from_image(&store::whole_image()?);
        }
        self.base()
    }

    /// Opens the base that is asked for.
    pub fn base(&self) -> Result<Base> {
        match (&self.db, &self.data) {
            (Some(_), Some(_)) => {
                Err(Error::new(ErrorKind::Usage, "`--db` and `--data` cannot be used together")
                    .hint("write a base with the overlay: `onus build -o FILE --data DIR`"))
            }
            (Some(path), None) => Ok(self.warned(Base::file(path)?)),
            (None, Some(folder)) => Base::from_image(&self.image_with(folder)?),
            (None, None) => Base::carried(),
        }
    }

    /// Opens the base that is asked for, for `ask` and `who`; see [`Base::facts`].
    ///
    /// It stays open to the end of the process: closing takes as long as a tenth of the answer.
    pub fn questions(&self) -> Result<&'static Base> {
        let base = match (&self.db, &self.data) {
            (None, None) => Base::facts()?,
            _ => self.base()?,
        };
        Ok(Box::leak(Box::new(base)))
    }

    /// Says what a reader of the base should know; hands the base on.
    pub fn warned(&self, base: Base) -> Base {
        if let Some(concern) = base.concern() {
            note(concern, self.wants_json());
        }
        base
    }

    /// Makes a base of the seed and an overlay; the error holds what is wrong with it.
    pub fn image_with(&self, folder: &Path) -> Result<Vec<u8>> {
        let material = overlay(folder)?;
        loader::build_image(&material, env!("CARGO_PKG_VERSION")).map_err(refused)
    }

    /// Whether JSON was asked for.
    pub fn wants_json(&self) -> bool {
        matches!(self.format.as_deref(), Some("json" | "jsonl"))
    }

    /// Whether to use colour on that stream.
    pub fn color_on(&self, is_terminal: bool) -> bool {
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color.as_str() {
            "always" => true,
            "never" => false,
            _ if set("NO_COLOR") => false,
            _ if env::var_os("CLICOLOR_FORCE")
                .is_some_and(|value| value != "0" && !value.is_empty()) =>
            {
                true
            }
            _ => is_terminal && env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}

/// Says on stderr what should be known beside the data.
pub fn note(text: &str, as_json: bool) {
    if as_json {
        sql::say(&crate::printable::json(&serde_json::json!({ "note": text }).to_string()));
    } else {
        sql::say(&format!("note: {text}"));
    }
}

/// Reads the overlay's files and joins them to what the binary carries.
pub fn overlay(folder: &Path) -> Result<Material> {
    let shown = folder.display();
    let mut material = assets::material();
    material.overlay_name =
        folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
    let entries =
        fs::read_dir(folder).map_err(|error| Error::file(shown, "read the folder", &error))?;
    for entry in entries {
        let path =
            entry.map_err(|error| Error::file(folder.display(), "read the folder", &error))?.path();
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
            let bytes =
                fs::read(&path).map_err(|error| Error::file(path.display(), "read", &error))?;
            material.overlay.push(TextFile { path: path.to_string_lossy().into_owned(), bytes });
        }
    }
    if material.overlay.is_empty() {
        return Err(Error::new(ErrorKind::File, format!("`{}` holds no CSV file", folder.display()))
            .hint("an overlay is a folder of files named as the tables: service.csv, responsibility.csv, …"));
    }
    material.overlay.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(material)
}

/// The error that holds the problems of the data.
pub fn refused(problems: Vec<Problem>) -> Error {
    let count = problems.len();
    let noun = if count == 1 { "problem" } else { "problems" };
    Error::new(ErrorKind::Check, format!("{count} {noun} in the data; nothing was loaded"))
        .problems(problems)
}

/// Where and how an answer is written.
#[derive(Debug)]
pub struct Output {
    /// The format.
    pub format: Format,
    /// Whether the format was asked for, by option or extension.
    pub chosen: bool,
    /// The file; none is stdout.
    pub file: Option<PathBuf>,
    /// How rows are written.
    pub options: render::Options,
    /// Whether a person reads stdout.
    pub is_terminal: bool,
    /// Whether a failure is told as JSON, as `-f json` asks; the name of a file does not.
    pub errors_as_json: bool,
}

impl Output {
    /// Resolves what was typed against the terminal.
    pub fn new(common: &Common) -> Result<Self> {
        let named = common.format.as_deref().map(str::parse::<Format>).transpose()?;
        let by_extension = common.output.as_ref().and_then(|path| {
            let extension = path.extension()?.to_str()?;
            Format::from_extension(extension)
        });
        let is_terminal = common.output.is_none() && io::stdout().is_terminal();
        let null = common.null.clone();
        Ok(Output {
            format: named.or(by_extension).unwrap_or_default(),
            chosen: named.or(by_extension).is_some(),
            file: common.output.clone(),
            options: render::Options {
                width: is_terminal.then(terminal_width),
                color: common.color_on(is_terminal),
                null,
                spreadsheet_safe: common.spreadsheet_safe,
                // Who reads stdout is no spreadsheet.
                formulas: common.output.as_ref().map(|_| Rc::default()),
                title: None,
            },
            is_terminal,
            errors_as_json: common.wants_json(),
        })
    }

    /// Looks how wide the terminal is now.
    pub fn fit(&mut self) {
        self.options.width = self.is_terminal.then(terminal_width);
    }

    /// Writes rows that are in memory.
    pub fn answer(&self, answer: &Answer) -> Result<()> {
        self.rows(|sink| answer.send(sink).map_err(Error::from))
    }

    /// Writes the rows that `produce` hands to the renderer.
    pub fn rows<T>(&self, produce: impl FnOnce(&mut dyn RowSink) -> Result<T>) -> Result<T> {
        let value = self.text(|out| {
            let mut renderer = render::renderer(self.format, &self.options, out);
            produce(renderer.as_mut())
        })?;
        let count = self.options.formulas.as_ref().map_or(0, |formulas| formulas.take());
        if count > 0 {
            let cells = if count == 1 { "1 cell looks" } else { &format!("{count} cells look") };
            let place = self
                .file
                .as_ref()
                .map_or("the output".to_owned(), |path| format!("`{}`", path.display()));
            note(
                &format!(
                    "in {place} {cells} like a formula to a spreadsheet; `--spreadsheet-safe` disarms such cells"
                ),
                self.errors_as_json,
            );
        }
        Ok(value)
    }

    /// Writes whatever `produce` writes.
    pub fn text<T>(&self, produce: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
        if let Some(path) = &self.file {
            return crate::output::write_file(path, produce);
        }
        // stdout itself would hand every line to the system.
        let mut out = BufWriter::new(Waiting(io::stdout().lock()));
        let value = produce(&mut out)?;
        out.flush()?;
        Ok(value)
    }
}

fn terminal_width() -> u16 {
    terminal_size::terminal_size().map_or(80, |(width, _)| width.0)
}
