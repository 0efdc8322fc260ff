//! Quotas, terms, single facts, and what the user's notes claim.

use crate::record::cell::{Flag, Id, Text, Whole};
use crate::record::record;

record! {
    /// A limit: its default, its maximum, and whether it can be raised.
    pub struct Quota in "quota" key 1 {
        /// Key, for example `iam-groups-per-account`.
        pub id: Id,
        /// The service whose limit it is.
        pub service_id: Id,
        /// What is limited.
        pub name: Text,
        /// Lowest value that can be had, in the unit, if there is one.
        pub min_value: Option<Whole>,
        /// Value without a request, in the unit.
        pub default_value: Option<Whole>,
        /// Highest value that can be had, in the unit.
        pub max_value: Option<Whole>,
        /// What is counted.
        pub unit: Text,
        /// Whether an increase can be asked for.
        pub adjustable: Flag,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A field of knowledge that terms and single facts belong to.
    pub struct Topic in "topic" key 1 {
        /// Key, for example `encryption`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the topic as people write it.
        pub name: Text,
        /// What belongs to it.
        pub description: Text,
    }
}

record! {
    /// A word and what it means.
    pub struct Term in "term" key 1 {
        /// Key, for example `availability-zone`.
        pub id: Id,
        /// Topic it belongs to.
        pub topic_id: Id,
        /// Name of the term as people write it.
        pub name: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// More, for who wants it.
        pub detail: Option<Text>,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A single fact that fits no other table.
    pub struct Statement in "statement" key 1 {
        /// Key, for example `group-no-nesting`.
        pub id: Id,
        /// Topic it belongs to.
        pub topic_id: Id,
        /// Service it is about, if one.
        pub service_id: Option<Id>,
        /// Who does it, where the fact is about a duty.
        pub party: Option<Text>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// More, for who wants it.
        pub detail: Option<Text>,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// What one of the five notes claims, and whether it still holds.
    pub struct SeedClaim in "seed_claim" key 1 {
        /// Key, for example `note-000-017`.
        pub id: Id,
        /// The note.
        pub source_id: Id,
        /// Line of the note on which the claim stands.
        pub line: Whole,
        /// The claim in our own words.
        pub statement: Text,
        /// `holds`, `outdated`, `wrong`, `imprecise` or `contested`.
        pub verdict: Text,
        /// What holds instead, when the claim does not.
        pub correction: Option<Text>,
        /// The fact of this base that answers it.
        pub fact_id: Option<Id>,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}
