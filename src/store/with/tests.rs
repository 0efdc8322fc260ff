//! Files that become tables, and files that do not.

use std::fs;

use rusqlite::Connection;
use tempfile::TempDir;

use super::{Loaded, Refusal, load};
use crate::with::With;

/// A folder with `stock.csv`, perhaps its schema, and a database beside it.
struct Bench {
    folder: TempDir,
    connection: Connection,
}

impl Bench {
    fn new() -> Self {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE TABLE service (id TEXT PRIMARY KEY) STRICT; CREATE VIEW seen AS SELECT 1;
                 CREATE INDEX service_id ON service (id); INSERT INTO service VALUES ('rds'), ('s3');",
            )
            .unwrap();
        Bench { folder: tempfile::tempdir().unwrap(), connection }
    }

    fn load(&mut self, csv: &str, schema: Option<&str>) -> Result<Loaded, String> {
        let path = self.folder.path().join("stock.csv");
        fs::write(&path, csv).unwrap();
        let beside = self.folder.path().join("stock.schema.sql");
        match schema {
            Some(schema) => fs::write(beside, schema).unwrap(),
            None => drop(fs::remove_file(beside)),
        }
        let with = With::parse(path.as_os_str()).map_err(|error| error.message)?;
        let folder = format!("{}/", self.folder.path().display());
        load(&mut self.connection, &with).map_err(|refusal| match refusal {
            Refusal::Error(error) => error.message.replace(&folder, ""),
            Refusal::Problems(problems) => {
                let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                lines.join("\n").replace(&folder, "")
            }
        })
    }

    /// Loads what must be refused, and sees that nothing came of it.
    #[track_caller]
    fn refused(&mut self, csv: &str, schema: Option<&str>) -> String {
        let message = self.load(csv, schema).unwrap_err();
        let made = "SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT IN ('service', 'seen')";
        let made: i64 = self.connection.query_row(made, [], |row| row.get(0)).unwrap();
        assert_eq!(made, 0, "something was left");
        message
    }

    fn query(&self, sql: &str) -> String {
        let mut statement = self.connection.prepare(sql).unwrap();
        let count = statement.column_count();
        let rows = statement
            .query_map([], |row| {
                let cells: Vec<String> = (0..count)
                    .map(|index| match row.get_ref(index).unwrap() {
                        rusqlite::types::ValueRef::Null => "NULL".to_owned(),
                        rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                        rusqlite::types::ValueRef::Real(number) => format!("{number:?}"),
                        rusqlite::types::ValueRef::Text(text) => {
                            format!("'{}'", String::from_utf8_lossy(text))
                        }
                        rusqlite::types::ValueRef::Blob(_) => "blob".to_owned(),
                    })
                    .collect();
                Ok(cells.join(" "))
            })
            .unwrap();
        rows.map(Result::unwrap).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn without_a_schema_everything_is_text() {
    let mut bench = Bench::new();
    let csv = "id,on date,\"a \"\"b\"\"\"\n007,2024-01-02,\n,1.50,\"x\ny\"\n";
    let loaded = bench.load(csv, None).unwrap();
    assert_eq!(loaded.table, "stock");
    assert_eq!(loaded.columns, ["id", "on date", "a \"b\""]);
    assert_eq!(loaded.rows, 2);
    assert_eq!(bench.query("SELECT * FROM stock"), "'007' '2024-01-02' ''\n'' '1.50' 'x\ny'");
}

#[test]
fn a_schema_gives_types_constraints_and_indexes() {
    let mut bench = Bench::new();
    let schema = "CREATE TABLE stock (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL, bought DATE,
            double INT GENERATED ALWAYS AS (id * 2), CHECK (price > 0)
        );
        CREATE UNIQUE INDEX stock_name ON stock (name);
        CREATE INDEX stock_bought ON stock (bought) WHERE bought IS NOT NULL;";
    // The columns may stand in another order, and in other case.
    let csv = "NAME,id,bought,price\na,1,2024-01-02,1.5\nb,02,,\n,3.0,7,1e3\n";
    let loaded = bench.load(csv, Some(schema)).unwrap();
    assert_eq!(loaded.rows, 3);
    assert_eq!(
        bench.query("SELECT * FROM stock ORDER BY id"),
        "1 'a' 1.5 '2024-01-02' 2\n2 'b' NULL NULL 4\n3 '' 1000.0 7 6"
    );
    assert_eq!(bench.query("SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'stock'"), "3");
}

