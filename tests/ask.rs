//! Asking: the users' examples and our own exam, with a floor on right and a ceiling on wrong.
//!
//! A miss ("not recorded", "ambiguous") is no error; a wrong answer is. The floors stand a
//! little below what is reached, so that a change of data may move single questions but
//! cannot make the whole worse unseen.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use onus::ask;
use onus::reply::{Reply, Status};
use onus::store::Base;
use onus::{resolve, verdict};
use serde_json::Value;

use crate::support;

/// How a reply stands against what was expected.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Grade {
    Right,
    Miss,
    Wrong,
}

/// Grades a file of questions; returns right, missed and wrong, and the lines of what failed.
fn grade(file: &str) -> (usize, usize, usize, String) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    let text = fs::read_to_string(path).expect("the questions are there");
    let base = Base::facts().expect("the base opens");
    let (mut right, mut miss, mut wrong) = (0, 0, 0);
    let mut failed = String::new();
    for line in text.lines() {
        let question: Value = serde_json::from_str(line).expect("a question is JSON");
        let asked = question["ask"].as_str().expect("a question has a text");
        let (reply, _) = ask::ask(&base, asked).expect("a question is answered");
        assert!(reply.headline.chars().count() <= 160, "{asked}: {}", reply.headline);
        let grade = compare(&question, &reply);
        match grade {
            Grade::Right => right += 1,
            Grade::Miss => miss += 1,
            Grade::Wrong => wrong += 1,
        }
        if grade != Grade::Right {
            let (id, headline) = (&question["id"], &reply.headline);
            writeln!(failed, "{grade:?} {id} {asked}\n    {headline}")
                .expect("a string can be written");
        }
    }
    (right, miss, wrong, failed)
}

fn compare(question: &Value, reply: &Reply) -> Grade {
    let form = question["form"].as_str().or(question["kind"].as_str()).unwrap_or("list");
    let silent = matches!(reply.status, Status::NotRecorded | Status::Ambiguous);
    let expected = if question["expect"].is_null() { question } else { &question["expect"] };
    if expected.as_str() == Some("not_recorded") {
        return if silent { Grade::Right } else { Grade::Wrong };
    }
    if silent {
        return Grade::Miss;
    }
    let head = reply.headline.to_lowercase();
    let rows: Vec<String> = reply.facts.iter().map(|fact| fact.statement.to_lowercase()).collect();
    let rows = rows.join("\n");
    let words = |value: &Value| -> Vec<String> {
        let one = value.as_str().map(str::to_lowercase).into_iter();
        let many = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        one.chain(many.map(str::to_lowercase)).collect()
    };
    let right = match form {
        _ if expected.is_object() => {
            let holds =
                |word: &String| rows.contains(word.as_str()) || head.contains(word.as_str());
            words(&expected["must_include"]).iter().all(holds)
                && !words(&expected["must_exclude"]).iter().any(|word| rows.contains(word.as_str()))
        }
        "party" if expected.as_str() == Some("depends") => reply.status == Status::Depends,
        "party" => reply.party.as_deref() == words(expected).first().map(String::as_str),
        "yesno" | "yes_no" => {
            reply.yes_no.as_deref() == words(expected).first().map(String::as_str)
        }
        _ => words(expected).iter().any(|word| head.contains(word.as_str())),
    };
    if right { Grade::Right } else { Grade::Wrong }
}

#[test]
fn the_examples_of_the_users_are_answered() {
    let (right, miss, wrong, failed) = grade("questions.jsonl");
    println!("examples: {right} right, {miss} missed, {wrong} wrong\n{failed}");
    assert!(right >= 95 && wrong <= 1, "{right} right, {miss} missed, {wrong} wrong\n{failed}");
}

#[test]
fn the_exam_is_passed() {
    let (right, miss, wrong, failed) = grade("exam.jsonl");
    println!("exam: {right} right, {miss} missed, {wrong} wrong\n{failed}");
    assert!(right >= 3310 && wrong <= 60, "{right} right, {miss} missed, {wrong} wrong\n{failed}");
}

