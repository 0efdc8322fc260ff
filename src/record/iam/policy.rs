//! Policies: types, elements, conditions and their evaluation.

use crate::record::cell::{Flag, Id, Text, Whole};
use crate::record::record;

record! {
    /// A type of policy: what it is attached to, and whether it grants or only limits.
    pub struct IamPolicyType in "iam_policy_type" key 1 {
        /// Key, for example `identity-based`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the type as people write it.
        pub name: Text,
        /// What it is attached to.
        pub attached_to: Text,
        /// Whether it can grant permissions.
        pub grants: Flag,
        /// Whether it sets a limit on what others grant.
        pub limits: Flag,
        /// Whether it is written as a JSON policy document.
        pub is_json: Flag,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// An element of a JSON policy document.
    pub struct IamPolicyElement in "iam_policy_element" key 1 {
        /// Key, for example `principal`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the element as people write it.
        pub name: Text,
        /// `document` for the top level, `statement` inside a statement.
        pub level: Text,
        /// `required`, `optional`, or `one-of` with its alternative.
        pub requirement: Text,
        /// The element that can stand instead.
        pub alternative: Option<Text>,
        /// An example.
        pub example: Option<Text>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// Whether an element is required or allowed in one type of policy.
    pub struct IamPolicyElementUse in "iam_policy_element_use" key 1 {
        /// `<element>/<policy type>`.
        pub id: Id,
        /// The element.
        pub element_id: Id,
        /// The type of policy.
        pub policy_type_id: Id,
        /// `required`, `optional`, `one-of` or `not-allowed`.
        pub requirement: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A condition operator.
    pub struct IamOperator in "iam_operator" key 1 {
        /// Key, for example `string-equals`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the operator as people write it.
        pub name: Text,
        /// Type of value it compares.
        pub family: Text,
        /// Whether it asks for the opposite.
        pub negated: Flag,
        /// What it yields when the key is not in the request.
        pub when_missing: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A global condition key.
    pub struct IamConditionKey in "iam_condition_key" key 1 {
        /// Key, for example `aws-source-ip`.
        pub id: Id,
        /// The key as written in a policy, for example `aws:SourceIp`.
        pub name: Text,
        /// Group: `principal`, `role-session`, `network`, `resource` or `request`.
        pub key_group: Text,
        /// Type of its value, which decides the operators.
        pub value_type: Option<Text>,
        /// Whether it holds several values at once.
        pub multivalued: Flag,
        /// Whether AWS lists it as sensitive, where wildcards are refused.
        pub sensitive: Flag,
        /// When it is in the request, and so when it is missing.
        pub availability: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A variable that IAM fills in when it evaluates a policy.
    pub struct IamPolicyVariable in "iam_policy_variable" key 1 {
        /// Key, for example `aws-username`.
        pub id: Id,
        /// The variable as written, for example `${aws:username}`.
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
    /// A step in which a request is decided.
    pub struct IamEvaluationStep in "iam_evaluation_step" key 1 {
        /// Key, for example `same-account-1`.
        pub id: Id,
        /// `same-account` or `cross-account`.
        pub context: Text,
        /// Place in the order of evaluation.
        pub ord: Whole,
        /// Name of the step as people write it.
        pub name: Text,
        /// Where the step does not hold.
        pub exception: Option<Text>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}