#[test]
fn any_number_of_rows_and_columns_is_loaded() {
    for columns in [1, 8, 300, 2000] {
        for rows in [0, 1, 31, 32, 33, 100] {
            let mut bench = Bench::new();
            let line = |cell: &dyn Fn(usize) -> String| -> String {
                (0..columns).map(cell).collect::<Vec<_>>().join(",") + "\n"
            };
            let mut csv = line(&|column| format!("c{column}"));
            for row in 0..rows {
                csv += &line(&|column| format!("{row}-{column}"));
            }
            let loaded = bench.load(&csv, None).unwrap();
            assert_eq!(loaded.rows, rows);
            let last = columns - 1;
            let wrong = format!(
                "SELECT count(*), count(CASE WHEN c{last} <> (rowid - 1) || '-{last}' THEN 1 END) FROM stock"
            );
            assert_eq!(bench.query(&wrong), format!("{rows} 0"));
        }
    }
}

#[test]
fn every_row_that_breaks_a_rule_is_named() {
    let mut bench = Bench::new();
    let schema = "CREATE TABLE stock (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL CONSTRAINT name_is_short CHECK (length(name) < 4),
        price REAL NOT NULL, UNIQUE (name, price));";
    let mut csv = "id,name,price\n".to_owned();
    for id in 1..=100 {
        let line = match id {
            10 => "10,long,1\n".to_owned(),
            20 => "x,n,1\n".to_owned(),
            30 => "30,n,\n".to_owned(),
            40 => "7,n,40\n".to_owned(),
            50 => "50,n,7.0\n".to_owned(),
            60 => "60,n\n".to_owned(),
            70 => "70,long,x\n".to_owned(),
            80 => ",n,80\n".to_owned(),
            _ => format!("{id},n,{id}\n"),
        };
        csv.push_str(&line);
    }
    assert_eq!(
        bench.refused(&csv, Some(schema)),
        "stock.csv:11: breaks the rule `name_is_short`
stock.csv:21: id: `x` is not a whole number
stock.csv:31: price: is empty, expected a value
stock.csv:41: id: `7` stands in another row already
stock.csv:51: name, price: `n`, `7.0` stands in another row already
stock.csv:61: has 2 cells, expected 3
stock.csv:71: price: `x` is not a number
stock.csv:81: id: is empty, expected a value: it is part of the key"
    );
}

#[test]
fn a_strict_table_and_one_without_row_numbers_are_loaded_too() {
    let mut bench = Bench::new();
    let schema = "CREATE TABLE stock (a TEXT, b INT, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;";
    assert_eq!(bench.load("a,b\nx,1\nx,2\n", Some(schema)).unwrap().rows, 2);
    let mut bench = Bench::new();
    assert_eq!(
        bench.refused("a,b\nx,1\nx,1\ny,\n", Some(schema)),
        "stock.csv:3: a, b: `x`, `1` stands in another row already\n\
         stock.csv:4: b: is empty, expected a value: it is part of the key"
    );
}

#[test]
fn rows_against_a_unique_index_are_named() {
    let mut bench = Bench::new();
    let schema = "CREATE TABLE stock (a TEXT, b INTEGER);
        CREATE UNIQUE INDEX stock_a ON stock (lower(a) DESC, b) WHERE a <> '';";
    assert_eq!(
        bench.refused("a,b\nx,1\n,1\n,1\ny,\ny,\nX,1\n", Some(schema)),
        "stock.csv:7: has the same `lower(a), b` as line 2, against the unique index `stock_a`"
    );
    let message = bench.refused(
        "a,b\nx,1\n",
        Some("CREATE TABLE stock (a TEXT, b);\nCREATE INDEX stock_c ON stock (c);"),
    );
    assert_eq!(message, "stock.schema.sql:2: no such column: c");
}

