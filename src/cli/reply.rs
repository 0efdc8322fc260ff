//! Writing a reply: a screen for people, rows or an object for programs.

use std::io::{self, Write};

use crate::cli::Output;
use crate::error::Result;
use crate::printable;
use crate::render::Format;
use crate::reply::{Fact, Reply, Source, Status};
use crate::verdict::party_word;

/// Most facts that are shown in full on a screen.
const FACTS_SHOWN: usize = 3;

/// Writes a reply and returns the exit code that belongs to it.
pub fn write(reply: &Reply, output: &Output) -> Result<u8> {
    match output.format {
        Format::Json | Format::Jsonl => output.text(|out| {
            let text = if output.format == Format::Json {
                serde_json::to_string_pretty(reply)
            } else {
                serde_json::to_string(reply)
            };
            writeln!(out, "{}", printable::json(&text.map_err(io::Error::from)?))?;
            Ok(())
        })?,
        Format::Table => output.text(|out| {
            let mut screen =
                Screen { out, bold: output.options.color, width: output.options.width };
            screen.reply(reply)
        })?,
        _ => output.answer(&reply.rows())?,
    }
    Ok(match reply.status {
        Status::Answered | Status::Depends => 0,
        Status::Ambiguous | Status::NotRecorded => 3,
    })
}

/// A screen of text, fitted to the terminal's width where there is one.
pub struct Screen<'a> {
    /// Where it is written.
    pub out: &'a mut dyn Write,
    /// Whether headings are bold.
    pub bold: bool,
    /// Width of the terminal.
    pub width: Option<u16>,
}

