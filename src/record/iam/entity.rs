//! Identities, credentials and the practice around them.

use crate::record::cell::{Flag, Id, Text, Whole};
use crate::record::record;

record! {
    /// A kind of thing in IAM: account, root user, user, group, role and what belongs to them.
    pub struct IamEntity in "iam_entity" key 1 {
        /// Key, for example `iam-role`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the entity as people write it.
        pub name: Text,
        /// Whether it can be named as a principal in a policy.
        pub is_principal: Flag,
        /// Credentials it can have.
        pub credentials: Text,
        /// Permissions it has by default.
        pub permissions: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// How two IAM entities relate.
    pub struct IamRelation in "iam_relation" key 1 {
        /// Key, for example `group-contains-user`.
        pub id: Id,
        /// The entity that the relation starts from.
        pub from_entity_id: Id,
        /// The verb between them, for example `contains`.
        pub relation: Text,
        /// The entity that the relation points to.
        pub to_entity_id: Id,
        /// How many of each: `none`, `one-to-one`, `one-to-many`, `many-to-one`, `many-to-many`.
        pub cardinality: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A credential: what it is, who holds it, how long it lives.
    pub struct IamCredential in "iam_credential" key 1 {
        /// Key, for example `access-key`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the credential as people write it.
        pub name: Text,
        /// Entities that hold it.
        pub held_by: Text,
        /// `long-term` or `temporary`.
        pub term: Text,
        /// How long it is valid.
        pub lifetime: Text,
        /// How many one holder may have.
        pub max_count: Option<Whole>,
        /// Who rotates it.
        pub rotated_by: Text,
        /// What it opens.
        pub used_for: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A kind of multi-factor authentication device.
    pub struct MfaType in "mfa_type" key 1 {
        /// Key, for example `passkey`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the kind of device as people write it.
        pub name: Text,
        /// Whether AWS calls it resistant to phishing.
        pub phishing_resistant: Option<Flag>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A security practice that AWS recommends for IAM today.
    pub struct IamBestPractice in "iam_best_practice" key 1 {
        /// Key, for example `federate-people`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the practice as people write it.
        pub name: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A task that only the root user can do.
    pub struct RootTask in "root_task" key 1 {
        /// Key, for example `close-account`.
        pub id: Id,
        /// Area the task belongs to.
        pub area: Text,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the task as people write it.
        pub name: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// An operation of the Security Token Service that hands out temporary credentials.
    pub struct StsOperation in "sts_operation" key 1 {
        /// Key, for example `assume-role`.
        pub id: Id,
        /// Name of the API operation.
        pub name: Text,
        /// Who can call it.
        pub called_by: Text,
        /// Shortest duration that can be asked for, in seconds.
        pub min_seconds: Option<Whole>,
        /// Duration when none is asked for, in seconds.
        pub default_seconds: Option<Whole>,
        /// Longest duration, in seconds.
        pub max_seconds: Option<Whole>,
        /// How it takes part in multi-factor authentication.
        pub mfa: Option<Text>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}
