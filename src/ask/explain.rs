//! What each stage saw, for `onus ask --explain`.

use std::io::Write;

use crate::ask::choose::Choice;
use crate::ask::form::Form;
use crate::ask::read::Reading;
use crate::error::Result;
use crate::printable;
use crate::resolve::statement;
use crate::store::Base;
use crate::wording::coded::{Field, Fields};

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
    /// Writes the stages, one part each; the base is the one that was asked.
    pub fn write(&self, base: &Base, out: &mut dyn Write) -> Result<()> {
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
                "{mark:<8} {:.3} ({:.3}, {:.3}, {:.3}, {:.3}) {} ({}: {})",
                candidate.score,
                candidate.nearest,
                candidate.alike,
                candidate.share.words,
                candidate.share.pairs,
                candidate.fact_id,
                candidate.kind,
                words(base.words()?, &candidate.words)?
            )?;
        }
        Ok(())
    }
}

/// Writes the fields of a wording as `name|stem stem|stem`.
fn words(base: &Base, bytes: &[u8]) -> Result<String> {
    let sql = statement("token_text")?;
    let (mut rest, mut field) = (Fields(bytes), Field::default());
    let mut texts = Vec::new();
    while rest.read(&mut field) {
        let mut parts = Vec::new();
        for number in field.name.iter().chain(&field.stems) {
            parts.extend(base.lookup(sql, &number.to_string())?);
        }
        texts.push(parts.join("|"));
    }
    Ok(texts.join(" "))
}