impl Screen<'_> {
    /// Writes a whole reply.
    pub fn reply(&mut self, reply: &Reply) -> Result<()> {
        self.heading(&reply.headline)?;
        for note in &reply.notes {
            self.line("", note)?;
        }
        // Where it depends, the table of options says it all; in a list, the headline does.
        let listed = reply.facts.len() > FACTS_SHOWN;
        if reply.status == Status::Depends && !reply.variants.is_empty() {
            self.variants("", reply)?;
            self.depending_sources(reply)?;
            self.origins(reply)?;
        } else if listed {
            self.blank()?;
            for fact in &reply.facts {
                let party = fact
                    .party
                    .as_deref()
                    .map_or(String::new(), |party| format!(" [{}]", party_word(Some(party))));
                self.line("- ", &format!("{}{party}", fact.statement))?;
            }
            self.origins(reply)?;
        } else {
            for (index, fact) in reply.facts.iter().enumerate() {
                self.fact(fact, &reply.headline, index)?;
            }
            if !reply.variants.is_empty() {
                self.variants("Options that differ", reply)?;
            }
        }
        if !reply.suggestions.is_empty() {
            self.title("Perhaps")?;
            for suggestion in &reply.suggestions {
                self.line("  - ", suggestion)?;
            }
        }
        Ok(())
    }

    fn fact(&mut self, fact: &Fact, headline: &str, index: usize) -> Result<()> {
        self.blank()?;
        if index > 0 && fact.id.starts_with("responsibility/") && fact.decided_at.is_some() {
            let scope = fact.decided_at.as_deref().unwrap_or_default();
            self.line("", &format!("Instead of the {scope} default: {}", fact.statement))?;
            return self.source_lines(&fact.sources);
        }
        if fact.statement != headline && !headline.ends_with(&fact.statement) {
            self.line("", &fact.statement)?;
        }
        let labelled = [
            ("AWS", &fact.aws_part),
            ("Customer", &fact.customer_part),
            ("Condition", &fact.condition),
        ];
        for (label, text) in labelled {
            if let Some(text) = text {
                self.line(&format!("{label:<11}"), text)?;
            }
        }
        let why = fact.basis_note.as_deref().map_or(String::new(), |note| format!(": {note}"));
        let place = match fact.decided_at.as_deref() {
            Some("category") => ", as the category's default",
            Some("global") => ", for every service",
            Some("option") => ", for this option",
            Some("service") => ", for this service",
            _ => "",
        };
        let origin = if fact.origin == "seed" {
            String::new()
        } else {
            format!("; from the overlay `{}`", fact.origin)
        };
        self.line(&format!("{:<11}", "Basis"), &format!("{}{place}{why}{origin}", fact.basis))?;
        self.source_lines(&fact.sources)
    }

    fn source_lines(&mut self, sources: &[Source]) -> Result<()> {
        for source in sources {
            let label = match source.stance.as_str() {
                "supports" => "Source",
                "qualifies" => "Qualified",
                _ => "Disputed",
            };
            let place = format!("{}: {} (read {})", source.title, source.locator, source.read_on);
            self.line(&format!("{label:<11}"), &place)?;
            if let Some(note) = &source.note {
                self.line(&" ".repeat(11), note)?;
            }
            if let Some(url) = &source.url {
                // An address is never broken: it is there to be followed.
                writeln!(self.out, "{}{}", " ".repeat(11), printable::line(url))?;
            }
        }
        Ok(())
    }

    fn depending_sources(&mut self, reply: &Reply) -> Result<()> {
        let mut known: Vec<String> = Vec::new();
        for source in reply.facts.iter().flat_map(|fact| &fact.sources) {
            // A note has no address; its title says which it is.
            let place = source.url.as_ref().unwrap_or(&source.title);
            if !known.iter().any(|line| line.starts_with(&format!("{place} (read "))) {
                known.push(format!("{place} (read {})", source.read_on));
            }
        }
        if known.is_empty() {
            return Ok(());
        }
        self.title("Sources")?;
        for line in known {
            writeln!(self.out, "  {}", printable::line(&line))?;
        }
        Ok(())
    }

    /// Says which of the facts, shown in short, an overlay brought.
    fn origins(&mut self, reply: &Reply) -> Result<()> {
        let overlaid: Vec<&Fact> =
            reply.facts.iter().filter(|fact| fact.origin != "seed").collect();
        if overlaid.is_empty() {
            return Ok(());
        }
        self.blank()?;
        for fact in overlaid {
            self.line("", &format!("From the overlay `{}`: {}", fact.origin, fact.id))?;
        }
        Ok(())
    }

    fn variants(&mut self, title: &str, reply: &Reply) -> Result<()> {
        if title.is_empty() {
            self.blank()?;
        } else {
            self.title(title)?;
        }
        let widest =
            reply.variants.iter().map(|variant| variant.option.len()).max().unwrap_or_default();
        for variant in &reply.variants {
            let party = match variant.party.as_deref() {
                None => "does not apply",
                Some("customer") => "customer",
                party => party_word(party),
            };
            let label = format!("  {:<widest$}  {party:<14}  ", variant.option);
            self.line(&label, &variant.statement)?;
        }
        Ok(())
    }

    /// Writes a heading.
    pub fn heading(&mut self, text: &str) -> Result<()> {
        let text = self.wrapped(text, 0);
        if self.bold {
            writeln!(self.out, "\x1b[1m{text}\x1b[0m")?;
        } else {
            writeln!(self.out, "{text}")?;
        }
        Ok(())
    }

    /// Writes the title of a part, after a blank line.
    pub fn title(&mut self, text: &str) -> Result<()> {
        self.blank()?;
        self.heading(text)
    }

    /// Writes a blank line.
    pub fn blank(&mut self) -> Result<()> {
        writeln!(self.out)?;
        Ok(())
    }

    /// Writes a label and a text; lines that follow stand under the text.
    pub fn line(&mut self, label: &str, text: &str) -> Result<()> {
        let indent = label.chars().count();
        // On a narrow screen a long label stands alone, and the text below it.
        if self.width.is_some_and(|width| indent * 2 > usize::from(width)) {
            writeln!(self.out, "{}", printable::line(label.trim_end()))?;
            writeln!(self.out, "    {}", self.wrapped(text, 4))?;
            return Ok(());
        }
        writeln!(self.out, "{}{}", printable::line(label), self.wrapped(text, indent))?;
        Ok(())
    }

    /// Writes a label and a text in which the words that start with one of `words` stand out.
    pub fn marked(&mut self, label: &str, text: &str, words: &[String]) -> Result<()> {
        if !self.bold {
            return self.line(label, text);
        }
        let indent = label.chars().count().min(4);
        let body = self.wrapped(text, indent);
        let marked: Vec<String> = body
            .split_inclusive([' ', '\n'])
            .map(|word| {
                let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
                if words.iter().any(|start| bare.starts_with(start.as_str())) {
                    format!("\x1b[1m{}\x1b[0m{}", word.trim_end(), &word[word.trim_end().len()..])
                } else {
                    word.to_owned()
                }
            })
            .collect();
        writeln!(
            self.out,
            "{}\n{}{}",
            printable::line(label.trim_end()),
            " ".repeat(indent),
            marked.concat()
        )?;
        Ok(())
    }

    /// Breaks a text at words so that it fits beside an indent; uncut where no width is known.
    fn wrapped(&self, text: &str, indent: usize) -> String {
        let text = printable::line(text);
        let Some(width) = self.width else { return text.into_owned() };
        let room = usize::from(width).saturating_sub(indent).max(20);
        let mut lines = String::new();
        let mut used = 0;
        for word in text.split(' ') {
            let length = unicode_width::UnicodeWidthStr::width(word);
            if used > 0 && used + 1 + length > room {
                lines.push('\n');
                lines.push_str(&" ".repeat(indent));
                used = 0;
            } else if used > 0 {
                lines.push(' ');
                used += 1;
            }
            lines.push_str(word);
            used += length;
        }
        lines
    }
}
