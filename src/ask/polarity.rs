//! Yes or no: what the wordings of the chosen fact say, each turned the question's way.

use crate::ask::compare::{Nearness, Wording};
use crate::wording::polarity::Polarity;

/// How much a nearer wording counts more than a farther one.
const POWER: i32 = 4;

/// How fast a wording counts less with its distance in polarity.
const FADING: f64 = 0.5;

/// What is lost where the same words stand in another order: "A beats B" is not "B beats A".
const OUT_OF_ORDER: f64 = 0.3;

/// A wording that covers and is covered less than this says nothing on yes or no.
const TOO_FAR: f64 = 0.3;

/// What the letters of a wording count beside its words.
const LETTERS: f64 = 4.0;

/// How much a wording that looks more alike counts more.
const LETTERS_POWER: i32 = 6;

/// What the wordings of one fact say together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vote {
    yes: f64,
    no: f64,
    /// The nearest wording that voted, from 0 to 1.
    pub nearest: f64,
    /// What the wording says that is the question itself.
    settled: Option<&'static str>,
}

impl Vote {
    /// Counts a wording that asks for yes or no.
    pub fn count(&mut self, asked: &Polarity, wording: &Wording<'_>, near: Nearness) {
        let Some(answer) = wording.yes_no else { return };
        // No distance makes it nearer, so what is far needs no reading.
        let covers = f64::midpoint(near.of_question, near.of_wording);
        if covers < TOO_FAR {
            return;
        }
        let relation = asked.against(&Polarity::from_field(wording.polarity()));
        let likeness = covers
            * (-FADING * relation.distance).exp()
            * (1.0 - OUT_OF_ORDER * (1.0 - near.in_order));
        if likeness < TOO_FAR {
            return;
        }
        let voice = likeness.powi(POWER);
        if (answer == "yes") == relation.opposite {
            self.no += voice;
        } else {
            self.yes += voice;
        }
        self.nearest = self.nearest.max(likeness);
    }

    /// Counts the same wording by how alike its letters are, which tells near ones apart.
    pub fn count_letters(&mut self, asked: &Polarity, yes_no: &str, polarity: &str, alike: f64) {
        let relation = asked.against(&Polarity::from_field(polarity));
        let voice = LETTERS * (alike * (-FADING * relation.distance).exp()).powi(LETTERS_POWER);
        if (yes_no == "yes") == relation.opposite {
            self.no += voice;
        } else {
            self.yes += voice;
        }
    }

    /// Takes the answer of a wording that is the question, word for word.
    pub fn settle(&mut self, yes_no: &str) {
        self.settled = Some(if yes_no == "yes" { "yes" } else { "no" });
    }

    /// Whether a wording is the question itself, and says yes or no.
    pub fn is_settled(&self) -> bool {
        self.settled.is_some()
    }

    /// The answer, and how clear it is: from 0, both alike, to 1, all agree.
    pub fn answer(&self) -> Option<(&'static str, f64)> {
        if let Some(answer) = self.settled {
            return Some((answer, 1.0));
        }
        let all = self.yes + self.no;
        (all > 0.0).then(|| {
            let answer = if self.yes > self.no { "yes" } else { "no" };
            (answer, (self.yes - self.no).abs() / all)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Vote;
    use crate::ask::compare::{Nearness, Wordings};
    use crate::wording::coded;
    use crate::wording::polarity::Polarity;

    fn vote(wordings: &[(&str, &str)], asked: &str, near: f64) -> Option<(&'static str, f64)> {
        let mut vote = Vote::default();
        for (polarity, answer) in wordings {
            let mut bytes = Vec::new();
            coded::write(&mut bytes, "question", Some(answer), 3.0, polarity, &[]);
            let wording = Wordings(&bytes).next().expect("a whole wording");
            let near = Nearness { of_question: near, of_wording: near, in_order: 1.0, score: near };
            vote.count(&Polarity::from_field(asked), &wording, near);
        }
        vote.answer()
    }

    #[test]
    fn the_opposite_wording_answers_the_other_way() {
        let optional = ("need-", "yes");
        assert_eq!(vote(&[optional], "need+", 0.9).map(|found| found.0), Some("no"));
        assert_eq!(vote(&[optional], "need-", 0.9).map(|found| found.0), Some("yes"));
    }

    #[test]
    fn what_is_far_or_disagrees_decides_nothing() {
        assert_eq!(vote(&[("", "yes")], "", 0.1), None);
        let both = [("", "yes"), ("", "no")];
        assert_eq!(vote(&both, "", 0.9).map(|found| found.1), Some(0.0));
    }
}