#[test]
fn references_to_rows_that_are_not_there_are_named() {
    for key in ["", "id INTEGER PRIMARY KEY, "] {
        let mut bench = Bench::new();
        let schema = format!(
            "CREATE TABLE stock ({key}service TEXT REFERENCES service (id), up INTEGER REFERENCES stock (n), n INTEGER UNIQUE)"
        );
        let has_key = !key.is_empty();
        let head = if has_key { "id," } else { "" };
        let row = |id: i32| if has_key { format!("{id},") } else { String::new() };
        let csv = |last: &str| {
            format!(
                "{head}service,up,n\n{}rds,2,1\n{}s3,,2\n{}{last},1,3\n",
                row(70),
                row(60),
                row(50)
            )
        };
        assert_eq!(
            bench.refused(&csv("rdss"), Some(&schema)),
            "stock.csv:4: service: there is no service `rdss`",
            "{key}"
        );
        assert_eq!(bench.load(&csv("rds"), Some(&schema)).unwrap().rows, 3);
    }
}

#[test]
fn the_header_must_be_what_the_schema_declares() {
    let mut bench = Bench::new();
    let schema = "CREATE TABLE stock (a TEXT, b TEXT, c TEXT);";
    assert_eq!(
        bench.refused("a,x\n1,2\n", Some(schema)),
        "stock.csv:1: has `x`, which stock.schema.sql does not declare\n\
         stock.csv:1: lacks `b`, `c`, which stock.schema.sql declares"
    );
    let broken = bench.refused("a\n1\n", Some("\nCREATE TABLE stock (a TEXT,, b);"));
    assert!(broken.starts_with("stock.schema.sql:2: near \",\": syntax error"), "{broken}");
}

#[test]
fn a_name_that_the_base_has_is_refused() {
    for name in ["service", "SERVICE", "seen", "service_id", "sqlite_x", "sqlite_schema"] {
        let mut bench = Bench::new();
        let path = bench.folder.path().join(format!("{name}.csv"));
        fs::write(&path, "a\n1\n").unwrap();
        let with = With::parse(path.as_os_str()).unwrap();
        let Err(Refusal::Error(error)) = load(&mut bench.connection, &with) else {
            panic!("{name} was taken");
        };
        assert_eq!(error.kind.exit_code(), 2, "{name}");
        assert!(error.hint.unwrap().contains("=NAME"), "{name}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_of_files() {
    let mut bench = Bench::new();
    let with = With::parse("none/at/all.csv".as_ref()).unwrap();
    let Err(Refusal::Error(error)) = load(&mut bench.connection, &with) else { panic!() };
    assert_eq!(error.kind.exit_code(), 4);
    assert_eq!(bench.refused("", None), "stock.csv: is empty, expected a header");
    assert_eq!(bench.refused("a,b\n1\n", None), "stock.csv:2: has 1 cell, expected 2");
}

#[test]
fn a_table_that_undoes_the_transaction_by_its_own_rule_is_refused() {
    let mut bench = Bench::new();
    let schema = "CREATE TABLE stock (a TEXT PRIMARY KEY ON CONFLICT ROLLBACK);";
    let message = bench.refused("a\n1\n1\n2\n", Some(schema));
    assert!(message.contains("UNIQUE constraint failed"), "{message}");
}

#[test]
fn many_problems_are_counted_and_not_all_shown() {
    let mut bench = Bench::new();
    let csv = format!("a\n{}", "x\n".repeat(300));
    let message = bench.refused(&csv, Some("CREATE TABLE stock (a INTEGER)"));
    assert_eq!(message.lines().count(), 101);
    assert!(message.ends_with("stock.csv:101: … and 200 more problems in this file"), "{message}");
}

#[test]
fn few_variables_make_small_statements() {
    let mut bench = Bench::new();
    bench.connection.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 5).unwrap();
    let csv = "a,b\n".to_owned() + &"1,2\n".repeat(99);
    assert_eq!(bench.load(&csv, None).unwrap().rows, 99);
}
