//! Who carries an activity: from the rows of the base to a reply.

use crate::answer::Answer;
use crate::error::Result;
use crate::reply::{Fact, Reply, Source, Status, Variant, shorten};
use crate::resolve::{Named, statement};
use crate::store::Base;
use crate::value::Value;

/// Replies who carries an activity on a service or an option.
pub fn reply(base: &Base, question: &str, activity: &str, subject: &Named) -> Result<Reply> {
    let is_option = subject.table == "deployment_option";
    let service = if is_option { service_of(base, &subject.id)? } else { subject.id.clone() };
    let parameters = vec![
        ("service".to_owned(), Value::Text(service)),
        ("activity".to_owned(), Value::Text(activity.to_owned())),
    ];
    let verdicts = base.query(statement("verdicts")?, &parameters)?;
    let own =
        (0..verdicts.rows.len()).find(|row| verdicts.text(*row, "subject") == Some(&subject.id));
    let Some(own) = own else {
        return group_reply(base, question, activity, subject, &verdicts);
    };
    let mut reply = if !is_option && depends(&verdicts) {
        depending(base, question, &verdicts)?
    } else {
        decided(base, question, &verdicts, own)?
    };
    let own_parameters = vec![
        ("subject".to_owned(), Value::Text(subject.id.clone())),
        ("activity".to_owned(), Value::Text(activity.to_owned())),
    ];
    reply.found_by(statement("verdict")?, &own_parameters);
    Ok(reply)
}

/// A group of options carries no answer: it depends on the member.
fn group_reply(
    base: &Base,
    question: &str,
    activity: &str,
    group: &Named,
    verdicts: &Answer,
) -> Result<Reply> {
    let parameters = vec![("parent".to_owned(), Value::Text(group.id.clone()))];
    let members = base.query(statement("members")?, &parameters)?;
    let ids: Vec<&str> = members.rows.iter().filter_map(|row| row[0].as_str()).collect();
    let mut reply = Reply::new(question, Status::Depends, "");
    let mut said = Vec::new();
    for row in 0..verdicts.rows.len() {
        let option = verdicts.text(row, "subject").unwrap_or_default();
        if ids.contains(&option) {
            reply.variants.push(variant(verdicts, row));
            reply.facts.push(fact(base, verdicts, row)?);
            said.push(format!(
                "{}: {}",
                verdicts.text(row, "subject_name").unwrap_or_default(),
                party_word(verdicts.text(row, "party"))
            ));
        }
    }
    reply.headline =
        shorten(&format!("For {} it depends on the kind: {}.", group.name, said.join("; ")));
    reply.found_by(
        statement("verdict")?,
        &[
            ("subject".to_owned(), Value::Text(group.id.clone())),
            ("activity".to_owned(), Value::Text(activity.to_owned())),
        ],
    );
    Ok(reply)
}

fn service_of(base: &Base, option: &str) -> Result<String> {
    Ok(base.lookup(statement("service_of")?, option)?.unwrap_or_default())
}

/// Whether the service has no row of its own and its options differ.
///
/// The same rule as the view `service_answer`; a test holds the two together.
fn depends(verdicts: &Answer) -> bool {
    if verdicts.text(0, "decided_at") == Some("service") {
        return false;
    }
    let options = 1..verdicts.rows.len();
    let parties: std::collections::BTreeSet<_> =
        options.clone().map(|row| verdicts.text(row, "party")).collect();
    let has_default = options.clone().any(|row| is_default(verdicts, row));
    let all_own = options.clone().all(|row| verdicts.text(row, "decided_at") == Some("option"));
    parties.len() > 1 && (has_default || all_own)
}

fn is_default(verdicts: &Answer, row: usize) -> bool {
    verdicts.get(row, "is_default").and_then(Value::as_integer) == Some(1)
}

/// The reply where one row decides.
fn decided(base: &Base, question: &str, verdicts: &Answer, own: usize) -> Result<Reply> {
    let Some(decided_at) = verdicts.text(own, "decided_at") else {
        let name = verdicts.text(own, "subject_name").unwrap_or_default();
        let activity = self::name(base, verdicts, own, "activity")?.to_lowercase();
        return Ok(Reply::new(
            question,
            Status::NotRecorded,
            format!("Who has to {activity} on {name} is not recorded."),
        ));
    };
    let party = verdicts.text(own, "party");
    let mut reply = Reply::new(question, Status::Answered, headline(base, verdicts, own)?);
    reply.party = party.filter(|party| *party != "not_applicable").map(str::to_owned);
    reply.facts.push(fact(base, verdicts, own)?);
    if verdicts.get(own, "is_exception").and_then(Value::as_integer) == Some(1)
        && let Some(default) = verdicts.text(own, "default_decided_by")
    {
        reply.facts.push(responsibility(base, default)?);
    }
    if own == 0 {
        let differs = |row: &usize| {
            verdicts.text(*row, "party") != party
                || (decided_at == "service"
                    && verdicts.text(*row, "decided_by") != verdicts.text(0, "decided_by"))
        };
        reply.variants =
            (1..verdicts.rows.len()).filter(differs).map(|row| variant(verdicts, row)).collect();
        // Another party first: that is what a reader must not miss.
        reply.variants.sort_by_key(|variant| variant.party == reply.party);
    }
    Ok(reply)
}

