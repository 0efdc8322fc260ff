//! Records: one typed struct per CSV file and table, and the only list of them.
//!
//! A record's definition is the single place where a column is named and explained. The
//! header check, the INSERT, `onus schema` and the data dictionary are derived from it.

pub mod cell;
pub mod encryption;
pub mod evidence;
pub mod iam;
pub mod knowledge;
pub mod model;
pub mod responsibility;
pub mod service;
pub mod words;

use crate::value::Value;

/// A column of a record: its name and what it means.
#[derive(Debug)]
pub struct Column {
    /// Name in the CSV header and in the table.
    pub name: &'static str,
    /// What a value means, for the data dictionary.
    pub doc: &'static str,
    /// Whether the cell may be empty, which means NULL.
    pub optional: bool,
}

/// A cell that could not be read: the column's index and the reason.
pub type CellProblem = (usize, String);

/// What reading a line came to: the values, or every cell that is wrong.
pub type ReadLine = Result<Vec<Value>, Vec<CellProblem>>;

/// A table that is filled from one CSV file.
#[derive(Debug)]
pub struct Table {
    /// Name of the table and, with `.csv`, of the file.
    pub name: &'static str,
    /// What one row is.
    pub doc: &'static str,
    /// Columns in the order of the file's header.
    pub columns: &'static [Column],
    /// How many columns, from the first, make the key that sorts the file.
    pub key: usize,
    /// Reads the cells of one line; collects every cell that is wrong.
    pub read: fn(&[&str]) -> ReadLine,
}

impl Table {
    /// Returns the name of the CSV file.
    pub fn file_name(&self) -> String {
        format!("{}.csv", self.name)
    }
}

/// Defines a record: struct, columns and reader from one documented list of fields.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident in $table:literal key $key:literal {
            $( $(#[doc = $field_doc:literal])+ pub $field:ident: $type:ty, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug)]
        pub struct $name {
            $( $(#[doc = $field_doc])+ pub $field: $type, )+
        }

        impl $name {
            /// The table that this record fills.
            pub const TABLE: $crate::record::Table = $crate::record::Table {
                name: $table,
                doc: concat!($($doc),+),
                columns: &[$( $crate::record::Column {
                    name: stringify!($field),
                    doc: concat!($($field_doc),+),
                    optional: <$type as $crate::record::cell::Cell>::OPTIONAL,
                }, )+],
                key: $key,
                read: |cells| $name::read(cells).map($name::values),
            };

            /// Reads the cells of one line; collects every cell that is wrong.
            pub fn read(cells: &[&str]) -> Result<Self, Vec<$crate::record::CellProblem>> {
                let mut problems = Vec::new();
                let mut cells = cells.iter().copied().enumerate();
                $(
                    let (index, cell) = cells.next().unwrap_or_default();
                    let $field = <$type as $crate::record::cell::Cell>::read(cell)
                        .map_err(|message| problems.push((index, message)))
                        .ok();
                )+
                match ($($field,)+) {
                    ($(Some($field),)+) => Ok($name { $($field),+ }),
                    _ => Err(problems),
                }
            }

            /// Returns the values in the order of the columns.
            pub fn values(self) -> Vec<$crate::value::Value> {
                vec![$( $crate::record::cell::Cell::value(self.$field) ),+]
            }
        }
    };
}
use record;

/// Every table that is filled from CSV, in an order in which references point backwards.
pub const TABLES: &[Table] = &[
    evidence::Source::TABLE,
    model::ControlType::TABLE,
    model::Category::TABLE,
    model::Layer::TABLE,
    model::Activity::TABLE,
    service::Service::TABLE,
    service::DeploymentOption::TABLE,
    responsibility::Responsibility::TABLE,
    encryption::KeyClass::TABLE,
    encryption::EncryptionOption::TABLE,
    encryption::ServiceEncryption::TABLE,
    iam::entity::IamEntity::TABLE,
    iam::entity::IamRelation::TABLE,
    iam::entity::IamCredential::TABLE,
    iam::entity::MfaType::TABLE,
    iam::policy::IamPolicyType::TABLE,
    iam::policy::IamPolicyElement::TABLE,
    iam::policy::IamPolicyElementUse::TABLE,
    iam::policy::IamOperator::TABLE,
    iam::policy::IamConditionKey::TABLE,
    iam::policy::IamPolicyVariable::TABLE,
    iam::policy::IamEvaluationStep::TABLE,
    iam::entity::IamBestPractice::TABLE,
    iam::entity::RootTask::TABLE,
    iam::entity::StsOperation::TABLE,
    knowledge::Quota::TABLE,
    knowledge::Topic::TABLE,
    knowledge::Term::TABLE,
    knowledge::Statement::TABLE,
    knowledge::SeedClaim::TABLE,
    words::Alias::TABLE,
    words::Question::TABLE,
    words::Synonym::TABLE,
    words::StopWord::TABLE,
    words::CommonWord::TABLE,
    words::OrdinaryWord::TABLE,
    words::QuestionForm::TABLE,
    words::PolarityWord::TABLE,
    words::OutOfScope::TABLE,
    evidence::Citation::TABLE,
];

/// Returns the table of that name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

#[cfg(test)]
mod tests {
    use super::TABLES;

    #[test]
    fn tables_have_different_names() {
        let mut names: Vec<_> = TABLES.iter().map(|table| table.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TABLES.len());
    }

    #[test]
    fn every_column_is_explained_by_a_sentence() {
        for table in TABLES {
            assert!(table.doc.trim().ends_with('.'), "{}: {}", table.name, table.doc);
            for column in table.columns {
                let doc = column.doc.trim();
                assert!(doc.ends_with('.') && doc.len() > 8, "{}.{}", table.name, column.name);
            }
        }
    }

    #[test]
    fn keys_are_columns_that_must_be_filled() {
        for table in TABLES {
            assert!((1..=table.columns.len()).contains(&table.key), "{}", table.name);
            for column in &table.columns[..table.key] {
                assert!(!column.optional, "{}.{}", table.name, column.name);
            }
        }
    }
}
