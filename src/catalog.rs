//! Saved reports: a SELECT in a file whose first comment says what it answers.
//!
//! ```sql
//! -- Services in one category.
//! --
//! -- Longer words, if it needs them.
//! --
//! -- :category text = infrastructure {SELECT id FROM category}  Category id.
//! -- example: category=container
//! -- ask: which services are in a category
//! SELECT …
//! ```
//!
//! A parameter has a type (`text` or `integer`), a default after `=` (without one it must be
//! given), and allowed values in braces: a list, or a SELECT that returns them.

use crate::error::{Error, ErrorKind, Result};
use crate::loader::TextFile;
use crate::suggest;
use crate::value::Value;

/// A saved report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Name by which it is run: the file's name.
    pub name: String,
    /// One sentence on what it answers.
    pub title: String,
    /// More words, if it has them.
    pub description: String,
    /// What it can be asked with.
    pub parameters: Vec<Parameter>,
    /// Parameters of its example, as `name=value`.
    pub example: Vec<(String, String)>,
    /// Wordings in which people ask for it.
    pub questions: Vec<String>,
    /// The statement, with its comments.
    pub sql: String,
}

/// A parameter of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Name without the colon.
    pub name: String,
    /// Whether it is a whole number; text otherwise.
    pub is_integer: bool,
    /// Value when none is given.
    pub default: Option<String>,
    /// Values that are allowed.
    pub allowed: Allowed,
    /// What it means.
    pub description: String,
}

/// Values that a parameter takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Allowed {
    /// Any value.
    Any,
    /// One of these.
    List(Vec<String>),
    /// One of those that a SELECT returns.
    Select(String),
}

impl Report {
    /// Reads a report from its file.
    pub fn read(file: &TextFile) -> Self {
        let sql = file.text();
        let mut report = Report {
            name: file.stem().to_owned(),
            title: String::new(),
            description: String::new(),
            parameters: Vec::new(),
            example: Vec::new(),
            questions: Vec::new(),
            sql: sql.clone(),
        };
        let comment = sql.lines().map_while(|line| line.strip_prefix("--")).map(str::trim);
        for (number, line) in comment.enumerate() {
            if number == 0 {
                line.clone_into(&mut report.title);
            } else if let Some(example) = line.strip_prefix("example:") {
                let pairs = example.split_whitespace().filter_map(|pair| pair.split_once('='));
                report.example = pairs.map(|(name, value)| (name.into(), value.into())).collect();
            } else if let Some(questions) = line.strip_prefix("ask:") {
                report.questions.extend(questions.split(';').map(|one| one.trim().to_owned()));
            } else if let Some(parameter) = line.strip_prefix(':') {
                report.parameters.push(Parameter::read(parameter));
            } else if line.starts_with("column ") {
                // What a column means belongs to the data dictionary.
            } else if !line.is_empty() || !report.description.is_empty() {
                report.description.push_str(line);
                report.description.push(' ');
            }
        }
        report.description = report.description.trim().to_owned();
        report
    }

    /// Whether it tells about one service, which has to be named.
    pub fn is_about_one_service(&self) -> bool {
        matches!(self.parameters.as_slice(), [one] if one.name == "service" && one.default.is_none())
    }

    /// Gives every parameter its value: the given one, or its default.
    ///
    /// Every parameter that is missing or unknown is named at once. `allowed` returns the
    /// values that a SELECT allows.
    pub fn bind(
        &self,
        given: &[(String, String)],
        allowed: impl Fn(&str) -> Result<Vec<String>>,
    ) -> Result<Vec<(String, Value)>> {
        let known = |name: &str| self.parameters.iter().any(|parameter| parameter.name == name);
        if let Some((name, _)) = given.iter().find(|(name, _)| !known(name)) {
            return Err(Error::new(
                ErrorKind::Usage,
                format!("report `{}` has no parameter `{name}`", self.name),
            )
            .hint(self.usage()));
        }
        let mut bound = Vec::new();
        for parameter in &self.parameters {
            let value = given.iter().rev().find(|(name, _)| *name == parameter.name);
            let value = value.map(|(_, value)| value.clone()).or_else(|| parameter.default.clone());
            let Some(value) = value else {
                return Err(Error::new(
                    ErrorKind::Usage,
                    format!("report `{}` needs `{}`", self.name, parameter.name),
                )
                .hint(self.usage()));
            };
            let value = parameter.check(&value, &allowed)?;
            bound.push((parameter.name.clone(), value));
        }
        Ok(bound)
    }

    /// Says how the report is run.
    pub fn usage(&self) -> String {
        let mut usage = format!("onus report {}", self.name);
        for parameter in &self.parameters {
            let value = self.example.iter().find(|(name, _)| *name == parameter.name);
            let value = value.map_or("VALUE", |(_, value)| value);
            usage.extend([" -p ", &parameter.name, "=", value]);
        }
        usage
    }
}

