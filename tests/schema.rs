//! The model: its records, tables, files, views, reports and the dictionary agree.

use std::collections::BTreeSet;
use std::fs;

use onus::catalog::{Allowed, Report};
use onus::record::TABLES;
use onus::report;

use crate::support::{self, assert_none, column, files, root, rows};

/// Tables that are filled from files or derived from them, without those of SQLite.
const OWN_TABLES: &str = "SELECT name FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'refinery_schema_history'";

#[test]
fn record_and_table_and_csv_header_name_the_same_columns() {
    for table in TABLES {
        let record: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let sql = format!("SELECT name FROM pragma_table_info('{}') ORDER BY cid", table.name);
        assert_eq!(record, column(&sql), "columns of the table {}", table.name);
        let file = root().join("data").join(table.file_name());
        let text = fs::read_to_string(&file).expect("each table has a file");
        assert_eq!(text.lines().next(), Some(record.join(",").as_str()), "{}", file.display());
    }
}

#[test]
fn every_file_of_data_belongs_to_a_table() {
    let known: BTreeSet<String> = TABLES.iter().map(onus::record::Table::file_name).collect();
    let found: BTreeSet<String> = files("data", "csv")
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(known, found);
}

#[test]
fn a_cell_may_be_empty_where_the_table_takes_null_and_nowhere_else() {
    for table in TABLES {
        for column in table.columns {
            let sql = format!(
                "SELECT \"notnull\" = 0 AND pk = 0 FROM pragma_table_info('{}') WHERE name = '{}'",
                table.name, column.name
            );
            let takes_null = rows(&sql)[0][0] == "1";
            assert_eq!(column.optional, takes_null, "{}.{}", table.name, column.name);
        }
    }
}

#[test]
fn every_table_is_strict() {
    assert_none(&format!(
        "SELECT l.name FROM pragma_table_list AS l WHERE l.name IN ({OWN_TABLES}) AND l.strict = 0"
    ));
}

#[test]
fn every_check_has_a_name_that_starts_with_its_table() {
    let mut names = BTreeSet::new();
    for row in rows(&format!("SELECT name, sql FROM sqlite_schema WHERE name IN ({OWN_TABLES})")) {
        let (table, sql) = (&row[0], without_comments(&row[1]));
        let words: Vec<&str> = sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        for (index, _) in words.iter().enumerate().filter(|(_, word)| **word == "CHECK") {
            let name = words[index - 1];
            assert_eq!(words[index - 2], "CONSTRAINT", "a CHECK of {table} has no name");
            assert!(name.starts_with(table.as_str()), "{name} of {table}");
            assert!(names.insert(name.to_owned()), "{name} is there twice");
        }
    }
    assert!(names.len() >= 100, "only {} rules were found", names.len());
}

/// Returns SQL without its comments and the contents of its texts.
fn without_comments(sql: &str) -> String {
    let lines: Vec<&str> =
        sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    lines.join("\n").split('\'').step_by(2).collect::<Vec<_>>().join("''")
}

#[test]
fn every_column_that_names_another_row_is_a_foreign_key() {
    // A row of any table, and a report, which is a file.
    const ANY: [&str; 4] =
        ["fact.row_id", "origin.row_id", "fact_wording.fact_id", "fact_question.fact_id"];
    let found = column(&format!(
        "SELECT l.name || '.' || c.name
         FROM pragma_table_list AS l JOIN pragma_table_info(l.name) AS c
         WHERE l.name IN ({OWN_TABLES}) AND c.name LIKE '%\\_id' ESCAPE '\\'
           AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(l.name) AS k WHERE k.\"from\" = c.name)"
    ));
    let loose: Vec<&String> = found.iter().filter(|name| !ANY.contains(&name.as_str())).collect();
    assert!(loose.is_empty(), "{loose:?}");
    assert_none("SELECT * FROM pragma_foreign_key_check");
}

#[test]
fn every_view_prepares_and_runs() {
    let views = column("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name");
    let base = support::whole_base();
    for view in &views {
        let answer = base.query(&format!("SELECT * FROM \"{view}\" LIMIT 20"), &Vec::new());
        let answer = answer.unwrap_or_else(|error| panic!("{view}: {error}"));
        let distinct: BTreeSet<&String> = answer.columns.iter().collect();
        assert_eq!(distinct.len(), answer.columns.len(), "columns of {view}: {:?}", answer.columns);
    }
    for file in files("queries/views", "sql") {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(views.contains(&name), "{name} did not become a view");
    }
}

#[test]
fn every_report_runs_with_its_example_and_finds_something() {
    // Nothing need be closed, stale or undecided; these may be empty one day.
    const MAY_BE_EMPTY: [&str; 4] = ["closed-services", "stale", "uncited", "contested"];
    let base = support::whole_base();
    let reports = report::carried();
    assert!(reports.len() >= 12, "{} reports", reports.len());
    for saved in &reports {
        let bound = report::bind(&base, saved, &saved.example)
            .unwrap_or_else(|error| panic!("{}: {error}", saved.name));
        let answer = base
            .query(&saved.sql, &bound)
            .unwrap_or_else(|error| panic!("{}: {error}", saved.name));
        let is_filled = !answer.rows.is_empty() || MAY_BE_EMPTY.contains(&saved.name.as_str());
        assert!(is_filled, "{} finds nothing", saved.name);
    }
}

