//! The words people use: other names, questions, and what helps to understand them.

use crate::record::cell::{Flag, Id, Text};
use crate::record::record;

record! {
    /// Another name of a fact; one name means one thing.
    pub struct Alias in "alias" key 1 {
        /// The other name, in any case.
        pub name: Text,
        /// The fact it names, for example `service/rds`.
        pub fact_id: Id,
        /// Whether it is a name of the past.
        pub former: Flag,
    }
}

record! {
    /// A way in which people ask for a fact.
    pub struct Question in "question" key 1 {
        /// The question in plain words.
        pub question: Text,
        /// The fact that answers it.
        pub fact_id: Id,
        /// Answer to that wording, where it asks for `yes` or `no`.
        pub yes_no: Option<Text>,
    }
}

record! {
    /// A word or phrase that is read as another, so that people need not guess ours.
    pub struct Synonym in "synonym" key 1 {
        /// What people write, in lower case.
        pub word: Text,
        /// The word that the questions use for it.
        pub means: Text,
    }
}

record! {
    /// A word that carries no meaning in a question.
    pub struct StopWord in "stop_word" key 1 {
        /// The word, in lower case.
        pub word: Text,
    }
}

record! {
    /// A name that is a common word, and calls its thing only in full, as `aws backup` does.
    pub struct CommonWord in "common_word" key 1 {
        /// The word, in lower case.
        pub word: Text,
    }
}

record! {
    /// A word of everyday English that no wording holds, so that it passes for no strange name.
    pub struct OrdinaryWord in "ordinary_word" key 1 {
        /// The word, in lower case.
        pub word: Text,
    }
}

record! {
    /// A phrase that shows what kind of answer a question wants.
    pub struct QuestionForm in "question_form" key 1 {
        /// The phrase, in lower case.
        pub phrase: Text,
        /// Kind of answer: `party`, `is-aws` or `is-customer` (a party and yes or no), `yes-no`, `term`, `list`, `comparison` or `choice`.
        pub form: Text,
        /// Whether the phrase counts at the `start` or `anywhere`.
        pub place: Text,
    }
}

record! {
    /// A word that turns a question round, at one end of a scale.
    pub struct PolarityWord in "polarity_word" key 1 {
        /// The word, in lower case.
        pub word: Text,
        /// What it measures, such as `need` for `must` and `optional`; `not` for what denies.
        pub scale: Text,
        /// End of the scale: `up` or `down`.
        pub direction: Text,
    }
}

record! {
    /// A word or phrase that shows that a question is about something the base does not hold.
    pub struct OutOfScope in "out_of_scope" key 1 {
        /// The word or phrase, in lower case.
        pub phrase: Text,
        /// What it is about, for the answer.
        pub subject: Text,
        /// Whether no question about what the base holds has such a phrase.
        pub firm: Flag,
    }
}
