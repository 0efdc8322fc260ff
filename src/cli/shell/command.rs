//! Commands of the shell: a line that begins with a dot.

use super::{Next, Session};
use crate::cli::schema;
use crate::error::{Error, ErrorKind, Result};
use crate::render::Format;
use crate::suggest;

/// All commands with what follows them and what they do.
pub(super) const COMMANDS: [(&str, &str, &str); 6] = [
    (".help", "", "list these commands"),
    (".tables", "", "list tables and views, and what they hold"),
    (".schema", "NAME", "list the columns of a table or view, and what they mean"),
    (".format", "FORMAT", "write rows as table, line, csv, tsv, json, jsonl, markdown or html"),
    (".timeout", "SECONDS", "end a statement after that time"),
    (".quit", "", "leave; so does Ctrl-D"),
];

impl Session {
    /// Runs a command.
    pub(super) fn command(&mut self, line: &str) -> Result<Next> {
        // A statement ends with a semicolon, and fingers learn.
        let line = line.trim_end_matches(';').trim_end();
        let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let argument = argument.trim();
        let known = COMMANDS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name));
        let Some((name, takes, _)) = known else {
            return Err(unknown(name));
        };
        if takes.is_empty() != argument.is_empty() {
            let message = if takes.is_empty() {
                format!("`{name}` takes nothing, and was given `{argument}`")
            } else {
                format!("`{name}` needs a {}", takes.to_lowercase())
            };
            return Err(Error::new(ErrorKind::Usage, message).hint("`.help` lists the commands"));
        }
        self.output.fit();
        match *name {
            ".help" => self.help()?,
            ".tables" => self.output.answer(&schema::objects(&self.base)?)?,
            ".schema" => self.output.answer(&schema::columns(&self.base, argument)?)?,
            ".format" => {
                self.output.format = argument.parse()?;
                let is_json = matches!(self.output.format, Format::Json | Format::Jsonl);
                self.output.errors_as_json = is_json;
            }
            ".timeout" => self.limits = self.limits.with_timeout(argument)?,
            _ => return Ok(Next::Leave),
        }
        Ok(Next::Line)
    }

    fn help(&self) -> Result<()> {
        self.output.text(|out| {
            for (name, takes, does) in COMMANDS {
                writeln!(out, "{:<18} {does}", format!("{name} {takes}"))?;
            }
            writeln!(
                out,
                "A statement ends with `;` and may span lines. Ctrl-C clears or interrupts."
            )?;
            Ok(())
        })
    }
}

fn unknown(name: &str) -> Error {
    let known = COMMANDS.map(|(known, ..)| known);
    let error = Error::new(ErrorKind::Usage, format!("there is no command `{name}`"));
    let hint = match suggest::nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("commands are {}", known.join(", ")),
    };
    error.hint(hint)
}
