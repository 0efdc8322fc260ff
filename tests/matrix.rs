//! `onus matrix`: services side by side, what the cells rest on, and names from a stack.

use crate::support::{Folder, Run, column, fixture_base, number, onus};

/// The cells of a matrix in CSV: header and rows.
fn table(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("CSV").iter().map(str::to_owned).collect()).collect()
}

/// Rows of a Markdown table, its header and the line below it among them.
fn lines(table: &str) -> i64 {
    let count = table.lines().filter(|line| line.starts_with("| ")).count();
    i64::try_from(count).expect("a small number")
}

/// The lines of a run's stderr that name a problem.
fn problems(run: &Run) -> Vec<String> {
    let error = run.err();
    error.lines().take_while(|line| !line.starts_with("error: ")).map(str::to_owned).collect()
}

#[test]
fn names_are_columns_once_and_in_the_order_given() {
    let folder = Folder::new();
    folder.write("stack.txt", "\u{feff}lambda # ours\r\n\r\n# the shop\r\nRDS\r\nec2\r\n");
    let text = folder.run(["matrix", "Amazon RDS", "s3", "--stack", "stack.txt", "-f", "csv"]).ok();
    let rows = table(&text);
    assert_eq!(rows[0], ["layer", "activity", "rds", "s3", "lambda", "ec2"]);
    let activities = column(
        "SELECT a.name FROM activity AS a JOIN layer AS l ON l.id = a.layer_id ORDER BY l.ord, a.ord",
    );
    let found: Vec<&String> = rows[1..].iter().map(|row| &row[1]).collect();
    assert_eq!(found, activities.iter().collect::<Vec<_>>());
    let piped = folder.onus(["matrix", "rds", "s3", "--stack", "-", "-f", "csv"]);
    assert_eq!(piped.input("lambda\nec2\nlambda").run().ok(), text);
}

#[test]
fn the_cells_are_those_of_compare_with_marks() {
    let names = ["ec2", "rds", "ecs", "rds-custom-oracle", "cloudfront"];
    let of = |command: &str, more: &[&str]| {
        let arguments = [&[command][..], &names, &["-f", "csv"], more].concat();
        table(&onus(arguments).ok())
    };
    let (matrix, compared) = (of("matrix", &[]), of("compare", &["--all"]));
    let plain: Vec<Vec<String>> = matrix
        .iter()
        .map(|row| row.iter().map(|cell| cell.trim_end_matches('*').to_owned()).collect())
        .collect();
    assert_eq!(plain, compared);
    // For an option the deciding row stands in `who`.
    let marked: Vec<&String> =
        matrix.iter().filter(|row| row[5].ends_with('*')).map(|row| &row[1]).collect();
    let defaults = column(
        "SELECT a.name FROM who AS w JOIN activity AS a ON a.id = w.activity
         WHERE w.subject = 'rds-custom-oracle' AND w.decided_at = 'category' ORDER BY w.activity_ord",
    );
    assert!(!defaults.is_empty());
    let mut marked: Vec<String> = marked.into_iter().cloned().collect();
    let mut defaults = defaults;
    marked.sort();
    defaults.sort();
    assert_eq!(marked, defaults);
}

#[test]
fn marks_are_explained_where_they_stand() {
    let base = fixture_base().to_str().expect("a path");
    let run = |format: &str| {
        onus(["--db", base, "matrix", "acme-vault", "ec2", "acme-queue", "-f", format])
    };
    for format in ["table", "line", "markdown", "html"] {
        let text = run(format).ok();
        assert!(text.contains("customer+") && text.contains("shared*") || format == "markdown");
        assert!(text.contains("default of the category"), "{format}");
        assert!(text.contains("from the overlay"), "{format}");
    }
    for format in ["csv", "tsv", "jsonl"] {
        let run = run(format);
        assert!(!run.ok().contains("default of the category"), "{format}");
        assert!(run.err().contains("default of the category"), "{format}: {}", run.err());
        assert!(run.err().contains("from the overlay"), "{format}: {}", run.err());
    }
    let rows = table(&run("csv").out());
    let patch = rows.iter().find(|row| row[1] == "Patch the guest operating system").unwrap();
    assert_eq!(patch[2..], ["depends, by default shared+", "customer+", "customer+"]);
    // Where no mark stands, none is explained.
    let plain = onus(["matrix", "ec2", "-f", "json"]);
    assert_eq!(plain.ok().contains('*'), plain.err().contains("default of the category"));
    assert!(!plain.err().contains("overlay"));
}

