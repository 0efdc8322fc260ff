//! Encryption: kinds of keys, options, and what each service offers.

use crate::record::cell::{Id, Text, Whole};
use crate::record::record;

record! {
    /// A kind of KMS key by who owns and manages it.
    pub struct KeyClass in "key_class" key 1 {
        /// Key, for example `customer-managed-key`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the kind of key as people write it.
        pub name: Text,
        /// Whether the key stands in the customer's account and can be seen there.
        pub in_account: Text,
        /// Who controls the key policy.
        pub key_policy: Text,
        /// How the key is rotated and how often.
        pub rotation: Text,
        /// Whether CloudTrail in the customer's account records its use.
        pub audit: Text,
        /// What it costs in kind, never an amount.
        pub fee: Text,
        /// Whether other accounts can use it.
        pub cross_account: Text,
        /// Whether resource control policies apply to it.
        pub rcp_applies: Option<Text>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A way to encrypt data in Amazon S3, on the server or on the client.
    pub struct EncryptionOption in "encryption_option" key 1 {
        /// Key, for example `sse-s3`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the option as people write it.
        pub name: Text,
        /// `server` or `client`.
        pub side: Text,
        /// Kind of KMS key it uses, if any.
        pub key_class_id: Option<Id>,
        /// Who makes the key.
        pub key_made_by: Text,
        /// Where the key lives.
        pub key_held_by: Text,
        /// Who manages the key.
        pub key_managed_by: Text,
        /// Who rotates the key and how often.
        pub rotation: Text,
        /// Who controls access to the key.
        pub key_policy: Text,
        /// What of the key's use CloudTrail records.
        pub audit: Text,
        /// What it costs in kind, never an amount.
        pub fee: Text,
        /// Whether another account can read the objects.
        pub cross_account: Text,
        /// Since when it is the default or blocked by default.
        pub default_since: Option<Text>,
        /// HTTP request header that asks for it.
        pub header: Option<Text>,
        /// Value of that header.
        pub header_value: Option<Text>,
        /// Parameter of the API or command line.
        pub api_parameter: Option<Text>,
        /// Algorithm and layers.
        pub algorithm: Option<Text>,
        /// What stays in the clear.
        pub not_encrypted: Option<Text>,
        /// What happens when the key is lost, disabled or deleted.
        pub key_loss: Option<Text>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// What one service or option offers to encrypt data at rest and in transit.
    pub struct ServiceEncryption in "service_encryption" key 1 {
        /// Key, for example `rds`.
        pub id: Id,
        /// The service; or else an option.
        pub service_id: Option<Id>,
        /// The option, when it differs from the service.
        pub option_id: Option<Id>,
        /// `always` on, on by `default`, `optional`, by the `customer`, or `not_applicable`.
        pub at_rest: Text,
        /// Since when the default holds.
        pub since: Option<Text>,
        /// Key that is used when none is chosen.
        pub default_key: Option<Text>,
        /// Keys that can be chosen.
        pub key_choices: Option<Text>,
        /// Whether and how encryption can be switched on after creation.
        pub enable_later: Option<Text>,
        /// Whether and how the key can be changed.
        pub change_key: Option<Text>,
        /// Whether it can be switched off.
        pub disable: Option<Text>,
        /// What stays in the clear.
        pub not_encrypted: Option<Text>,
        /// What is encrypted in transit by default or on request.
        pub in_transit: Option<Text>,
        /// Algorithm, where stated.
        pub algorithm: Option<Text>,
        /// What happens when the key is lost, disabled or deleted.
        pub key_loss: Option<Text>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}
