//! Who carries which activity, on exactly one scope.

use crate::record::cell::{Date, Id, Text};
use crate::record::record;

record! {
    /// A verdict on who carries one activity on one scope; the most specific scope wins.
    pub struct Responsibility in "responsibility" key 1 {
        /// `<scope>/<activity>`, for example `rds/patch-os`; a closed verdict ends in `@` and its last day.
        pub id: Id,
        /// The activity.
        pub activity_id: Id,
        /// The category, when the verdict is a category's default.
        pub category_id: Option<Id>,
        /// The service, when the verdict is about a service.
        pub service_id: Option<Id>,
        /// The option, when the verdict is about one option; all three empty is the global default.
        pub option_id: Option<Id>,
        /// Who carries it out: `aws`, `customer`, `shared`, or `not_applicable` where there is nothing to do it on.
        pub party: Text,
        /// The verdict as one sentence that stands as the answer.
        pub statement: Text,
        /// What AWS does.
        pub aws_part: Option<Text>,
        /// What the customer does.
        pub customer_part: Option<Text>,
        /// Condition under which the verdict holds or flips.
        pub condition: Option<Text>,
        /// How we know: `stated` by an official page, `derived` from stated facts, `editorial` judgement.
        pub basis: Text,
        /// What a derived fact follows from, or why we judge so.
        pub basis_note: Option<Text>,
        /// First day on which it holds, where known.
        pub valid_from: Option<Date>,
        /// Last day on which it held; empty while it holds.
        pub valid_to: Option<Date>,
    }
}