/// The reply where the option decides.
fn depending(base: &Base, question: &str, verdicts: &Answer) -> Result<Reply> {
    let name = verdicts.text(0, "subject_name").unwrap_or_default();
    let options = 1..verdicts.rows.len();
    let default = options.clone().find(|row| is_default(verdicts, *row));
    let option = options.clone().find_map(|row| verdicts.text(row, "subject")).unwrap_or_default();
    let axis = base.lookup(statement("axis_of")?, option)?;
    let axis = axis.as_deref().unwrap_or("deployment option");
    let headline = match default {
        Some(row) => {
            let own = verdicts.text(row, "statement").unwrap_or_default();
            let start = format!("On {name} it depends on the {axis}; by default: ");
            let short = format!(
                "{start}{} ({}).",
                party_word(verdicts.text(row, "party")),
                verdicts.text(row, "subject_name").unwrap_or_default()
            );
            let long = format!("{start}{own}");
            if long.chars().count() <= crate::reply::LONGEST_HEADLINE { long } else { short }
        }
        None => {
            let parties = options.clone().map(|row| {
                format!(
                    "{}: {}",
                    verdicts.text(row, "subject_name").unwrap_or_default(),
                    party_word(verdicts.text(row, "party"))
                )
            });
            format!(
                "On {name} it depends on the {axis}: {}.",
                parties.collect::<Vec<_>>().join("; ")
            )
        }
    };
    let mut reply = Reply::new(question, Status::Depends, headline);
    reply.party = default
        .and_then(|row| verdicts.text(row, "party"))
        .filter(|party| *party != "not_applicable")
        .map(str::to_owned);
    reply.variants = options.clone().map(|row| variant(verdicts, row)).collect();
    for row in options {
        let known = verdicts.text(row, "decided_by").map(|id| format!("responsibility/{id}"));
        if known.is_some_and(|id| reply.facts.iter().all(|fact| fact.id != id)) {
            reply.facts.push(fact(base, verdicts, row)?);
        }
    }
    Ok(reply)
}

/// Replies who carries an activity in general, where no service was named.
pub fn general(base: &Base, question: &str, activity: &str) -> Result<Reply> {
    let parameters = vec![("activity".to_owned(), Value::Text(activity.to_owned()))];
    let sql = statement("activity_in_general")?;
    let rows = base.query(sql, &parameters)?;
    let name = rows.text(0, "activity_name").unwrap_or_default();
    let parties: std::collections::BTreeSet<_> = (0..rows.rows.len())
        .filter(|row| rows.text(*row, "decided_by").is_some())
        .filter_map(|row| rows.text(row, "party"))
        .filter(|party| *party != "not_applicable")
        .collect();
    let mut reply = match parties.len() {
        0 => Reply::new(
            question,
            Status::NotRecorded,
            format!("Who has to {} is not recorded.", name.to_lowercase()),
        ),
        1 => {
            let first = (0..rows.rows.len())
                .find(|row| rows.text(*row, "party").is_some_and(|party| party != "not_applicable"))
                .unwrap_or(0);
            let mut reply = Reply::new(
                question,
                Status::Answered,
                rows.text(first, "statement").unwrap_or_default(),
            );
            reply.party = rows.text(first, "party").map(str::to_owned);
            reply
        }
        _ => {
            let does = rows.text(0, "does").unwrap_or_default();
            let said: Vec<String> = (0..rows.rows.len())
                .filter(|row| rows.text(*row, "category_name").is_some())
                .map(|row| {
                    format!(
                        "{}: {}",
                        rows.text(row, "category_name").unwrap_or_default().to_lowercase(),
                        party_word(rows.text(row, "party"))
                    )
                })
                .collect();
            Reply::new(
                question,
                Status::Depends,
                format!("Who {does} depends on the service; {}.", said.join(", ")),
            )
        }
    };
    for row in 0..rows.rows.len() {
        if rows.text(row, "decided_by").is_some() {
            reply.facts.push(fact(base, &rows, row)?);
        }
    }
    reply.found_by(sql, &parameters);
    Ok(reply)
}

/// The name of the activity or category of a verdict.
fn name(base: &Base, verdicts: &Answer, row: usize, table: &str) -> Result<String> {
    let id = verdicts.text(row, &format!("{table}_id")).unwrap_or_default();
    Ok(base.lookup(statement("fact_name")?, &format!("{table}/{id}"))?.unwrap_or_default())
}