#[test]
fn every_report_declares_the_parameters_that_it_uses_and_says_what_it_is() {
    let base = support::whole_base();
    for report in report::carried() {
        let Report { name, title, parameters, .. } = &report;
        assert!(title.ends_with('.') && title.len() >= 10, "title of {name}: {title}");
        let used: BTreeSet<String> = base.parameters(&report.sql).unwrap().into_iter().collect();
        let declared: BTreeSet<String> =
            parameters.iter().map(|parameter| parameter.name.clone()).collect();
        assert_eq!(used, declared, "parameters of {name}");
        for parameter in parameters {
            assert!(!parameter.description.is_empty(), "`{}` of {name}", parameter.name);
            if let Allowed::Select(select) = &parameter.allowed {
                let answer = base.query(select, &Vec::new()).unwrap();
                assert!(!answer.rows.is_empty(), "`{}` of {name} allows nothing", parameter.name);
            }
        }
        let needed = parameters.iter().filter(|parameter| parameter.default.is_none());
        for parameter in needed {
            let has_example = report.example.iter().any(|(given, _)| *given == parameter.name);
            assert!(has_example, "the example of {name} lacks `{}`", parameter.name);
        }
    }
}

#[test]
fn every_report_says_in_which_order_its_rows_come() {
    for file in files("queries/reports", "sql") {
        let sql = fs::read_to_string(&file).unwrap();
        let code: Vec<&str> = sql.lines().filter(|line| !line.starts_with("--")).collect();
        let last = code.iter().rev().find(|line| line.starts_with("ORDER BY"));
        assert!(last.is_some(), "{} has no ORDER BY of the whole", file.display());
    }
}

#[test]
fn a_report_without_parameters_is_a_view_too() {
    let views = column("SELECT name FROM sqlite_schema WHERE type = 'view'");
    let mut count = 0;
    for report in report::carried() {
        let name = report.name.replace('-', "_");
        assert_eq!(report.parameters.is_empty(), views.contains(&name), "{name}");
        count += usize::from(report.parameters.is_empty());
    }
    assert!(count > 0);
}

#[test]
fn every_check_names_table_row_and_message() {
    let base = support::whole_base();
    let checks = files("queries/checks", "sql");
    assert!(checks.len() >= 11);
    for file in checks {
        let sql = fs::read_to_string(&file).unwrap();
        let answer = base.query(&sql, &Vec::new()).unwrap();
        assert_eq!(answer.columns.len(), 3, "{}", file.display());
        assert_eq!(answer.columns[2], "message", "{}", file.display());
        assert!(answer.rows.is_empty(), "{} finds {:?}", file.display(), answer.rows[0]);
    }
}

#[test]
fn the_dictionary_describes_every_table_view_and_column() {
    assert_none(
        "SELECT l.name, c.name
         FROM pragma_table_list AS l JOIN pragma_table_info(l.name) AS c
         WHERE l.schema = 'main' AND l.type IN ('table', 'view', 'virtual') AND l.name NOT LIKE 'sqlite_%'
           AND NOT EXISTS (
               SELECT 1 FROM data_dictionary AS d
               WHERE d.object_name = l.name AND d.column_name = c.name AND length(d.description) > 3)",
    );
    assert_none(
        "SELECT l.name FROM pragma_table_list AS l
         WHERE l.schema = 'main' AND l.type IN ('table', 'view', 'virtual') AND l.name NOT LIKE 'sqlite_%'
           AND NOT EXISTS (
               SELECT 1 FROM data_dictionary AS d
               WHERE d.object_name = l.name AND d.column_name = '' AND d.description GLOB '?*.')",
    );
}

#[test]
fn the_dictionary_describes_nothing_that_is_not_there() {
    assert_none(
        "SELECT d.object_name, d.column_name FROM data_dictionary AS d
         WHERE d.column_name <> ''
           AND NOT EXISTS (SELECT 1 FROM pragma_table_info(d.object_name) AS c WHERE c.name = d.column_name)",
    );
    assert_none(
        "SELECT d.object_name, d.object_kind FROM data_dictionary AS d
         WHERE NOT EXISTS (
             SELECT 1 FROM sqlite_schema AS s WHERE s.name = d.object_name AND s.type = d.object_kind)",
    );
}

#[test]
fn every_row_of_a_table_of_facts_is_in_the_register() {
    let tables = column(
        "SELECT DISTINCT l.name FROM pragma_table_list AS l JOIN pragma_table_info(l.name) AS c
         WHERE l.schema = 'main' AND l.type = 'table' AND c.name = 'basis' AND l.name <> 'fact'",
    );
    assert!(tables.len() >= 20, "{tables:?}");
    for table in tables {
        assert_none(&format!(
            "SELECT t.id FROM {table} AS t LEFT JOIN fact AS f ON f.id = '{table}/' || t.id
             WHERE f.id IS NULL OR f.statement <> t.statement OR f.basis <> t.basis OR f.basis_note IS NOT t.basis_note"
        ));
    }
}

#[test]
fn migrations_are_numbered_without_a_gap_and_the_base_knows_the_last() {
    let mut numbers: Vec<i32> = files("migrations", "sql")
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name[1..].split("__").next().unwrap().parse().expect("V<number>__<name>.sql")
        })
        .collect();
    numbers.sort_unstable();
    assert!(numbers.iter().zip(1..).all(|(number, expected)| *number == expected), "{numbers:?}");
    assert_eq!(column("PRAGMA user_version"), [numbers.len().to_string()]);
    assert_eq!(column("SELECT value FROM about WHERE key = 'schema'"), [numbers.len().to_string()]);
}
