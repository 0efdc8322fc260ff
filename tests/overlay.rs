//! The user's own data: what is wrong is named with its line, what is right joins the seed.

use std::fs;

use onus::record;

use crate::support::{Folder, carried_base, fixture, fixture_base, onus};

/// Returns the header line of a table's file.
fn header(table: &str) -> String {
    let columns = record::table(table).expect("there is such a table").columns;
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    names.join(",")
}

/// A row of `service.csv` that is right.
fn service(id: &str) -> String {
    format!(
        "{id},Name of {id},compute,infrastructure,single-tenant,regional,available,,,,It does something useful.,https://docs.aws.amazon.com/,,editorial,Our own."
    )
}

/// Runs `check` and `build` on files that must be refused; returns the lines of problems.
#[track_caller]
fn refused(files: &[(&str, &[u8])]) -> Vec<String> {
    let folder = Folder::new();
    folder.write("kb.db", "what was there");
    for (name, content) in files {
        folder.write(format!("own/{name}"), content);
    }
    let check = folder.run(["check", "--data", "own"]).fails(5);
    let build = folder.run(["build", "--data", "own", "-o", "kb.db"]).fails(5);
    assert_eq!(check, build, "`check` and `build` say the same");
    assert_eq!(folder.read("kb.db"), b"what was there");
    assert_eq!(folder.names(), ["kb.db", "own"]);
    let (problems, rest): (Vec<&str>, Vec<&str>) =
        check.lines().partition(|line| line.starts_with("own/"));
    let noun = if problems.len() == 1 { "problem" } else { "problems" };
    let last = format!("error: {} {noun} in the data; nothing was loaded", problems.len());
    assert_eq!(rest, [last.as_str()]);
    problems.into_iter().map(str::to_owned).collect()
}

/// Asserts that there is exactly one problem on each of these lines, with these words.
#[track_caller]
fn assert_problems(found: &[String], expected: &[(&str, &str)]) {
    let said = found.join("\n");
    for (place, words) in expected {
        let start = format!("own/{place}: ");
        assert!(
            found.iter().any(|line| line.starts_with(&start) && line.contains(words)),
            "nothing at {place} about `{words}` in:\n{said}"
        );
    }
    assert_eq!(found.len(), expected.len(), "{said}");
}

#[test]
fn every_problem_of_a_file_is_named_with_its_line_in_one_run() {
    let mut file = header("service").into_bytes();
    let sound = service("fine");
    let wrong_word = service("bad-enum").replace(",compute,", ",compote,");
    let reference = service("reference").replace(",infrastructure,", ",infrastructur,");
    let twice = service("fine").replace("Name of fine", "Another name");
    let blank = service("blank").replace("It does something useful.", "");
    let rows: [&[u8]; 11] = [
        sound.as_bytes(),
        b"ragged,row",
        wrong_word.as_bytes(),
        reference.as_bytes(),
        b"invalid-utf8,\xFF\xFE,compute,infrastructure,single-tenant,regional,available,,,,It is broken.,https://docs.aws.amazon.com/,,editorial,Ours.",
        twice.as_bytes(),
        blank.as_bytes(),
        b"Bad Id,Name,compute,infrastructure,single-tenant,regional,available,,,,It is broken.,http://plain,,editorial,Ours.",
        b"\"two\nlines\",Name,compute",
        b"ec2-again,Amazon EC2,compute,infrastructure,single-tenant,regional,available,,,,It is broken.,https://docs.aws.amazon.com/,,editorial,Ours.",
        b"\"never closed,Name\nmore\nlines\n",
    ];
    for row in rows {
        file.push(b'\n');
        file.extend_from_slice(row);
    }
    let found = refused(&[("service.csv", &file)]);
    assert_problems(
        &found,
        &[
            ("service.csv:3", "has 2 cells, expected 15"),
            ("service.csv:4: domain", "did you mean `compute`?"),
            (
                "service.csv:5: category_id",
                "there is no category `infrastructur`; did you mean `infrastructure`?",
            ),
            ("service.csv:6: name", "not valid UTF-8"),
            ("service.csv:7: id", "`fine` stands on line 2 already"),
            ("service.csv:8: statement", "is empty"),
            ("service.csv:9: id", "not an id"),
            ("service.csv:9: doc_url", "not an address"),
            ("service.csv:10", "has 3 cells"),
            ("service.csv:12", "the same value as another row in service.name"),
            ("service.csv:13", "quote that is never closed"),
        ],
    );
}

