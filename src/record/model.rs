//! The model itself: control types, service categories, layers and activities.

use crate::record::cell::{Id, Text, Whole};
use crate::record::record;

record! {
    /// A kind of control by who carries it: inherited, shared or customer-specific.
    pub struct ControlType in "control_type" key 1 {
        /// Key, for example `shared`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the control type as people write it.
        pub name: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// Examples that AWS names.
        pub examples: Option<Text>,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A category of services by how much AWS runs.
    pub struct Category in "category" key 1 {
        /// Key, for example `infrastructure`.
        pub id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name of the category as people write it.
        pub name: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// What AWS runs in this category.
        pub aws_part: Text,
        /// What the customer runs in this category.
        pub customer_part: Text,
        /// What to know about the category's standing today.
        pub remark: Option<Text>,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// A layer of the stack, from customer data down to the buildings.
    pub struct Layer in "layer" key 1 {
        /// Key, for example `guest-os`.
        pub id: Id,
        /// Place from the top, 1 being nearest to the customer.
        pub ord: Whole,
        /// Name of the layer as people write it.
        pub name: Text,
        /// Side on which the official picture draws it: `customer`, `aws`, or `both` where it draws none.
        pub drawn_on: Text,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}

record! {
    /// Something that someone has to do on a layer, cut so that most have one owner.
    pub struct Activity in "activity" key 1 {
        /// Key, for example `patch-os`.
        pub id: Id,
        /// The layer it is done on.
        pub layer_id: Id,
        /// Place in the order in which these are listed.
        pub ord: Whole,
        /// Name in the imperative, for example `Patch the guest operating system`.
        pub name: Text,
        /// The same in the third person, to build a sentence with a party before it.
        pub does: Text,
        /// Control type that AWS names for it, if any.
        pub control_type_id: Option<Id>,
        /// Sentence in our own words that stands as the answer.
        pub statement: Text,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
    }
}
