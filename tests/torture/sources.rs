//! Files with the line ends of another system: loaded to the same base.

use std::fs;

use crate::scene::carried;
use crate::support::{Folder, files};

#[test]
#[ignore = "with the rest: cargo test --test torture -- --ignored"]
fn data_checked_out_with_other_line_ends_gives_the_same_base() {
    let folder = Folder::new();
    for (kind, end) in [("crlf", "\r\n"), ("lf", "\n")] {
        for file in files("data", "csv") {
            let name = file.file_name().expect("a name").to_str().expect("a name");
            let text = fs::read_to_string(&file).expect("text");
            folder.write(format!("{kind}/{name}"), text.replace('\n', end));
        }
        folder.run(["check", "--data", kind]).ok();
        folder.run(["build", "--data", kind, "-o", "kb.db"]).ok();
        assert!(folder.read("kb.db") == carried(), "{kind}: another base");
    }
}

#[test]
#[ignore = "with the rest: cargo test --test torture -- --ignored"]
fn reports_and_schemas_with_other_line_ends_are_the_same() {
    let folder = Folder::new();
    for file in files("queries/reports", "sql") {
        let name = file.file_name().expect("a name").to_str().expect("a name");
        let text = fs::read_to_string(&file).expect("text");
        folder.write(format!("crlf/{name}"), text.replace('\n', "\r\n"));
    }
    let list = folder.run(["report", "-f", "csv"]).ok();
    assert_eq!(folder.run(["report", "--reports", "crlf", "-f", "csv"]).ok(), list);
    let mut reader = csv::Reader::from_reader(list.as_bytes());
    for row in reader.records() {
        let row = row.expect("a row");
        // As the list says how to run it.
        let arguments: Vec<String> =
            row[2].split(' ').skip(1).map(|word| word.trim_matches('\'').to_owned()).collect();
        let plain = folder.run(arguments.iter().chain(&["-f".to_owned(), "csv".to_owned()]));
        if plain.code != 0 {
            continue;
        }
        let other = ["-f", "csv", "--reports", "crlf"].map(str::to_owned);
        assert_eq!(folder.run(arguments.iter().chain(&other)).ok(), plain.out(), "{}", &row[0]);
    }
    folder.write("own.csv", "id,name\r\n1,one\r\n");
    folder.write(
        "own.schema.sql",
        "-- Ours.\r\nCREATE TABLE own (\r\n  id INTEGER PRIMARY KEY,\r\n  name TEXT\r\n);\r\n",
    );
    let sql = ["sql", "SELECT id + 1 AS n, name FROM own", "--with", "own.csv", "-f", "csv"];
    assert_eq!(folder.run(sql).ok(), "n,name\n2,one\n");
}
