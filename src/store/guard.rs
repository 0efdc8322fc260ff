//! The guard: what makes reading the only thing that a statement can do.
//!
//! No single setting of SQLite makes foreign SQL harmless, so several stand together: a
//! read-only handle, an authorizer that denies whatever is not on a list, defensive
//! settings, and limits on size and depth. The limit on time is in [`super::watchdog`].

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, Result};

use crate::store::{functions, pragmas};

/// Longest statement that is taken, in bytes.
pub const LONGEST_STATEMENT: usize = 100_000;

/// Memory that SQLite may use, in bytes.
const MEMORY: i64 = 128 * 1024 * 1024;

/// What a refused statement would have done: SQLite itself only says "not authorized".
#[derive(Clone, Debug, Default)]
pub struct Refusal(Arc<Mutex<Option<String>>>);

impl Refusal {
    /// Returns what the last refused statement would have done, once.
    pub fn take(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn note(&self, what: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(what);
    }
}

/// Puts a connection under guard. What it reads must be in place already; `held` is how many
/// bytes of it are in memory, beside what statements may use.
pub fn arm(connection: &mut Connection, held: i64) -> Result<Refusal> {
    // Settings first: once the authorizer stands, no statement can change them.
    connection.execute_batch(include_str!("settings.sql"))?;
    connection.pragma_update(None, "hard_heap_limit", MEMORY.saturating_add(held))?;
    for (setting, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
        // A plan follows from the statement: it is not made anew when values are bound.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
        // `"no such column"` is an error, not a text.
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, value)?;
    }
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, 10_000_000),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 500),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_PARSER_DEPTH, 100),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 50),
        (Limit::SQLITE_LIMIT_VDBE_OP, 250_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 64),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 250),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, value)?;
    }
    let refusal = Refusal::default();
    let noted = refusal.clone();
    connection.authorizer(Some(move |context: AuthContext<'_>| match offence(context.action) {
        None => Authorization::Allow,
        Some(what) => {
            noted.note(what);
            Authorization::Deny
        }
    }))?;
    Ok(refusal)
}

/// Returns what is wrong with a step of a statement; nothing if it only reads.
fn offence(action: AuthAction<'_>) -> Option<String> {
    Some(match action {
        AuthAction::Select | AuthAction::Recursive => return None,
        AuthAction::Read { table_name, .. } if !pragmas::is_closed_table(table_name) => {
            return None;
        }
        AuthAction::Function { function_name } if functions::is_allowed(function_name) => {
            return None;
        }
        AuthAction::Pragma { pragma_name, pragma_value }
            if pragmas::is_allowed(pragma_name, pragma_value.is_some()) =>
        {
            return None;
        }
        AuthAction::Read { table_name, .. } => {
            format!("reads `{table_name}`, which shows the inside of SQLite and not the base")
        }
        AuthAction::Function { function_name } => {
            format!(
                "calls `{function_name}`, which is not on the list of functions that only compute"
            )
        }
        AuthAction::Pragma { pragma_name, pragma_value: None } => {
            format!(
                "uses the pragma `{pragma_name}`, which is not on the list of those that only tell about tables"
            )
        }
        AuthAction::Pragma { pragma_name, .. } => format!("sets `{pragma_name}`"),
        // The name of a file that is computed is not known yet: SQLITE_ATTACH without one.
        AuthAction::Attach { .. } | AuthAction::Unknown { code: 24, .. } => {
            "opens another database file".to_owned()
        }
        AuthAction::Detach { .. } | AuthAction::Unknown { code: 25, .. } => {
            "closes a database".to_owned()
        }
        AuthAction::Transaction { .. } | AuthAction::Savepoint { .. } => {
            "begins or ends a transaction".to_owned()
        }
        AuthAction::Insert { table_name }
        | AuthAction::Update { table_name, .. }
        | AuthAction::Delete { table_name }
            if !is_schema(table_name) =>
        {
            format!("writes to `{table_name}`")
        }
        _ => "changes tables, views or indexes".to_owned(),
    })
}

/// Whether a table is the one in which SQLite keeps the names of all others.
fn is_schema(table: &str) -> bool {
    matches!(table, "sqlite_schema" | "sqlite_master" | "sqlite_temp_schema" | "sqlite_temp_master")
}

#[cfg(test)]
mod tests {
    use crate::error::{Error, ErrorKind};
    use crate::store::Base;

    fn refused(sql: &str) -> Error {
        let base = Base::carried().unwrap();
        base.query(sql, &Vec::new()).expect_err(sql)
    }

    /// Every rule, by its words; `tests/hostile.rs` tries what may get around them.
    #[test]
    fn what_is_refused_is_told_by_its_rule() {
        let long = format!("SELECT '{}'", "x".repeat(super::LONGEST_STATEMENT));
        let deep = format!("SELECT {}1", "1+".repeat(500));
        let wide = format!("SELECT {}", vec!["1"; 600].join(","));
        let terms = vec!["SELECT 1"; 60].join(" UNION ALL ");
        for (sql, words) in [
            ("DELETE FROM service", "writes to `service`"),
            ("UPDATE service SET name = 'x'", "writes to `service`"),
            ("INSERT INTO about VALUES ('x', 'y')", "writes to `about`"),
            ("CREATE TABLE x (y)", "changes tables, views or indexes"),
            ("DROP VIEW who", "changes tables, views or indexes"),
            ("ATTACH 'x.db' AS x", "opens another database file"),
            ("ATTACH 'x' || '.db' AS x", "opens another database file"),
            ("DETACH main", "closes a database"),
            ("BEGIN", "begins or ends a transaction"),
            ("SAVEPOINT x", "begins or ends a transaction"),
            ("PRAGMA query_only = 0", "sets `query_only`"),
            ("PRAGMA database_list", "uses the pragma `database_list`"),
            ("SELECT load_extension('x')", "calls `load_extension`"),
            ("VACUUM INTO 'x.db'", "only a statement that reads"),
            ("SELECT 1; SELECT 2", "more than one statement"),
            ("SELECT '\0'", "NUL"),
            (&long, "bytes long, 100000 are the limit"),
            (&deep, "nested deeper than 100 levels"),
            (&wide, "ran into a limit: too many columns"),
            (&terms, "ran into a limit: too many terms"),
            ("SELECT zeroblob(10000001)", "a value ran into the limit of 10 MB"),
            ("SELECT zeroblob(9000000), zeroblob(9000000)", "a row ran into the limit of 12 MB"),
            ("SELECT a.id FROM fact AS a, fact AS b", "finds more rows than can be held at once"),
        ] {
            let error = refused(sql);
            assert_eq!(error.kind, ErrorKind::Statement, "{error}");
            let shown: String = sql.chars().take(60).collect();
            assert!(error.message.contains(words), "{shown}: {error}");
        }
    }

    #[test]
    fn the_inside_of_sqlite_is_closed() {
        for table in ["sqlite_dbpage", "sqlite_stmt", "dbstat"] {
            let error = refused(&format!("SELECT * FROM {table}"));
            assert_eq!(error.kind, ErrorKind::Statement, "{table}: {error}");
        }
    }
}
