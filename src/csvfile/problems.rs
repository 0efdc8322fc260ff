//! The problems of one file: as many as a person reads, and a count of the rest.

use crate::problem::Problem;

/// Most problems of one file that are kept.
const MOST: usize = 100;

/// A file with so many problems is not worth reading on.
const HOPELESS: u64 = 10_000;

/// Collects the problems of one file.
#[derive(Debug)]
pub struct Problems {
    file: String,
    kept: Vec<Problem>,
    more: u64,
}

impl Problems {
    /// Begins with none.
    pub fn new(file: &str) -> Self {
        Problems { file: file.to_owned(), kept: Vec::new(), more: 0 }
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        if self.kept.len() < MOST {
            self.kept.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether there are so many that reading should end.
    pub fn is_hopeless(&self) -> bool {
        self.more >= HOPELESS
    }

    /// Returns them if there are any, the last saying how many more there are.
    pub fn into_result(mut self) -> Result<(), Vec<Problem>> {
        if self.more > 0 {
            // On the line of the last one, so that sorting leaves it at the end.
            let line = self.kept.last().map_or(0, |last| last.line);
            let least = if self.is_hopeless() { "at least " } else { "" };
            let message = format!("… and {least}{} more problems in this file", self.more);
            self.kept.push(Problem::new(&self.file, line, "", message));
        }
        if self.kept.is_empty() { Ok(()) } else { Err(self.kept) }
    }
}

#[cfg(test)]
mod tests {
    use super::Problems;
    use crate::problem::Problem;

    #[test]
    fn keeps_a_hundred_and_counts_the_rest() {
        let mut problems = Problems::new("a.csv");
        for line in 1..=250 {
            problems.push(Problem::new("a.csv", line, "", "is wrong"));
        }
        let problems = problems.into_result().unwrap_err();
        assert_eq!(problems.len(), 101);
        assert_eq!(problems[100].to_string(), "a.csv:100: … and 150 more problems in this file");
        assert!(Problems::new("a.csv").into_result().is_ok());
    }

    #[test]
    fn gives_up_on_a_hopeless_file() {
        let mut problems = Problems::new("a.csv");
        while !problems.is_hopeless() {
            problems.push(Problem::new("a.csv", 1, "", "is wrong"));
        }
        let last = problems.into_result().unwrap_err().pop().unwrap();
        assert_eq!(last.message, "… and at least 10000 more problems in this file");
    }
}