#[test]
fn problems_of_all_files_are_named_together() {
    let layer = format!("{}\nx,one,X,both,It is a layer.,editorial,Ours.\n", header("layer"));
    let activity = format!(
        "{}\nx,nosuch,900,X,does,,It is an activity.,editorial,Ours.\n",
        header("activity")
    );
    let found = refused(&[
        ("activity.csv", activity.as_bytes()),
        ("layer.csv", layer.as_bytes()),
        ("servce.csv", b"id\n"),
        ("term.csv", b"id,topic,name\n"),
        ("topic.csv", b""),
        ("quota.csv", b"PK\x03\x04 a workbook"),
        ("source.csv", "id;kind;title;url\n".as_bytes()),
        (
            "alias.csv",
            b"name,fact_id,former\nmy name,service/rdss,0\nyour name,service/rds,maybe\n",
        ),
    ]);
    assert_problems(
        &found,
        &[
            ("activity.csv:2: layer_id", "there is no layer `nosuch`"),
            (
                "alias.csv:2: fact_id",
                "there is no fact `service/rdss`; did you mean `service/rds`?",
            ),
            ("alias.csv:3: former", "not a flag"),
            ("layer.csv:2: ord", "not a whole number"),
            ("quota.csv", "workbook"),
            ("servce.csv", "did you mean `service.csv`?"),
            ("source.csv:1", "expected commas"),
            ("term.csv:1", "lacks `topic_id`, `statement`, `detail`, `basis`, `basis_note`"),
            ("topic.csv", "is empty"),
        ],
    );
}

#[test]
fn a_header_says_what_is_missing_extra_or_in_another_order() {
    let whole = header("layer");
    for (given, words) in [
        (whole.replace(",ord", ""), "lacks `ord`"),
        (format!("{whole},color"), "has unknown `color`"),
        (whole.replace("ord,name", "name,ord"), "another order"),
        (whole.replace("id,", "ID,"), "lacks `id`"),
        (whole.replace("ord", ""), "no name for column 2"),
        (format!("{whole},id"), "twice"),
    ] {
        let found = refused(&[("layer.csv", format!("{given}\n").as_bytes())]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("own/layer.csv:1: ") && found[0].contains(words), "{found:?}");
    }
}

#[test]
fn rules_between_cells_and_between_tables_hold_for_an_overlay_too() {
    let row = |id: &str, scope: &str, rest: &str| format!("{id},patch-os,{scope},{rest},,\n");
    let file = [
        format!("{}\n", header("responsibility")),
        row(
            "rds/patch-os",
            ",rds,",
            "shared,It is shared by both sides.,AWS does it,,,editorial,Ours.",
        ),
        row("ec2/patch-os", ",ec2,", "aws,It is patched by AWS alone.,,,,editorial,Ours."),
        row(
            "wrong/patch-os",
            ",s3,",
            "aws,It is patched by AWS alone.,AWS does it,,,editorial,Ours.",
        ),
        row("sqs/patch-os", ",sqs,", "nobody,It is patched by nobody.,,,,editorial,Ours."),
        // A row that is refused may be wrong in what it refers to as well.
        row("rdss/patch-os", ",rdss,", "nobody,It is patched by nobody.,,,,editorial,Ours."),
        row(
            "sns/patch-os",
            "container,sns,",
            "aws,It is patched by AWS alone.,AWS does it,,,editorial,Ours.",
        ),
    ]
    .concat();
    let found = refused(&[("responsibility.csv", file.as_bytes())]);
    assert_problems(
        &found,
        &[
            ("responsibility.csv:2", "shared needs both parts"),
            ("responsibility.csv:3", "aws needs aws part"),
            ("responsibility.csv:4: id", "id names scope and activity"),
            (
                "responsibility.csv:5: party",
                "`nobody` is not one of aws, customer, shared, not_applicable",
            ),
            ("responsibility.csv:6: party", "`nobody` is not one of"),
            ("responsibility.csv:6: service_id", "there is no service `rdss`; did you mean `rds`?"),
            ("responsibility.csv:7", "has one scope"),
        ],
    );
}

