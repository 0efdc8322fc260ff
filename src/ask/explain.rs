//! What each stage saw, for `onus ask --explain`.

use std::io::Write;

use crate::ask::choose::Choice;
use crate::ask::form::Form;
use crate::ask::read::Reading;
use crate::error::Result;
use crate::printable;

/// The stages of one question.
#[derive(Clone, Debug)]
pub struct Trace {
    /// What was read.
    pub reading: Reading,
    /// What kind of answer is wanted.
    pub form: Form,
    /// Which wording was chosen.
    pub choice: Choice,
}

impl Trace {
    /// Writes the stages, one part each.
    pub fn write(&self, out: &mut dyn Write) -> Result<()> {
        writeln!(out, "read     {}", printable::line(&self.reading.normal))?;
        for (typed, read) in &self.reading.corrected {
            writeln!(out, "         `{}` is read as `{read}`", printable::line(typed))?;
        }
        if !self.reading.unknown.is_empty() {
            writeln!(
                out,
                "         unknown: {}",
                printable::line(&self.reading.unknown.join(", "))
            )?;
        }
        for unit in &self.reading.units {
            let what = unit.fact.as_deref().unwrap_or("word");
            writeln!(out, "unit     {} = {what}", printable::line(&unit.text))?;
        }
        if let Some(option) = &self.reading.option {
            writeln!(out, "option   {}", printable::line(option))?;
        }
        let cue = if self.form.cue.is_empty() { "no phrase showed it" } else { &self.form.cue };
        writeln!(out, "form     {:?} ({cue})", self.form.kind)?;
        if let Some(subject) = &self.form.out_of_scope {
            writeln!(out, "         speaks of {subject}")?;
        }
        for candidate in &self.choice.near {
            let chosen =
                self.choice.best.as_ref().is_some_and(|best| best.fact_id == candidate.fact_id);
            let mark = if chosen { "chosen" } else { "near" };
            writeln!(
                out,
                "{mark:<8} {:.2} ({:.2}) {} ({}: {})",
                candidate.score,
                candidate.nearest,
                candidate.fact_id,
                candidate.kind,
                candidate.words
            )?;
        }
        Ok(())
    }
}
