//! The command line: exit codes, streams, formats, files, names, and which base is read.

use std::fs;
use std::path::Path;

use onus::loader::digest;
use onus::render::Format;
use onus::report;
use rusqlite::Connection;

use crate::support::{self, Folder, Run, carried_base, fixture_base, golden, onus, rows};

/// A statement that does not end before the end of the test.
const ENDLESS: &str =
    "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT max(x) FROM r";

/// Every kind of cell, and all that a format has to escape.
const CELLS: &str = "SELECT 1 AS \"n\", 'plain' AS \"text\", NULL AS \"null\", '' AS \"empty\", 1.5 AS \"real\", x'00ff' AS \"bytes\"
    UNION ALL SELECT -20, 'a \"quoted\", b', 'NULL', ' ', 1e300, x''
    UNION ALL SELECT 300, 'two' || char(10) || 'lines', '=1+1', '|', -0.0, NULL
    UNION ALL SELECT 4, '<b>&amp;</b> `code` *x* $y$', '日本', 'Zoë', 1.0, NULL
    UNION ALL SELECT 5, char(27) || '[31m' || char(8238), char(9), char(13, 10), 2.25, NULL";

fn formats() -> impl Iterator<Item = &'static str> {
    Format::NAMES.iter().map(|(name, _)| *name)
}

/// Returns rows and columns of what a format printed; the format's own rules are checked.
#[track_caller]
fn shape(format: &str, text: &str) -> (usize, usize) {
    match format {
        "csv" | "tsv" => {
            let delimiter = if format == "csv" { b',' } else { b'\t' };
            let mut reader =
                csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
            let columns = reader.headers().expect("a header").len();
            let rows = reader.records().collect::<Result<Vec<_>, _>>();
            (rows.expect("rows as wide as the header").len(), columns)
        }
        "json" => {
            let document: serde_json::Value =
                serde_json::from_str(text).expect("one JSON document");
            let rows = document.as_array().expect("an array");
            (rows.len(), rows[0].as_object().expect("objects").len())
        }
        "jsonl" => {
            let rows: Vec<serde_json::Value> = text
                .lines()
                .map(|line| serde_json::from_str(line).expect("an object a line"))
                .collect();
            (rows.len(), rows[0].as_object().expect("objects").len())
        }
        "markdown" => {
            let cells = |line: &str| line.replace("\\|", "").matches('|').count() - 1;
            let columns = cells(text.lines().next().expect("a header"));
            assert!(text.lines().all(|line| cells(line) == columns), "{text}");
            (text.lines().count() - 2, columns)
        }
        "html" => {
            assert!(text.starts_with("<!") && text.trim_end().ends_with("</html>"), "{text}");
            (
                text.matches("<tr").count() - 1,
                text.matches("<th").count() - text.matches("<thead").count(),
            )
        }
        "line" => {
            let columns = text.split("\n\n").next().expect("a row").lines().count();
            (text.split("\n\n").count(), columns)
        }
        _ => {
            assert!(text.starts_with('┌') && text.trim_end().ends_with('┘'), "{text}");
            let header = text.lines().nth(1).expect("a header");
            (
                text.lines().filter(|line| line.starts_with('│')).count() - 1,
                header.matches('│').count() - 1,
            )
        }
    }
}

// Exit codes and streams.