#[test]
fn checks_of_the_whole_base_hold_for_an_overlay_too() {
    let option = |id: &str, parent: &str, selectable: &str| {
        format!(
            "{id},rds,{parent},Name of {id},kind,0,{selectable},,,available,,It is an option.,editorial,Ours.\n"
        )
    };
    let options = format!(
        "{}\n{}{}",
        header("deployment_option"),
        option("s3", "", "1"),
        option("odd", "eks-fargate", "1")
    );
    let stated = service("uncited").replace(",editorial,Our own.", ",stated,");
    let services = format!("{}\n{stated}\n", header("service"));
    let sources = format!("{}\nblog,page,A blog,https://example.org/post\n", header("source"));
    let found = refused(&[
        ("deployment_option.csv", options.as_bytes()),
        ("service.csv", services.as_bytes()),
        ("source.csv", sources.as_bytes()),
    ]);
    assert_problems(
        &found,
        &[
            ("deployment_option.csv:2", "is also the id of a service"),
            ("deployment_option.csv:3", "but its parent eks-fargate to eks"),
            ("service.csv:2", "no citation supports it"),
            ("source.csv:2", "unknown host"),
        ],
    );
}

#[test]
fn a_file_with_nothing_but_problems_is_not_read_to_its_end() {
    let file = format!("{}\n{}", header("layer"), "x\n".repeat(20_000));
    let found = refused(&[("layer.csv", file.as_bytes())]);
    assert_eq!(found.len(), 101);
    assert!(
        found.iter().any(|line| line.contains("… and at least 10000 more problems")),
        "{found:?}"
    );
}

#[test]
fn an_overlay_that_is_no_folder_of_csv_files_is_refused() {
    let folder = Folder::new();
    folder.write("own/readme.txt", "no CSV here");
    folder.write("file.csv", "id\n");
    for (path, words) in [
        ("own", "holds no CSV file"),
        ("file.csv", "cannot read the folder"),
        ("nosuch", "cannot read"),
    ] {
        let said = folder.run(["check", "--data", path]).fails(4);
        assert!(said.contains(words), "{path}: {said}");
    }
    fs::create_dir(folder.path("own/layer.csv")).unwrap();
    folder.run(["check", "--data", "own"]).fails(4);
}

#[test]
fn a_row_of_an_overlay_joins_or_replaces_and_says_where_it_is_from() {
    let base = fixture_base().to_str().unwrap();
    let who = |name: &str| onus(["--db", base, "who", "patch the os", name, "-f", "json"]).json();
    // Added.
    let queue = who("Acme Queue");
    assert_eq!(
        (&queue["party"], &queue["facts"][0]["origin"]),
        (&"customer".into(), &"data".into())
    );
    assert_eq!(queue["facts"][0]["sources"][0]["title"], "Handbook of Acme");
    assert_eq!(who("Old Queue")["facts"], queue["facts"], "a former name");
    // Replaced.
    let ec2 = who("ec2");
    assert_eq!(ec2["headline"], "At Acme the platform team patches the operating system of EC2.");
    assert_eq!(ec2["facts"][0]["origin"], "data");
    let seed = onus(["who", "patch the os", "ec2", "-f", "json"]).json();
    assert_eq!(seed["facts"][0]["origin"], "seed");
    assert_ne!(seed["headline"], ec2["headline"]);
    // Untouched.
    assert_eq!(
        who("rds")["facts"],
        onus(["who", "patch the os", "rds", "-f", "json"]).json()["facts"]
    );
    // On a screen, too.
    let text = onus(["--db", base, "who", "patch the os", "ec2"]).ok();
    assert!(text.contains("from the overlay `data`"), "{text}");
    let text = onus(["--db", base, "who", "patch the os", "acme vault"]).ok();
    assert!(
        text.contains("From the overlay `data`: responsibility/acme-vault-hosted/patch-os"),
        "{text}"
    );
}

