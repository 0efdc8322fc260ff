//! The evidence: pages and notes, and where on them a fact is found.

use crate::record::cell::{Date, Id, Text, Url};
use crate::record::record;

record! {
    /// A page or a note that facts are cited from.
    pub struct Source in "source" key 1 {
        /// Key, for example `amazonrds-userguide-welcome`.
        pub id: Id,
        /// `page` of an official site, or `note` of the user's own.
        pub kind: Text,
        /// Title as the page or note carries it.
        pub title: Text,
        /// Official address without a fragment; empty for a note.
        pub url: Option<Url>,
    }
}

record! {
    /// Where a source speaks of a fact, and whether it agrees.
    pub struct Citation in "citation" key 3 {
        /// The fact, named `<table>/<id>`, for example `responsibility/rds/patch-os`.
        pub fact_id: Id,
        /// The page or note.
        pub source_id: Id,
        /// Place on the page: a heading, a table row, a list item.
        pub locator: Text,
        /// Day on which the page's text was read.
        pub read_on: Date,
        /// Whether the source `supports`, `qualifies` or `contradicts` the fact.
        pub stance: Text,
        /// Whom the source names, where it names one: `aws`, `customer` or `shared`.
        pub claimed_party: Option<Text>,
        /// What the source says instead, when it does not simply support the fact.
        pub note: Option<Text>,
    }
}