#[test]
fn what_went_well_ends_with_0_and_says_nothing_beside_the_data() {
    for arguments in [
        &["who", "patch the os", "rds"][..],
        &["who", "rds"],
        &["show", "rds"],
        &["ask", "who patches the OS for RDS?"],
        &["sql", "SELECT 1"],
        &["report"],
        &["report", "policy-types"],
        &["export", "layer"],
        &["schema"],
        &["schema", "who"],
        &["search", "bucket"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
        &["sql", "--help"],
    ] {
        let run = onus(arguments);
        assert!(!run.ok().is_empty(), "{arguments:?}");
        assert_eq!(run.err(), "", "{arguments:?}");
    }
    // Counts are no data.
    let run = onus(["compare", "ec2", "rds"]);
    assert!(run.ok().contains("ec2") && run.err().contains("differ"));
    let run = onus(["matrix", "ec2"]);
    assert!(run.ok().contains("ec2") && run.err().contains(" activities"));
}

#[test]
fn a_statement_that_fails_ends_with_1() {
    for sql in
        ["SELECT nothing FROM service", "SELEC 1", "DELETE FROM service", "SELECT 1; SELECT 2"]
    {
        let said = onus(["sql", sql]).fails(1);
        assert!(said.starts_with("error: "), "{said}");
    }
    let said = onus(["sql", "--timeout", "0.05", ENDLESS]).fails(1);
    assert!(said.contains("time limit") && said.contains("--timeout"), "{said}");
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [
        &[][..],
        &["nosuch"],
        &["who"],
        &["who", "a", "b", "c"],
        &["sql", "--nosuch", "SELECT 1"],
        &["sql", "-f", "nosuch", "SELECT 1"],
        &["sql", ""],
        &["sql", "-- nothing"],
        &["sql", "SELECT :x"],
        &["sql", "SELECT ?"],
        &["sql", "SELECT 1", "-p", "x=1"],
        &["sql", "SELECT :x", "-p", "x"],
        &["sql", "SELECT :x", "-p", "x=1", "-p", "x=2"],
        &["sql", "--timeout", "0", "SELECT 1"],
        &["sql", "--timeout", "-1", "SELECT 1"],
        &["sql", "--timeout", "NaN", "SELECT 1"],
        &["sql", "--timeout", "soon", "SELECT 1"],
        &["sql", "--limit", "-1", "SELECT 1"],
        &["report", "what-moves"],
        &["report", "what-moves", "-p", "from=ec2", "-p", "to=nowhere"],
        &["report", "what-moves", "-p", "from=ec2", "-p", "to=rds", "-p", "via=s3"],
        &["report", "stale", "-p", "days=many"],
        &["compare", "rds"],
        &["compare", "rds", "rds"],
        &["matrix"],
        &["export"],
        &["export", "layer", "category"],
        &["build"],
        &["search", "?!"],
        &["--db", "", "report", "policy-types"],
        &["--color", "sometimes", "report"],
        &["--data", "x", "--db", "y", "report", "policy-types"],
    ] {
        onus(arguments).fails(2);
    }
}

#[test]
fn what_is_not_recorded_ends_with_3() {
    for arguments in [
        &["who", "patch the os", "nowhere"][..],
        &["who", "bake a cake", "rds"],
        &["who", "nowhere"],
        &["show", "nowhere at all"],
        &["compare", "rds", "nowhere"],
        &["compare", "rds", "rds-custom"],
        &["matrix", "rds", "nowhere"],
        &["matrix", "rds-custom"],
        &["report", "nosuch"],
        &["schema", "nosuch"],
        &["export", "nosuch"],
        &["search", "xyzzyplugh"],
    ] {
        let said = onus(arguments).fails(3);
        assert!(said.contains("error: ") && said.contains("hint: "), "{said}");
    }
    // A question gets an answer, even if it is only that nothing is known.
    let run = onus(["ask", "what is the capital of France?"]);
    assert_eq!(run.code, 3);
    assert!(run.out().to_lowercase().contains("not recorded"), "{}", run.out());
}

#[test]
fn a_file_that_cannot_be_read_or_written_ends_with_4() {
    let folder = Folder::new();
    folder.write("sub/empty.csv", "");
    for arguments in [
        &["--db", "nosuch.db", "who", "rds"][..],
        &["--data", "nosuch", "who", "rds"],
        &["sql", "--file", "nosuch.sql"],
        &["sql", "-o", "nosuch/x.csv", "SELECT 1"],
        &["sql", "-o", "sub", "SELECT 1"],
        &["sql", "-o", "/dev/null", "SELECT 1"],
        &["report", "--reports", "nosuch"],
        &["matrix", "--stack", "nosuch"],
        &["build", "-o", "nosuch/kb.db"],
        &["build", "-o", "sub"],
        &["check", "--db", "nosuch.db"],
        &["check", "--data", "nosuch"],
    ] {
        folder.run(arguments).fails(4);
    }
    assert_eq!(folder.names(), ["sub"]);
}

#[test]
fn a_check_that_finds_problems_ends_with_5() {
    let folder = Folder::new();
    folder.write("data/layer.csv", "id\nx\n");
    for arguments in [&["check", "--data", "data"][..], &["build", "--data", "data", "-o", "kb.db"]]
    {
        let said = folder.run(arguments).fails(5);
        assert!(said.contains("data/layer.csv:1: "), "{said}");
    }
    assert_eq!(folder.names(), ["data"]);
    folder.write("kb.db", changed_base());
    let said = folder.run(["check", "--db", "kb.db"]).fails(5);
    assert!(said.contains("changed"), "{said}");
}

/// Returns a base in which one cell was changed.
fn changed_base() -> Vec<u8> {
    let folder = Folder::new();
    let path = folder.write("kb.db", fs::read(carried_base()).expect("the base is read"));
    let connection = Connection::open(&path).expect("the base opens");
    let sql = "UPDATE responsibility SET statement = 'Nobody patches anything here.' WHERE id = 'rds/patch-os'";
    assert_eq!(connection.execute(sql, []).expect("the cell is changed"), 1);
    drop(connection);
    folder.read("kb.db")
}

#[test]
#[cfg(unix)]
fn an_interrupted_program_ends_with_130_and_leaves_nothing() {
    for signal in ["INT", "TERM", "HUP"] {
        let folder = Folder::new();
        let running = folder.onus(["sql", ENDLESS, "-o", "x.csv"]).start();
        // The unfinished file says that the statement runs.
        while folder.names().is_empty() {
            std::thread::yield_now();
        }
        running.signal(signal);
        let run = running.end();
        assert_eq!(
            (run.code, run.out(), run.err()),
            (130, String::new(), String::new()),
            "{signal}"
        );
        assert_eq!(folder.names(), [""; 0], "{signal}");
    }
}

#[test]
fn errors_are_one_json_object_on_stderr_when_json_is_asked_for() {
    let folder = Folder::new();
    folder.write("data/layer.csv", "id\nx\n");
    for (code, kind, arguments) in [
        (1, "statement", &["sql", "SELECT x", "-f", "json"][..]),
        (1, "statement", &["sql", "DROP TABLE service", "-f", "jsonl"]),
        (2, "usage", &["-f", "json", "nosuch"]),
        (2, "usage", &["sql", "--format=json", "--nosuch"]),
        (2, "usage", &["sql", "SELECT :x", "-fjson"]),
        (3, "not_recorded", &["who", "patch the os", "rdss", "-f", "json"]),
        (3, "not_recorded", &["schema", "servce", "-f", "json"]),
        (4, "file", &["--db", "nosuch.db", "report", "policy-types", "-f", "json"]),
        (5, "check", &["check", "--data", "data", "-f", "json"]),
    ] {
        let run = folder.run(arguments);
        run.fails(code);
        let error = run.json_error();
        assert_eq!(error["kind"], kind, "{arguments:?}");
        assert!(error["message"].as_str().is_some_and(|text| text.len() > 5), "{arguments:?}");
        assert!(error["hint"].is_null() || error["hint"].is_string(), "{arguments:?}");
        assert_eq!(error["problems"].is_array(), kind == "check", "{arguments:?}");
    }
}

#[test]
fn a_note_beside_the_data_does_not_stand_in_it() {
    let run = onus(["sql", "SELECT id FROM service", "--limit", "3", "-f", "csv"]);
    assert_eq!(run.ok().lines().count(), 4);
    assert!(run.err().contains("cut after 3 rows"), "{}", run.err());
    let run = onus(["search", "bukcet"]);
    assert_eq!(run.code, 0);
    assert!(run.err().contains("`bukcet`") && !run.out().contains("`bukcet`"));
}

// Formats.

#[test]
fn every_command_that_finds_rows_prints_them_in_every_format() {
    let count = rows("SELECT count(*) FROM iam_policy_type")[0][0].parse::<usize>().unwrap();
    for format in formats() {
        let text = onus(["export", "iam_policy_type", "-f", format]).ok();
        assert_eq!(shape(format, &text), (count, 10), "{format}");
        let sql = "SELECT id, statement FROM activity ORDER BY ord LIMIT 7";
        assert_eq!(shape(format, &onus(["sql", sql, "-f", format]).ok()), (7, 2), "{format}");
        let (found, _) = shape(format, &onus(["report", "policy-types", "-f", format]).ok());
        assert_eq!(found, count, "{format}");
        let (found, _) = shape(format, &onus(["who", "rds", "-f", format]).ok());
        assert!(found >= 45, "{format}");
        assert!(shape(format, &onus(["schema", "-f", format]).ok()).0 > 40, "{format}");
        assert!(
            shape(format, &onus(["compare", "ec2", "rds", "-f", format]).ok()).0 > 5,
            "{format}"
        );
        // A document ends with what the matrix rests on.
        let text = onus(["matrix", "ec2", "rds", "-f", format]).ok();
        assert!(text.lines().count() >= 60, "{format}");
    }
}

#[test]
fn an_answer_is_printed_in_every_format() {
    let base = fixture_base().to_str().expect("a path");
    for format in formats() {
        let mut text = String::new();
        for name in ["acme-queue", "acme-vault", "the cold room", "acme-vault-appliance"] {
            text.push_str(&onus(["--db", base, "who", "patch the os", name, "-f", format]).ok());
            text.push('\n');
        }
        golden(&format!("who/{format}.txt"), &text);
    }
}

#[test]
fn every_format_escapes_what_it_must() {
    for format in formats() {
        golden(&format!("cells/{format}.txt"), &onus(["sql", CELLS, "-f", format]).ok());
    }
    golden("cells/null.csv.txt", &onus(["sql", CELLS, "-f", "csv", "--null", "NULL"]).ok());
    golden("cells/null.table.txt", &onus(["sql", CELLS, "--null", "NULL"]).ok());
    golden("cells/safe.csv.txt", &onus(["sql", CELLS, "-f", "csv", "--spreadsheet-safe"]).ok());
}

#[test]
fn a_result_without_rows_still_has_its_columns() {
    let sql = "SELECT id, name FROM service WHERE 0";
    let mut all = String::new();
    for format in formats().filter(|format| *format != "html") {
        all.extend([format, ":\n", &onus(["sql", sql, "-f", format]).ok()]);
    }
    golden("empty.txt", &all);
}

#[test]
fn the_json_of_an_answer_is_the_promised_object() {
    let reply = onus(["who", "patch the os", "rds", "-f", "json"]).json();
    let keys: Vec<&String> = reply.as_object().unwrap().keys().collect();
    let expected = [
        "facts",
        "headline",
        "params",
        "party",
        "question",
        "schema_version",
        "sql",
        "status",
        "suggestions",
        "variants",
        "yes_no",
    ];
    let mut sorted = keys.clone();
    sorted.sort();
    assert_eq!(sorted, expected.iter().collect::<Vec<_>>());
    assert_eq!(reply["schema_version"], 1);
    assert_eq!((&reply["status"], &reply["party"]), (&"answered".into(), &"aws".into()));
    let fact = &reply["facts"][0];
    for key in [
        "id",
        "statement",
        "party",
        "aws_part",
        "customer_part",
        "condition",
        "basis",
        "decided_at",
        "origin",
        "sources",
    ] {
        assert!(fact.get(key).is_some(), "a fact lacks `{key}`");
    }
    for key in ["title", "url", "locator", "read_on", "stance"] {
        assert!(fact["sources"][0].get(key).is_some(), "a source lacks `{key}`");
    }
    assert!(
        reply["variants"]
            .as_array()
            .unwrap()
            .iter()
            .any(|variant| variant["option"] == "rds-custom-oracle")
    );
    // What is printed on one line is the same object.
    let line = onus(["who", "patch the os", "rds", "-f", "jsonl"]).ok();
    assert_eq!(line.lines().count(), 1);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&line).unwrap(), reply);
    // The statement in it finds what was answered.
    let parameters: Vec<(String, onus::value::Value)> = reply["params"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| {
            (name.clone(), onus::value::Value::Text(value.as_str().unwrap().to_owned()))
        })
        .collect();
    let found = support::whole_base().query(reply["sql"].as_str().unwrap(), &parameters).unwrap();
    assert_eq!(found.text(0, "party"), Some("aws"));
}

