//! AWS services and the options of one service whose answers differ.

use crate::record::cell::{Date, Flag, Id, Text, Url};
use crate::record::record;

record! {
    /// A service of AWS.
    pub struct Service in "service" key 1 {
        /// Key, for example `rds`.
        pub id: Id,
        /// Name of the service as people write it.
        pub name: Text,
        /// Field it belongs to, for example `database`; our classification.
        pub domain: Text,
        /// Category whose defaults hold where nothing more specific is known; our classification, by what is left for the customer to run.
        pub category_id: Id,
        /// Who shares what runs it: `single-tenant`, `multi-tenant`, `customer-operated`, `hybrid`, or `mixed` by option; our classification.
        pub tenancy: Text,
        /// Where its resources live: `global`, `regional`, `zonal` or `on-premises`; our classification.
        pub scope: Text,
        /// `available`, `closed-to-new-customers`, `ending` or `ended`.
        pub lifecycle: Text,
        /// Day on which that stage began or will begin.
        pub lifecycle_date: Option<Date>,
        /// What to know about the stage, such as the successor.
        pub lifecycle_note: Option<Text>,
        /// Prefix of its actions in IAM policies, for example `rds`; the main one of several.
        pub iam_prefix: Option<Text>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// Official page that introduces the service.
        pub doc_url: Url,
        /// Official page on the security of the service.
        pub security_url: Option<Url>,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A kind of the same service that a customer can choose, where answers differ by it.
    pub struct DeploymentOption in "deployment_option" key 1 {
        /// Key, for example `rds-custom-oracle`.
        pub id: Id,
        /// The service it is an option of.
        pub service_id: Id,
        /// The option it is a kind of, whose answers it inherits.
        pub parent_id: Option<Id>,
        /// Name of the option as people write it.
        pub name: Text,
        /// What is chosen, for example `compute` or `runtime update mode`; our classification.
        pub axis: Text,
        /// Whether we answer for it when none is named; at most one of a service; our choice.
        pub is_default: Flag,
        /// Whether it can be chosen; a group of options cannot and carries no answers.
        pub is_selectable: Flag,
        /// Category whose defaults hold for it, when not the service's; our classification.
        pub category_id: Option<Id>,
        /// Tenancy, when not the service's; our classification.
        pub tenancy: Option<Text>,
        /// `available`, `closed-to-new-customers`, `ending` or `ended`.
        pub lifecycle: Text,
        /// Day on which that stage began or will begin.
        pub lifecycle_date: Option<Date>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}