/// The sentence that decides: the row's own, or one that says it is a default.
fn headline(base: &Base, verdicts: &Answer, row: usize) -> Result<String> {
    let text = |column| verdicts.text(row, column).unwrap_or_default();
    let decided_at = verdicts.text(row, "decided_at");
    if let Some("option" | "service") = decided_at {
        return Ok(text("statement").to_owned());
    }
    let subject = text("subject_name");
    let does = base.lookup(statement("does")?, text("activity_id"))?.unwrap_or_default();
    let carries = match verdicts.text(row, "party") {
        Some("aws") => Some(format!("AWS {does}")),
        Some("customer") => Some(format!("The customer {does}")),
        _ => None,
    };
    let is_shared = verdicts.text(row, "party") == Some("shared");
    Ok(if decided_at == Some("category") {
        let category = name(base, verdicts, row, "category")?.to_lowercase();
        match carries {
            Some(carries) => format!(
                "{carries} of {subject} (default of {category}; no page of the service states it)."
            ),
            None if is_shared => format!(
                "Shared on {subject}: who {does} depends on the part (default of {category})."
            ),
            None => format!(
                "{} does not apply to {subject} (default of {category}).",
                name(base, verdicts, row, "activity")?
            ),
        }
    } else {
        match carries {
            Some(carries) => format!("{carries} for {subject}, as for every service."),
            None if is_shared => format!("Shared, as for every service: {}", text("statement")),
            None => {
                format!("{} does not apply to {subject}.", name(base, verdicts, row, "activity")?)
            }
        }
    })
}

fn variant(verdicts: &Answer, row: usize) -> Variant {
    let party = verdicts.text(row, "party").filter(|party| *party != "not_applicable");
    Variant {
        option: verdicts.text(row, "subject").unwrap_or_default().to_owned(),
        party: party.map(str::to_owned),
        statement: verdicts.text(row, "statement").unwrap_or_default().to_owned(),
    }
}

/// A verdict as a fact with its sources.
fn fact(base: &Base, rows: &Answer, row: usize) -> Result<Fact> {
    let text = |column| rows.text(row, column).map(str::to_owned);
    let id = format!("responsibility/{}", rows.text(row, "decided_by").unwrap_or_default());
    Ok(Fact {
        sources: sources(base, &id)?,
        id,
        statement: text("statement").unwrap_or_default(),
        party: text("party").filter(|party| party != "not_applicable"),
        aws_part: text("aws_part"),
        customer_part: text("customer_part"),
        condition: text("condition"),
        basis: text("basis").unwrap_or_default(),
        basis_note: text("basis_note"),
        decided_at: text("decided_at"),
        origin: text("origin").unwrap_or_default(),
    })
}

/// A row of `responsibility` by its id, as a fact.
fn responsibility(base: &Base, id: &str) -> Result<Fact> {
    let parameters = vec![("id".to_owned(), Value::Text(id.to_owned()))];
    let mut rows = base.query(statement("responsibility")?, &parameters)?;
    "decided_by".clone_into(&mut rows.columns[0]);
    if let Some(cell) = rows.rows.first_mut().and_then(|row| row.first_mut()) {
        *cell = Value::Text(id.to_owned());
    }
    fact(base, &rows, 0)
}

/// Any fact of the register with its sources.
pub fn any_fact(base: &Base, id: &str) -> Result<Option<Fact>> {
    let parameters = vec![("fact".to_owned(), Value::Text(id.to_owned()))];
    let rows = base.query(statement("fact")?, &parameters)?;
    if rows.rows.is_empty() {
        return Ok(None);
    }
    if let Some(row_id) = id.strip_prefix("responsibility/") {
        return responsibility(base, row_id).map(Some);
    }
    let text = |column| rows.text(0, column).map(str::to_owned);
    Ok(Some(Fact {
        id: id.to_owned(),
        statement: text("statement").unwrap_or_default(),
        party: text("party"),
        aws_part: None,
        customer_part: None,
        condition: text("detail"),
        basis: text("basis").unwrap_or_default(),
        basis_note: text("basis_note"),
        decided_at: None,
        origin: text("origin").unwrap_or_default(),
        sources: sources(base, id)?,
    }))
}

/// Where a fact is said.
pub fn sources(base: &Base, fact: &str) -> Result<Vec<Source>> {
    let parameters = vec![("fact".to_owned(), Value::Text(fact.to_owned()))];
    let rows = base.query(statement("sources")?, &parameters)?;
    let text = |row, column| rows.text(row, column).map(str::to_owned);
    Ok((0..rows.rows.len())
        .map(|row| Source {
            title: text(row, "title").unwrap_or_default(),
            url: text(row, "url"),
            locator: text(row, "locator").unwrap_or_default(),
            read_on: text(row, "read_on").unwrap_or_default(),
            stance: text(row, "stance").unwrap_or_default(),
            note: text(row, "note"),
        })
        .collect())
}

/// A party in words.
pub fn party_word(party: Option<&str>) -> &'static str {
    match party {
        Some("aws") => "AWS",
        Some("customer") => "the customer",
        Some("shared") => "shared",
        Some("not_applicable") => "does not apply",
        _ => "not recorded",
    }
}