#[test]
fn the_base_says_which_rows_an_overlay_brought() {
    let base = fixture_base().to_str().unwrap();
    let sql =
        "SELECT table_name, count(*), min(origin), max(origin) FROM origin GROUP BY 1 ORDER BY 1";
    let found = onus(["--db", base, "sql", sql, "-f", "csv"]).ok();
    let rows: Vec<&str> = found.lines().skip(1).collect();
    let expected = [
        "alias,2,data,data",
        "citation,3,data,data",
        "deployment_option,2,data,data",
        "responsibility,4,data,data",
        "service,2,data,data",
        "source,1,data,data",
    ];
    assert_eq!(rows, expected);
    let sql = "SELECT value FROM about WHERE key = 'overlay_rows'";
    assert_eq!(onus(["--db", base, "sql", sql, "-f", "csv"]).ok(), "value\n14\n");
    // It is a base like any other, and whole.
    let check = onus(["--db", base, "check"]);
    assert!(
        check.code == 0 && check.err().contains("but for 14 rows of an overlay"),
        "{}",
        check.err()
    );
    // What the seed says in it is compared row by row, what the overlay says by its digest.
    let folder = Folder::new();
    for (sql, found) in [
        ("UPDATE service SET name = 'x' WHERE id = 'rds'", "service `rds`: `name` was changed"),
        ("UPDATE service SET name = 'x' WHERE id = 'acme-queue'", "its digest is another"),
        ("UPDATE fact_wording SET wordings = x'00'", "what is derived from the data was changed"),
    ] {
        let path = folder.write("kb.db", fs::read(fixture_base()).unwrap());
        rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
        let said = folder.run(["--db", "kb.db", "check"]).fails(5);
        assert!(said.contains(found), "{sql}: {said}");
    }
}

#[test]
fn a_question_can_be_asked_of_seed_and_overlay_without_a_file() {
    let path = fixture();
    let run = onus([
        "--data".as_ref(),
        path.as_os_str(),
        "who".as_ref(),
        "patch the os".as_ref(),
        "acme-queue".as_ref(),
    ]);
    assert!(run.ok().contains("from the overlay `data`"), "{}", run.out());
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let folder = Folder::new();
    let path = fixture();
    let arguments =
        ["build".as_ref(), "-o".as_ref(), "kb.db".as_ref(), "--data".as_ref(), path.as_os_str()];
    folder.run(arguments).ok();
    assert!(folder.read("kb.db") == fs::read(fixture_base()).unwrap(), "two builds differ");
    folder.run(["build", "-o", "kb2.db"]).ok();
    assert!(folder.read("kb2.db") == fs::read(carried_base()).unwrap(), "two builds differ");
}

#[test]
fn what_export_writes_is_read_again_to_the_same_bytes() {
    let folder = Folder::new();
    folder.run(["export", "--all", "-o", "own"]).ok();
    folder.run(["build", "--data", "own", "-o", "kb.db"]).ok();
    assert!(folder.read("kb.db") == fs::read(carried_base()).unwrap(), "the base is another");
    // And an overlay goes the same way: exported from a base that holds it, nothing is lost.
    let base = fixture_base().to_str().unwrap();
    folder.run(["--db", base, "export", "service", "-o", "service.csv"]).ok();
    let text = String::from_utf8(folder.read("service.csv")).unwrap();
    let own = fs::read_to_string(fixture().join("service.csv")).unwrap();
    for row in own.lines() {
        assert!(text.lines().any(|line| line == row), "{row}");
    }
}

#[test]
fn line_ends_marks_and_empty_files_of_other_systems_are_no_difference() {
    let folder = Folder::new();
    folder.run(["export", "service", "-o", "service.csv"]).ok();
    let text = String::from_utf8(folder.read("service.csv")).unwrap();
    // As a spreadsheet on another system saves it.
    folder.write("own/service.CSV", format!("\u{feff}{}", text.replace('\n', "\r\n")));
    folder.write("own/layer.csv", header("layer"));
    folder.write("own/topic.csv", format!("{}\r\n", header("topic")));
    folder.write("own/term.csv", format!("\u{feff}{}\n\n\n", header("term")));
    folder.write("own/README.md", "not data");
    folder.run(["build", "--data", "own", "-o", "kb.db"]).ok();
    assert!(folder.read("kb.db") == fs::read(carried_base()).unwrap(), "the base is another");
}

#[test]
fn names_of_overlays_and_files_are_shown_safely() {
    let found = {
        let folder = Folder::new();
        folder.write("\u{1b}[31m\u{202e}/layer.csv", "id\n");
        folder.run(["check", "--data", "\u{1b}[31m\u{202e}"]).fails(5)
    };
    assert!(!found.contains('\u{1b}') && !found.contains('\u{202e}'), "{found}");
    assert!(found.contains("<U+202E>"), "{found}");
}