impl Parameter {
    /// Reads `name type = default {allowed}  description`, of which only the name must be.
    fn read(line: &str) -> Self {
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim_start();
        let (is_integer, rest) = match rest.split_once(char::is_whitespace) {
            Some(("integer", rest)) => (true, rest.trim_start()),
            Some(("text", rest)) => (false, rest.trim_start()),
            _ => (false, rest),
        };
        let (default, rest) = match rest.strip_prefix('=') {
            Some(rest) => {
                let rest = rest.trim_start();
                let (value, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                let value = if value == "''" { "" } else { value };
                (Some(value.to_owned()), rest.trim_start())
            }
            None => (None, rest),
        };
        let (allowed, rest) = match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((select, rest)) if select.trim_start().to_uppercase().starts_with("SELECT") => {
                (Allowed::Select(select.trim().to_owned()), rest)
            }
            Some((list, rest)) => (
                Allowed::List(list.split(',').map(|value| value.trim().to_owned()).collect()),
                rest,
            ),
            None => (Allowed::Any, rest),
        };
        Parameter {
            name: name.to_owned(),
            is_integer,
            default,
            allowed,
            description: rest.trim().to_owned(),
        }
    }

    /// Checks a value against type and allowed values.
    fn check(&self, value: &str, select: impl Fn(&str) -> Result<Vec<String>>) -> Result<Value> {
        let wrong = |expected: String| {
            Error::new(
                ErrorKind::Usage,
                format!("`{}` is `{value}`, expected {expected}", self.name),
            )
        };
        // An empty default stands for "all" and is none of the listed values.
        if value.is_empty() && self.default.as_deref() == Some("") {
            return Ok(Value::Null);
        }
        if self.is_integer {
            return value.parse().map(Value::Integer).map_err(|_| wrong("a whole number".into()));
        }
        let allowed = match &self.allowed {
            Allowed::Any => return Ok(Value::Text(value.to_owned())),
            Allowed::List(values) => values.clone(),
            Allowed::Select(sql) => select(sql)?,
        };
        let found = allowed.iter().find(|known| known.eq_ignore_ascii_case(value));
        if let Some(known) = found {
            return Ok(Value::Text(known.clone()));
        }
        let near = suggest::nearest(value, allowed.iter().map(String::as_str));
        let shown = if allowed.len() <= 12 {
            allowed.join(", ")
        } else {
            format!("one of {} values", allowed.len())
        };
        Err(wrong(shown).maybe_hint(near.map(|near| format!("did you mean `{near}`?"))))
    }
}

/// Returns the report of that name, or an error with the nearest one.
pub fn find<'a>(reports: &'a [Report], name: &str) -> Result<&'a Report> {
    let wanted = name.replace('_', "-").to_lowercase();
    reports.iter().find(|report| report.name == wanted).ok_or_else(|| {
        let near = suggest::nearest(&wanted, reports.iter().map(|report| report.name.as_str()));
        let hint = near.map_or_else(
            || "`onus report` lists them".to_owned(),
            |near| format!("did you mean `{near}`? `onus report` lists them all"),
        );
        Error::new(ErrorKind::NotRecorded, format!("there is no report `{name}`")).hint(hint)
    })
}

#[cfg(test)]
mod tests {
    use super::{Allowed, Report};
    use crate::loader::TextFile;
    use crate::value::Value;

    fn report(text: &str) -> Report {
        Report::read(&TextFile { path: "queries/reports/x.sql".into(), bytes: text.into() })
    }

    const SQL: &str = "-- Title.\n--\n-- More\n-- words.\n--\n-- :kind text = '' {a, b}  The kind.\n\
                       -- :most integer = 5  How many.\n-- :of text {SELECT id FROM t}  Whose.\n\
                       -- example: of=x most=2\n-- ask: who is it; whose is it\nSELECT 1 -- not this\n";

    #[test]
    fn the_comment_says_all() {
        let report = report(SQL);
        assert_eq!((report.title.as_str(), report.description.as_str()), ("Title.", "More words."));
        assert_eq!(report.questions, ["who is it", "whose is it"]);
        assert_eq!(report.parameters[0].allowed, Allowed::List(vec!["a".into(), "b".into()]));
        assert_eq!(report.parameters[2].allowed, Allowed::Select("SELECT id FROM t".into()));
        assert_eq!(report.usage(), "onus report x -p kind=VALUE -p most=2 -p of=x");
    }

    #[test]
    fn defaults_fill_and_wrong_values_are_refused() {
        let report = report(SQL);
        let select = |_: &str| Ok(vec!["x".to_owned(), "yellow".to_owned()]);
        let given = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
        };
        let bound = report.bind(&given(&[("of", "X")]), select).unwrap();
        assert_eq!(bound[0].1, Value::Null);
        assert_eq!(bound[1].1, Value::Integer(5));
        assert_eq!(bound[2].1, Value::Text("x".into()));
        let error = |pairs: &[(&str, &str)]| report.bind(&given(pairs), select).unwrap_err();
        assert_eq!(error(&[]).message, "report `x` needs `of`");
        assert!(error(&[("off", "x")]).message.contains("no parameter `off`"));
        assert!(error(&[("of", "x"), ("most", "many")]).message.contains("a whole number"));
        assert_eq!(error(&[("of", "yelow")]).hint.as_deref(), Some("did you mean `yellow`?"));
    }
}