// Files.

#[test]
fn the_extension_of_the_output_file_picks_the_format() {
    let folder = Folder::new();
    for (name, format) in [
        ("a.csv", "csv"),
        ("a.tsv", "tsv"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.md", "markdown"),
        ("a.HTML", "html"),
        ("a.txt", "table"),
        ("a", "table"),
        ("a.unknown", "table"),
    ] {
        let run = folder.run(["report", "policy-types", "-o", name]);
        assert_eq!(run.ok(), "", "{name}: data went to stdout");
        let direct = onus(["report", "policy-types", "-f", format]).ok();
        assert_eq!(String::from_utf8(folder.read(name)).unwrap(), direct, "{name}");
    }
    // What was asked for wins over the name.
    folder.run(["report", "policy-types", "-o", "b.csv", "-f", "json"]).ok();
    assert!(folder.read("b.csv").starts_with(b"["));
}

#[test]
fn a_failure_leaves_the_old_file_as_it_was() {
    let folder = Folder::new();
    folder.write("old.csv", "precious\n");
    for (code, arguments) in [
        (1, &["sql", "SELECT nothing"][..]),
        (1, &["sql", "DROP TABLE service"]),
        (1, &["sql", "--timeout", "0.05", ENDLESS]),
        // Rows were written before the failure.
        (1, &["sql", "SELECT abs(CASE WHEN value < 5000 THEN value ELSE -9223372036854775807 - 1 END)
                      FROM json_each('[' || substr(replace(hex(zeroblob(6000)), '00', ',1'), 2) || ',9999]')"]),
        (2, &["report", "what-moves"]),
        (3, &["who", "nowhere"]),
        (3, &["export", "nosuch"]),
        (4, &["--db", "nosuch.db", "sql", "SELECT 1"]),
    ] {
        let run = folder.onus(arguments.iter().chain(&["-o", "old.csv"])).run();
        assert_eq!(run.code, code, "{arguments:?}: {}", run.err());
        assert_eq!(folder.read("old.csv"), b"precious\n", "{arguments:?}");
        assert_eq!(folder.names(), ["old.csv"], "{arguments:?}");
    }
    folder.run(["sql", "SELECT 1 AS n", "-o", "old.csv"]).ok();
    assert_eq!(folder.read("old.csv"), b"n\n1\n");
}

#[test]
fn a_file_for_spreadsheets_warns_of_cells_that_look_like_formulas() {
    let folder = Folder::new();
    let sql = "SELECT '=1+1' AS a, '@x' AS b, -1 AS c, 'plain' AS d";
    for (more, count) in [
        (&["-o", "x.csv"][..], "2 cells look"),
        (&["-o", "x.tsv"], "2 cells look"),
        (&["-o", "x.csv", "--spreadsheet-safe"], ""),
        (&["-o", "x.json"], ""),
        // Who reads stdout is no spreadsheet.
        (&["-f", "csv"], ""),
    ] {
        let run = folder.run(["sql", sql].iter().chain(more));
        assert_eq!(run.code, 0);
        assert!(
            run.err().contains(count) && run.err().is_empty() == count.is_empty(),
            "{more:?}: {}",
            run.err()
        );
        assert!(run.err().lines().count() <= 1, "{}", run.err());
    }
    assert_eq!(folder.run(["sql", "SELECT 'plain' AS a", "-o", "x.csv"]).err(), "");
    after(&folder, "kb.db", "UPDATE layer SET statement = '=1' || statement");
    let said = folder.run(["--db", "kb.db", "export", "layer", "-f", "csv"]).err();
    assert!(
        said.contains("in the output ") && said.contains("cells look like a formula"),
        "{said}"
    );
}

#[test]
fn export_writes_one_file_a_name_into_a_folder_that_it_makes() {
    let folder = Folder::new();
    let run =
        folder.run(["export", "layer", "who-patches-what", "exception", "-o", "out", "-f", "json"]);
    assert_eq!(run.ok(), "");
    assert!(run.err().contains("3 files"), "{}", run.err());
    for name in ["layer", "who-patches-what", "exception"] {
        let rows: serde_json::Value =
            serde_json::from_slice(&folder.read(format!("out/{name}.json"))).unwrap();
        assert!(rows.as_array().unwrap().len() > 5, "{name}");
    }
}

// `--show-sql`.

#[test]
fn what_show_sql_prints_runs_as_it_is_and_finds_rows() {
    let mut commands: Vec<Vec<String>> = [
        &["who", "patch the os", "eks"][..],
        &["who", "eks"],
        &["show", "rds"],
        &["show", "sse-kms"],
        &["show", "iam role"],
        &["compare", "ec2", "rds"],
        &["matrix", "ec2", "ecs", "rds-custom-oracle"],
        &["matrix", "ec2", "ecs", "rds-custom-oracle", "-f", "markdown"],
        &["search", "bucket"],
        &["schema"],
        &["schema", "who"],
        &["export", "layer"],
        &["sql", "SELECT id FROM service WHERE id = :id", "-p", "id=rds"],
        &["sql", "SELECT ';' AS x, :n + 1 -- ?", "-p", "n=41"],
        &["ask", "who patches the OS for RDS?"],
        &["ask", "can a group contain another group?"],
        &["ask", "what is an availability zone?"],
    ]
    .iter()
    .map(|arguments| arguments.iter().map(|argument| (*argument).to_owned()).collect())
    .collect();
    for report in report::carried() {
        let mut command = vec!["report".to_owned(), report.name.clone()];
        for (name, value) in &report.example {
            command.extend(["-p".to_owned(), format!("{name}={value}")]);
        }
        commands.push(command);
    }
    let base = support::whole_base();
    let mut empty = Vec::new();
    for mut command in commands {
        command.push("--show-sql".to_owned());
        let text = onus(&command).ok();
        assert!(text.ends_with(";\n"), "{command:?}: {text}");
        for statement in text.split_inclusive(";\n") {
            let answer = base.query(statement, &Vec::new());
            let answer = answer.unwrap_or_else(|error| panic!("{command:?}: {error}\n{statement}"));
            if answer.rows.is_empty() {
                empty.push(command[1].clone());
            }
        }
    }
    let allowed = ["closed-services", "stale", "uncited", "contested"];
    empty.retain(|name| !allowed.contains(&name.as_str()));
    assert_eq!(empty, [""; 0], "these find nothing");
}

#[test]
fn show_sql_shows_and_does_not_run() {
    let text = onus(["sql", ENDLESS, "--show-sql"]).ok();
    assert_eq!(text, format!("{ENDLESS};\n"));
    onus(["sql", "DROP TABLE service", "--show-sql"]).fails(1);
    let folder = Folder::new();
    folder.run(["report", "policy-types", "--show-sql", "-o", "x.sql"]).ok();
    let run = folder.run(["sql", "--file", "x.sql", "-f", "csv"]);
    assert_eq!(run.ok(), onus(["report", "policy-types", "-f", "csv"]).ok());
}

// Statements from elsewhere.

#[test]
fn a_statement_comes_from_the_command_line_a_file_or_stdin() {
    let folder = Folder::new();
    folder.write("x.sql", "\n-- a comment\nSELECT 42 AS n;\n");
    let expected = "n\n42\n";
    assert_eq!(folder.run(["sql", "SELECT 42 AS n", "-f", "csv"]).ok(), expected);
    assert_eq!(folder.run(["sql", "--file", "x.sql", "-f", "csv"]).ok(), expected);
    assert_eq!(
        folder.onus(["sql", "-", "-f", "csv"]).input("SELECT 42 AS n;\n").run().ok(),
        expected
    );
    assert_eq!(folder.onus(["sql", "-f", "csv"]).input("SELECT 42 AS n").run().ok(), expected);
    folder.run(["sql"]).fails(2);
    folder.run(["sql", "SELECT 1", "--file", "x.sql"]).fails(2);
}

#[test]
fn parameters_are_values_and_never_sql() {
    for (given, expected) in [
        ("7", "integer,7"),
        ("-7", "integer,-7"),
        ("007", "text,007"),
        ("+7", "text,+7"),
        ("1.5", "text,1.5"),
        ("", "text,\"\""),
        ("x'; DROP TABLE service; --", "text,x'; DROP TABLE service; --"),
        ("a=b=c", "text,a=b=c"),
        ("99999999999999999999", "text,99999999999999999999"),
        ("2026-11-22", "text,2026-11-22"),
    ] {
        let argument = format!("x={given}");
        let run = onus(["sql", "SELECT typeof(:x) AS t, :x AS v", "-p", &argument, "-f", "csv"]);
        assert_eq!(run.ok(), format!("t,v\n{expected}\n"), "{given}");
    }
    for sql in ["SELECT :a || @a || $a", "SELECT :a || :a || :a"] {
        assert_eq!(onus(["sql", sql, "-p", ":a=x", "-f", "jsonl"]).ok().matches("xxx").count(), 1);
    }
}

#[test]
fn a_parameter_that_is_not_there_is_answered_with_those_that_are() {
    let said = onus(["sql", "SELECT :a || :b", "-p", "a=1", "-p", "b=2", "-p", "c=3"]).fails(2);
    assert!(said.contains("no parameter `:c`") && said.contains("it has :a, :b"), "{said}");
    let said = onus(["sql", "SELECT 1", "-p", "c=3"]).fails(2);
    assert!(said.contains("the statement has no parameters"), "{said}");
}

#[test]
fn a_folder_of_reports_joins_the_carried_ones() {
    let folder = Folder::new();
    folder.write(
        "mine/our-services.sql",
        "-- Services we use.\n--\n-- :like text = s%  Pattern of the id.\n-- example: like=s%\n\
         SELECT id FROM service WHERE id LIKE :like ORDER BY id\n",
    );
    folder.write("mine/policy-types.sql", "-- Ours instead.\nSELECT 'ours' AS whose\n");
    folder.write("mine/notes.txt", "no report");
    let list = folder.run(["report", "--reports", "mine", "-f", "csv"]).ok();
    assert!(
        list.contains("our-services,Services we use.,onus report our-services -p like=s%\n"),
        "{list}"
    );
    let found = folder
        .run(["report", "our-services", "--reports", "mine", "-p", "like=rd_", "-f", "csv"])
        .ok();
    assert_eq!(found, "id\nrds\n");
    assert!(
        folder
            .run(["report", "policy-types", "--reports", "mine", "-f", "csv"])
            .ok()
            .contains("ours")
    );
    folder.run(["report", "our-services"]).fails(3);
    folder.write("mine/bad.sql", b"-- \xff\nSELECT 1\n");
    folder.run(["report", "--reports", "mine"]).fails(4);
}

// Which base is read.

#[test]
fn a_base_in_a_file_is_asked_like_the_one_in_the_program() {
    let base = carried_base().to_str().unwrap();
    for arguments in [
        &["who", "patch the os", "eks", "-f", "json"][..],
        &["show", "rds"],
        &["report", "counts", "-f", "csv"],
        &["ask", "who patches the OS for RDS?"],
    ] {
        let with_db: Vec<&str> = ["--db", base].iter().chain(arguments).copied().collect();
        assert_eq!(onus(&with_db).ok(), onus(arguments).ok(), "{arguments:?}");
    }
}

#[test]
fn the_variable_names_the_base_and_the_option_wins() {
    let folder = Folder::new();
    let sql = ["sql", "SELECT count(*) AS n FROM service WHERE id = 'acme-queue'", "-f", "csv"];
    assert_eq!(folder.onus(sql).env("ONUS_DB", fixture_base()).run().ok(), "n\n1\n");
    let base = carried_base().to_str().unwrap();
    let both = folder.onus(["--db", base].iter().chain(&sql)).env("ONUS_DB", fixture_base()).run();
    assert_eq!(both.ok(), "n\n0\n");
    folder.onus(sql).env("ONUS_DB", "nosuch.db").run().fails(4);
}

#[test]
fn a_base_needs_no_right_to_write_anything() {
    // Neither the file nor its folder is touched, whatever is asked.
    let folder = Folder::new();
    let path = folder.write("only/kb.db", fs::read(carried_base()).unwrap());
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    for arguments in [
        &["who", "rds"][..],
        &["ask", "who patches the OS for RDS?"],
        &["sql", "SELECT count(*) FROM who"],
        &["search", "bucket"],
        &["check"],
    ] {
        folder.run(["--db", "only/kb.db"].iter().chain(arguments)).ok();
    }
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_dir(folder.path("only")).unwrap().count(), 1);
}

#[track_caller]
fn refused(folder: &Folder, path: &str, words: &str) {
    for arguments in [&["who", "rds"][..], &["sql", "SELECT count(*) FROM who"], &["check"]] {
        let run: Run = folder.run(["--db", path].iter().chain(arguments));
        let said = run.fails(4);
        assert!(said.contains(words) && said.contains(path), "{path}: {said}");
    }
}

#[test]
fn what_is_no_base_is_refused_and_said_so() {
    let folder = Folder::new();
    let whole = fs::read(carried_base()).unwrap();
    folder.write("empty.db", "");
    folder.write("text.db", "id,name\n1,one\n");
    folder.write("long.txt", "x".repeat(100_000));
    folder.write("short.db", &whole[..60]);
    folder.write("page.db", &whole[..4096]);
    let version = |by: i32| {
        let mut image = whole.clone();
        let known = i32::from_be_bytes(image[60..64].try_into().unwrap());
        image[60..64].copy_from_slice(&(known + by).to_be_bytes());
        image
    };
    folder.write("newer.db", version(1));
    folder.write("much-newer.db", version(1000));
    folder.write("older.db", version(-1));
    folder.write("negative.db", version(-1000));
    let foreign = Connection::open(folder.path("foreign.db")).unwrap();
    foreign
        .execute_batch("CREATE TABLE service (id TEXT); CREATE TABLE about (key TEXT, value TEXT)")
        .unwrap();
    drop(foreign);
    folder.write("folder/file", "");
    let before = folder.names();
    refused(&folder, "nosuch.db", "No such file");
    refused(&folder, "folder", "no ordinary file");
    refused(&folder, "folder/file", "it is empty");
    refused(&folder, "empty.db", "it is empty");
    refused(&folder, "text.db", "not a SQLite file");
    refused(&folder, "long.txt", "not a SQLite file");
    refused(&folder, "short.db", "not a SQLite file");
    refused(&folder, "page.db", "damaged");
    refused(&folder, "foreign.db", "another program");
    refused(&folder, "newer.db", "newer Onus");
    refused(&folder, "much-newer.db", "newer Onus");
    refused(&folder, "older.db", "older Onus");
    refused(&folder, "negative.db", "older Onus");
    refused(&folder, "file:x?mode=memory", "No such file");
    refused(&folder, "file::memory:", "No such file");
    refused(&folder, ":memory:", "No such file");
    assert_eq!(folder.names(), before, "a file was made");
}

/// Returns a copy of the base in the program after a statement of another program.
#[track_caller]
fn after(folder: &Folder, name: &str, sql: &str) {
    let path = folder.write(name, fs::read(carried_base()).expect("the base is read"));
    Connection::open(path).expect("the base opens").execute_batch(sql).expect("the base changes");
}

#[test]
fn the_check_names_every_row_that_was_changed() {
    let folder = Folder::new();
    let check = |sql: &str| {
        after(&folder, "kb.db", sql);
        let said = folder.run(["check", "--db", "kb.db"]).fails(5);
        let found: Vec<String> = said
            .lines()
            .filter_map(|line| line.strip_prefix("kb.db: "))
            .map(str::to_owned)
            .collect();
        found
    };
    let found = check(
        "UPDATE responsibility SET statement = 'It is patched by nobody.', party = 'shared', \
         aws_part = 'It does a part.', customer_part = 'You do the rest.' WHERE id = 'ec2/patch-os'; \
         DELETE FROM stop_word WHERE word = 'the'; INSERT INTO stop_word VALUES ('zzz'); \
         UPDATE fact SET statement = 'x' WHERE id = 'service/rds'; \
         UPDATE search_index_docsize SET sz = x'00' WHERE id = 1; \
         UPDATE about SET value = 'x' WHERE key = 'license'; \
         DROP VIEW who; CREATE VIEW who AS SELECT 1",
    );
    let expected = [
        "responsibility `ec2/patch-os`: `party` was changed",
        "responsibility `ec2/patch-os`: `statement` was changed",
        "responsibility `ec2/patch-os`: `aws_part` was changed",
        "responsibility `ec2/patch-os`: `customer_part` was changed",
        "stop_word `zzz` was added",
        "stop_word `the` was removed",
        "view/who is not defined as it was",
        "about: 1 row does not follow from the data",
        "fact: 1 row does not follow from the data",
        "search_index_docsize: 1 row does not follow from the data",
    ];
    let mut sorted = found.clone();
    sorted.sort();
    let mut expected: Vec<&str> = expected.into();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    // Tables are looked at first: what stands in the place of one might never end.
    let found = check("DROP TABLE stop_word; CREATE VIEW stop_word AS SELECT 1 AS word");
    assert_eq!(found.first().map(String::as_str), Some("`stop_word` is not defined as it was"));
    let found = check("UPDATE citation SET locator = locator || ' x'");
    assert!(
        found.len() < 50 && found.iter().any(|line| line.contains("more changes")),
        "{found:?}"
    );
}

#[test]
fn a_base_whose_digests_were_written_anew_is_still_found_out() {
    let folder = Folder::new();
    after(&folder, "kb.db", "UPDATE service SET name = 'Nothing' WHERE id = 'rds'");
    let connection = Connection::open(folder.path("kb.db")).unwrap();
    let set = "UPDATE about SET value = ?2 WHERE key = ?1";
    connection.execute(set, ["digest", &digest::digest(&connection).unwrap()]).unwrap();
    connection.execute(set, ["whole", &digest::whole(&connection).unwrap()]).unwrap();
    drop(connection);
    let said = folder.run(["check", "--db", "kb.db"]).fails(5);
    assert!(said.contains("service `rds`: `name` was changed"), "{said}");
}

#[test]
fn a_base_that_was_changed_says_so_whenever_it_is_opened() {
    let folder = Folder::new();
    folder.write("own.csv", "a\n1\n");
    let sql = ["sql", "SELECT 1 AS n", "-f", "csv"];
    let run = |name: &str, more: &[&str]| {
        let run = folder.run(["--db", name].iter().chain(&sql).chain(more));
        assert_eq!(run.ok(), "n\n1\n");
        run.err()
    };
    for change in [
        "UPDATE service SET name = 'Nothing' WHERE id = 'rds'",
        "DROP VIEW who; CREATE VIEW who AS SELECT 1 AS party",
        "DELETE FROM fact_wording WHERE id = 1",
    ] {
        after(&folder, "kb.db", change);
        for more in [&[][..], &["--with", "own.csv"]] {
            let said = run("kb.db", more);
            assert!(said.starts_with("note: `kb.db` was changed"), "{change}: {said}");
            assert_eq!(said.lines().count(), 1, "{said}");
        }
    }
    let noted = folder.run(["--db", "kb.db", "sql", "SELECT 1", "-f", "json"]);
    let note: serde_json::Value = serde_json::from_slice(&noted.stderr).unwrap();
    assert!(note["note"].as_str().unwrap().contains("was changed"), "{note}");
    // What leaves its content as it was is no concern: a new layout, another table.
    for harmless in ["VACUUM", "CREATE TABLE own (x); INSERT INTO own VALUES (1)", "ANALYZE"] {
        after(&folder, "kb.db", harmless);
        assert_eq!(run("kb.db", &[]), "", "{harmless}");
        folder.run(["check", "--db", "kb.db"]).ok();
    }
    folder.run(["build", "-o", "own.db", "--with", "own.csv"]).ok();
    assert_eq!(run("own.db", &[]), "");
    folder.run(["check", "--db", "own.db"]).ok();
}

#[test]
fn data_older_than_the_program_works_with_a_warning() {
    let folder = Folder::new();
    after(&folder, "kb.db", "UPDATE about SET value = '2001-02-03' WHERE key = 'edition'");
    let connection = Connection::open(folder.path("kb.db")).unwrap();
    let set = "UPDATE about SET value = ?1 WHERE key = 'whole'";
    connection.execute(set, [digest::whole(&connection).unwrap()]).unwrap();
    drop(connection);
    let run = folder.run(["--db", "kb.db", "who", "patch the os", "rds"]);
    assert_eq!(run.ok(), onus(["who", "patch the os", "rds"]).ok());
    assert!(run.err().starts_with("note: `kb.db` holds data of 2001-02-03, older than"));
    assert_eq!(run.err().lines().count(), 1);
    let run = folder.run(["check", "--db", "kb.db"]);
    assert!(run.code == 0 && run.err().contains("2001-02-03"), "{}", run.err());
}

#[test]
#[cfg(unix)]
fn devices_are_no_bases() {
    let folder = Folder::new();
    for path in ["/dev/null", "/dev/zero", "/dev/full", "/dev/random"] {
        refused(&folder, path, "no ordinary file");
    }
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn a_truncated_base_is_refused() {
    let folder = Folder::new();
    let whole = fs::read(carried_base()).unwrap();
    for length in [100, 4096, 10_000, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        folder.write("kb.db", &whole[..length]);
        refused(&folder, "kb.db", "damaged");
    }
}

#[test]
fn a_damaged_base_gives_an_error_or_the_truth_and_the_check_finds_it() {
    let folder = Folder::new();
    let whole = fs::read(carried_base()).unwrap();
    let sql = ["sql", "SELECT count(*), total(length(statement)) FROM fact", "-f", "csv"];
    // Pages all over the file, overwritten with a pattern that is no page.
    for page in (1..whole.len() / 4096).step_by(whole.len() / 4096 / 12) {
        let mut image = whole.clone();
        image[page * 4096..(page + 1) * 4096].fill(0xA5);
        folder.write("kb.db", &image);
        let run = folder.run(["check", "--db", "kb.db"]);
        assert!(run.code == 4 || run.code == 5, "page {page}: {} {}", run.code, run.err());
        let run = folder.run(["--db", "kb.db"].iter().chain(&sql));
        match run.code {
            0 => assert_eq!(run.out(), onus(sql).ok(), "page {page}"),
            code => {
                assert!(code == 4 && run.err().contains("damaged"), "page {page}: {}", run.err());
            }
        }
    }
}

#[test]
fn a_path_is_a_path_however_it_looks() {
    let folder = Folder::new();
    let image = fs::read(carried_base()).unwrap();
    for name in
        ["file:x?mode=memory", ":memory:", "a?b#c%20.db", "-rf.db", "new\nline.db", "日本.db", " "]
    {
        folder.write(name, &image);
        let run = folder.run(["--db", &format!("./{name}"), "sql", "SELECT 1 AS n", "-f", "csv"]);
        assert_eq!(run.ok(), "n\n1\n", "{name}");
        fs::remove_file(folder.path(name)).unwrap();
    }
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn build_writes_the_carried_base_and_says_where() {
    let folder = Folder::new();
    let run = folder.run(["build", "-o", "kb.db"]);
    assert_eq!(run.ok(), "");
    assert!(run.err().contains("kb.db"), "{}", run.err());
    assert_eq!(folder.names(), ["kb.db"]);
    let connection = Connection::open(folder.path("kb.db")).unwrap();
    let party: String = connection
        .query_row(
            "SELECT party FROM who WHERE subject = 'rds' AND activity = 'patch-os'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(party, "aws");
    let check: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let run = folder.run(["check", "--db", "kb.db"]);
    assert_eq!(run.code, 0, "{}", run.err());
}

// Names.

#[test]
fn a_slip_is_answered_with_what_was_meant() {
    for (arguments, meant) in [
        (&["who", "patch the os", "rdss"][..], "`rds`"),
        (&["who", "patch the os", "auroraa"], "`aurora`"),
        (&["who", "pach the os", "rds"], "patch the os"),
        (&["who", "patch the os", "rds-custom-orcale"], "`rds custom oracle`"),
        (&["show", "redhsift"], "`redshift`"),
        (&["compare", "ec2", "lamdba"], "`lambda`"),
        (&["matrix", "ec2", "lamdba"], "`lambda`"),
        (&["sql", "SELECT * FROM servic"], "`service`"),
        (&["sql", "SELECT * FROM main.servic"], "`service`"),
        (&["sql", "SELECT nam FROM service"], "`name`"),
        (&["sql", "SELECT s.staement FROM service AS s"], "`statement`"),
        (&["report", "who-patches-waht"], "`who-patches-what`"),
        (&["report", "who_patches_waht"], "`who-patches-what`"),
        (&["report", "what-moves", "-p", "from=ec2", "-p", "to=rdss"], "`rds`"),
        (&["schema", "servce"], "`service`"),
        (&["export", "responsability"], "`responsibility`"),
        (&["sql", "-f", "jsno", "SELECT 1"], "`json`"),
        (&["whoo", "rds"], "'who'"),
    ] {
        let run = onus(arguments);
        assert!(run.code != 0 && run.out().is_empty(), "{arguments:?}");
        let hint: String = run
            .err()
            .lines()
            .filter(|line| line.contains("hint:") || line.contains("tip:"))
            .collect();
        assert!(hint.contains(meant), "{arguments:?}: {}", run.err());
    }
}

#[test]
fn nothing_is_guessed_where_nothing_is_near() {
    let said = onus(["show", "qqqqqqqqqqq"]).fails(3);
    assert!(!said.contains("did you mean"), "{said}");
    let said = onus(["sql", "SELECT * FROM qqqqqqqqqqq"]).fails(1);
    assert!(!said.contains("did you mean"), "{said}");
}

#[test]
fn names_are_forgiving() {
    for (names, id) in [
        (
            &["rds", "RDS", "Amazon RDS", "amazon rds", "AWS RDS", "Relational Database Service"][..],
            "rds",
        ),
        (&["Elasticsearch", "Amazon Elasticsearch Service", "OpenSearch"], "opensearch-service"),
        (&["SSO", "AWS SSO", "aws single sign-on", "IAM Identity Center"], "iam-identity-center"),
        (&["AppStream 2.0", "workspaces applications"], "workspaces-applications"),
        (&["S3", "Amazon S3", "simple storage service"], "s3"),
    ] {
        for name in names {
            let text = onus(["show", name]).ok();
            assert!(text.lines().next().unwrap().contains(&format!("`{id}`")), "{name}: {text}");
        }
    }
    for activity in
        ["patch-os", "patch_os", "PATCH THE OS", "Patch the guest operating system", "os patching"]
    {
        let reply = onus(["who", activity, "ec2", "-f", "json"]).json();
        assert_eq!(reply["facts"][0]["id"], "responsibility/ec2/patch-os", "{activity}");
    }
    for name in ["who-patches-what", "who_patches_what", "Who-Patches-What"] {
        onus(["report", name, "--show-sql"]).ok();
    }
    for name in ["service_answer", "service-answer", "SERVICE_ANSWER"] {
        onus(["schema", name]).ok();
    }
}

#[test]
fn help_names_every_command_and_option_without_a_missing_word() {
    let help = onus(["--help"]).ok();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let mut count = 0;
    for line in
        commands.take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("     "))
    {
        let command = line.split_whitespace().next().unwrap();
        let own = onus([command, "--help"]).ok();
        assert!(own.contains(&format!("Usage: onus {command}")), "{own}");
        assert!(own.lines().next().is_some_and(|line| line.len() > 10), "{own}");
        count += 1;
    }
    assert!(count >= 11, "{help}");
    assert!(Path::new(env!("CARGO_BIN_EXE_onus")).exists());
}