#[test]
fn a_document_lists_every_source_of_what_decides() {
    let text = onus(["matrix", "rds-custom-oracle", "ec2", "-f", "markdown"]).ok();
    let (matrix, sources) = text.split_once("\nSources\n").expect("sources");
    assert_eq!(lines(matrix), number("SELECT count(*) FROM activity") + 2);
    // A row that decides for both is listed once, and each place where it is said.
    let expected = number(
        "SELECT count(*) FROM (
             SELECT DISTINCT w.decided_by AS id FROM who AS w
             WHERE w.subject IN ('rds-custom-oracle', 'ec2') AND w.decided_by IS NOT NULL) AS d
         LEFT JOIN citation AS c ON c.fact_id = 'responsibility/' || d.id",
    );
    assert_eq!(lines(sources), expected + 2);
    assert!(sources.contains("| rds-custom-oracle, ec2 | global |"), "{sources}");
    assert!(sources.contains("docs.aws.amazon.com") && sources.contains("| supports |"));
    let page = onus(["matrix", "rds", "-f", "html"]).ok();
    assert_eq!(page.matches("<table>").count(), 2);
    assert!(page.contains("<title>Responsibility matrix: rds</title>"), "{page}");
    assert!(page.contains("<a href=\"https://docs.aws.amazon.com"));
}

#[test]
fn where_it_depends_the_sources_of_all_options_are_listed() {
    let text = onus(["matrix", "ecs", "-f", "line"]).ok();
    for option in column(
        "SELECT DISTINCT w.decided_by FROM who AS w
         WHERE w.service_id = 'ecs' AND w.kind = 'option' AND w.decided_at = 'option' AND w.activity = 'patch-os'",
    ) {
        let scope = option.split('/').next().unwrap();
        assert!(text.contains(&format!("scope = {scope}\n")), "{scope}");
    }
}

#[test]
fn every_name_that_calls_nothing_is_told_at_once() {
    let folder = Folder::new();
    let long = "x".repeat(300);
    folder.write("stack.txt", format!("ec2\nrdss\n\n# no\nrds-custom\nqqqqqqqq\n{long}\n"));
    let run = folder.run(["matrix", "lamdba", "s3", "--stack", "stack.txt", "-o", "x.md"]);
    run.fails(3);
    let said = problems(&run);
    assert_eq!(said.len(), 5, "{said:?}");
    for (line, start, words) in [
        (&said[0], "command line: ", "did you mean `lambda`"),
        (&said[1], "stack.txt:2: ", "did you mean `rds`?"),
        (&said[2], "stack.txt:5: ", "groups options"),
        (&said[3], "stack.txt:6: ", "there is no service or option `qqqqqqqq`"),
        (&said[4], "stack.txt:7: ", "too long for a name"),
    ] {
        assert!(line.starts_with(start) && line.contains(words), "{line}");
    }
    assert!(run.err().contains("error: 5 names call no service or option"), "{}", run.err());
    assert_eq!(folder.names(), ["stack.txt"], "nothing is written");
    let error = folder.run(["matrix", "--stack", "stack.txt", "-f", "json"]).json_error();
    assert_eq!(error["kind"], "not_recorded");
    assert_eq!(error["problems"].as_array().map(Vec::len), Some(4));
}

#[test]
fn a_stack_that_is_none_is_refused() {
    let folder = Folder::new();
    folder.write("empty.txt", "# nothing yet\n\n");
    folder.write("latin.txt", b"caf\xe9\n");
    folder.write("large.txt", "ec2\n".repeat(300_000));
    folder.write("long.txt", "ec2\n".repeat(1001));
    folder.write("folder/x", "");
    for (stack, code, words) in [
        ("empty.txt", 2, "names no service"),
        ("long.txt", 2, "1001 names"),
        ("latin.txt", 4, "not valid UTF-8"),
        ("large.txt", 4, "larger than 1 MiB"),
        ("folder", 4, "cannot read"),
        ("nosuch.txt", 4, "cannot read"),
    ] {
        let said = folder.run(["matrix", "--stack", stack]).fails(code);
        assert!(said.contains(words), "{stack}: {said}");
    }
    let said = folder.onus(["matrix", "--stack", "-"]).run().fails(2);
    assert!(said.contains("`stdin` names no service"), "{said}");
    let said = folder.run(["matrix"]).fails(2);
    assert!(said.contains("--stack FILE"), "{said}");
}