#[test]
fn text_in_a_question_is_data() {
    let base = Base::facts().expect("the base opens");
    let before = base.query("SELECT count(*) FROM fact", &Vec::new()).expect("facts are counted");
    for asked in
        ["'; DROP TABLE fact; --", "\" OR 1=1", "a' UNION SELECT 1 --", "NEAR(a b) AND *:x"]
    {
        ask::ask(&base, asked).expect("a question is answered");
    }
    let after = base.query("SELECT count(*) FROM fact", &Vec::new()).expect("facts are counted");
    assert_eq!(before, after);
    for asked in ["{}[]()^:", "", "   ", "?", "\u{1b}[31m", "zzqx vvrk"] {
        let (reply, _) = ask::ask(&base, asked).expect("a question is answered");
        assert_eq!(reply.status, Status::NotRecorded, "{asked:?}: {}", reply.headline);
    }
}

#[test]
fn the_same_question_gets_the_same_answer_in_any_case_and_spacing() {
    let base = Base::facts().expect("the base opens");
    let (one, _) = ask::ask(&base, "who patches the OS for RDS?").expect("answered");
    let (two, _) = ask::ask(&base, "  WHO patches   the os for rds").expect("answered");
    assert_eq!((one.headline, one.party), (two.headline, two.party));
}

#[test]
fn a_category_default_never_looks_like_a_statement_about_the_service() {
    let base = Base::facts().expect("the base opens");
    let (reply, _) = ask::ask(&base, "who patches the OS of Athena?").expect("answered");
    assert_eq!(reply.facts[0].decided_at.as_deref(), Some("category"));
    assert!(reply.headline.contains("default"), "{}", reply.headline);
}

#[test]
fn a_comparison_names_its_facts_or_says_that_there_are_none() {
    let base = Base::facts().expect("the base opens");
    let (reply, _) = ask::ask(&base, "what changes from fargate to ec2?").expect("answered");
    assert!(!reply.facts.is_empty() && !reply.headline.ends_with(": ."), "{}", reply.headline);
    for fact in &reply.facts {
        let sql = format!("SELECT id FROM fact WHERE id = '{}'", fact.id);
        assert_eq!(base.query(&sql, &Vec::new()).expect("facts").rows.len(), 1, "{}", fact.id);
    }
    // What only groups options has nothing to compare.
    let (reply, _) = ask::ask(&base, "what changes from fargate to rds custom?").expect("answered");
    assert_eq!(reply.status, Status::NotRecorded, "{}", reply.headline);
    assert!(!reply.suggestions.is_empty());
}

#[test]
fn the_parts_of_the_base_answer_as_the_whole() {
    let (parts, whole) = (Base::facts().expect("opens"), support::whole_base());
    let same = |of_parts: Reply, of_whole: Reply| {
        let json = |reply| serde_json::to_string(reply).expect("a reply is JSON");
        assert_eq!(json(&of_parts), json(&of_whole));
    };
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/exam.jsonl");
    let text = fs::read_to_string(path).expect("the questions are there");
    for line in text.lines().step_by(13) {
        let question: Value = serde_json::from_str(line).expect("a question is JSON");
        let asked = question["ask"].as_str().expect("a question has a text");
        let answered = |base| ask::ask(base, asked).expect("a question is answered").0;
        same(answered(&parts), answered(&whole));
    }
    for (activity, subject) in
        [("patch-os", "rds"), ("patch-os", "rds-custom"), ("run-backup", "athena")]
    {
        let answered = |base| {
            let subject = resolve::resolve(base, subject, resolve::SUBJECTS, "service");
            verdict::reply(base, "", activity, &subject.expect("a name")).expect("a verdict")
        };
        same(answered(&parts), answered(&whole));
    }
}
