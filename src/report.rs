//! The saved reports that the binary carries, with parameters checked against a base.

use crate::assets;
use crate::catalog::Report;
use crate::error::Result;
use crate::store::Base;
use crate::value::Value;

/// The reports that the binary carries.
pub fn carried() -> Vec<Report> {
    assets::reports().iter().map(Report::read).collect()
}

/// Gives a report's parameters their values.
pub fn bind(
    base: &Base,
    report: &Report,
    given: &[(String, String)],
) -> Result<Vec<(String, Value)>> {
    report.bind(given, |select| {
        let answer = base.query(select, &Vec::new())?;
        Ok(answer.rows.iter().filter_map(|row| row.first()).map(Value::to_text).collect())
    })
}
