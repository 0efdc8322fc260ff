//! Statements that mean harm: each is refused by a rule that is named, or is harmless.
//!
//! Every statement runs twice in a process and a folder of its own, from the command line
//! and as a saved report. No file may appear or change, the memory stays bounded, and the
//! process ends soon after its limit, even where SQLite cannot be interrupted.

use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use onus::store::{functions, pragmas};

use crate::support::{self, Folder, Run, carried_base, column, onus};

/// Most memory that a statement may make the process hold, in KiB.
const MOST_MEMORY: u64 = 300 * 1024;

/// A process that is over its limit has long ended by then, on any machine.
const LATEST: Duration = Duration::from_secs(30);

/// What is to become of a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Expected {
    /// It runs: exit code 0.
    Runs,
    /// It is refused with these words: exit code 1.
    Refused(&'static str),
    /// It is no statement that can be run as it was given: exit code 2.
    Usage(&'static str),
}

use Expected::{Refused, Runs, Usage};

const WRITES: Expected = Refused("refused: it writes to");
const CHANGES: Expected = Refused("refused: it changes tables, views or indexes");
const READS_ONLY: Expected = Refused("only a statement that reads is allowed");
const OPENS: Expected = Refused("refused: it opens another database file");
const BEGINS: Expected = Refused("refused: it begins or ends a transaction");
const SETS: Expected = Refused("refused: it sets");
const PRAGMA: Expected = Refused("refused: it uses the pragma");
const CALLS: Expected = Refused("refused: it calls");
const INSIDE: Expected = Refused("which shows the inside of SQLite");
const NO_FUNCTION: Expected = Refused("no such function");
const NO_TABLE: Expected = Refused("no such table");
const SECOND: Expected = Refused("there is more than one statement");
const NOTHING: Expected = Usage("there is no statement");
const TIME: Expected = Refused("ran into the time limit");
const DEEP: Expected = Refused("nested deeper than 100 levels");
const STOPPED: Expected = Refused("ran into the ");
const LARGE: Expected = Refused("a value ran into the limit of 10 MB");

/// A list that never ends, under the name `r`.
const ENDLESS: &str = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r)";

/// Statements as they are written.
const PLAIN: &[(Expected, &str)] = &[
    // Writing.
    (WRITES, "INSERT INTO service SELECT * FROM service"),
    (WRITES, "INSERT INTO about VALUES ('x', 'y')"),
    (WRITES, "insert into main.about values ('x', 'y')"),
    (WRITES, "REPLACE INTO about VALUES ('x', 'y')"),
    (WRITES, "INSERT OR IGNORE INTO about VALUES ('x', 'y')"),
    (WRITES, "INSERT INTO about VALUES ('x', 'y') ON CONFLICT (key) DO UPDATE SET value = 'z'"),
    (WRITES, "INSERT INTO about VALUES ('x', 'y') ON CONFLICT DO NOTHING"),
    (WRITES, "INSERT INTO about VALUES ('x', 'y') RETURNING *"),
    (WRITES, "INSERT INTO about DEFAULT VALUES"),
    (WRITES, "UPDATE service SET name = 'x'"),
    (WRITES, "UPDATE OR REPLACE service SET id = 'x'"),
    (WRITES, "UPDATE service SET name = f.name FROM fact AS f WHERE f.row_id = service.id"),
    (WRITES, "UPDATE responsibility SET party = 'aws' RETURNING id, party"),
    (WRITES, "DELETE FROM service"),
    (WRITES, "DELETE FROM citation WHERE 0"),
    (WRITES, "DELETE FROM service RETURNING id"),
    (WRITES, "WITH x AS (SELECT 1) INSERT INTO about SELECT 'x', 'y'"),
    (WRITES, "WITH x AS (SELECT id FROM service) DELETE FROM service WHERE id IN x"),
    (WRITES, "WITH x AS (SELECT 1) UPDATE service SET name = 'x'"),
    (WRITES, "INSERT INTO search_index (search_index) VALUES ('rebuild')"),
    (WRITES, "INSERT INTO search_index (search_index) VALUES ('delete-all')"),
    (WRITES, "INSERT INTO search_index (search_index, rank) VALUES ('pgsz', 64)"),
    (WRITES, "DELETE FROM search_index"),
    (WRITES, "DELETE FROM refinery_schema_history"),
    (WRITES, "EXPLAIN DELETE FROM service"),
    (WRITES, "EXPLAIN QUERY PLAN UPDATE service SET name = 'x'"),
    (WRITES, "/**/DELETE/**/FROM/**/service"),
    (WRITES, "\u{feff}DELETE FROM service"),
    (Refused("may not be modified"), "UPDATE search_index_data SET block = x'00'"),
    (Refused("may not be modified"), "UPDATE sqlite_schema SET sql = 'x'"),
    (Refused("may not be modified"), "DELETE FROM sqlite_master"),
    (WRITES, "INSERT INTO who (party) VALUES ('aws')"),
    (Refused("because it is a view"), "DELETE FROM who"),
    // Changing tables.
    (CHANGES, "CREATE TABLE x (y)"),
    (CHANGES, "CREATE TABLE x AS SELECT * FROM service"),
    (CHANGES, "CREATE TEMP TABLE x (y)"),
    (CHANGES, "CREATE TABLE temp.x (y)"),
    (CHANGES, "CREATE VIEW x AS SELECT 1"),
    (CHANGES, "CREATE TEMP VIEW x AS SELECT 1"),
    (CHANGES, "CREATE INDEX x ON service (name)"),
    (CHANGES, "CREATE UNIQUE INDEX x ON service (lower(name))"),
    (SECOND, "CREATE TRIGGER x AFTER INSERT ON service BEGIN SELECT 1; END"),
    (SECOND, "CREATE TEMP TRIGGER x AFTER INSERT ON service BEGIN DELETE FROM service; END"),
    (CHANGES, "CREATE VIRTUAL TABLE x USING fts5 (y)"),
    (CHANGES, "CREATE VIRTUAL TABLE x USING dbstat"),
    (CHANGES, "CREATE VIRTUAL TABLE temp.x USING fts4 (y)"),
    (CHANGES, "CREATE VIRTUAL TABLE x USING csv (filename = '/etc/passwd')"),
    (CHANGES, "DROP TABLE service"),
    (CHANGES, "DROP VIEW who"),
    (CHANGES, "DROP INDEX service_by_category"),
    (CHANGES, "DROP INDEX citation_by_source"),
    (CHANGES, "ALTER TABLE service RENAME TO x"),
    (CHANGES, "ALTER TABLE service RENAME COLUMN name TO x"),
    (CHANGES, "ALTER TABLE service ADD COLUMN x"),
    (CHANGES, "ALTER TABLE service DROP COLUMN statement"),
    (CHANGES, "REINDEX"),
    (CHANGES, "REINDEX service"),
    (CHANGES, "ANALYZE"),
    (CHANGES, "ANALYZE service"),
    (CHANGES, "DROP/* x */TABLE/* x */service"),
    (CHANGES, "CREATE TABLE IF NOT EXISTS service (x)"),
    (READS_ONLY, "DROP TABLE IF EXISTS x"),
    (READS_ONLY, "DROP VIEW IF EXISTS x"),
    (READS_ONLY, "VACUUM"),
    (READS_ONLY, "VACUUM INTO 'x.db'"),
    (READS_ONLY, "VACUUM main INTO 'x.db'"),
    (READS_ONLY, "VACUUM INTO 'file:x.db?mode=rwc'"),
    (READS_ONLY, "VACUUM INTO '/dev/stdout'"),
    // Other files.
    (OPENS, "ATTACH 'x.db' AS x"),
    (OPENS, "ATTACH DATABASE 'canary.txt' AS x"),
    (OPENS, "ATTACH ':memory:' AS x"),
    (OPENS, "ATTACH '' AS x"),
    (OPENS, "ATTACH 'file:x.db?mode=rwc' AS x"),
    (OPENS, "ATTACH '/etc/passwd' AS x KEY 'y'"),
    (OPENS, "ATTACH 'x' || '.db' AS x"),
    (OPENS, "EXPLAIN ATTACH 'x.db' AS x"),
    (Refused("refused: it closes a database"), "DETACH main"),
    (Refused("refused: it closes a database"), "DETACH temp"),
    // Transactions.
    (BEGINS, "BEGIN"),
    (BEGINS, "BEGIN IMMEDIATE"),
    (BEGINS, "BEGIN EXCLUSIVE TRANSACTION"),
    (BEGINS, "COMMIT"),
    (BEGINS, "END"),
    (BEGINS, "ROLLBACK"),
    (BEGINS, "SAVEPOINT x"),
    (BEGINS, "RELEASE x"),
    (BEGINS, "ROLLBACK TO x"),
    // Settings.
    (SETS, "PRAGMA journal_mode = WAL"),
    (SETS, "PRAGMA main.journal_mode = DELETE"),
    (SETS, "PRAGMA journal_mode(MEMORY)"),
    (SETS, "EXPLAIN PRAGMA journal_mode = WAL"),
    (SETS, "PRAGMA user_version = 9"),
    (SETS, "PRAGMA application_id = 9"),
    (SETS, "PRAGMA schema_version = 9"),
    (SETS, "PRAGMA data_version = 9"),
    (SETS, "PRAGMA encoding = 'UTF-16'"),
    (SETS, "PRAGMA page_size = 512"),
    (SETS, "PRAGMA writable_schema = ON"),
    (SETS, "PRAGMA writable_schema = RESET"),
    (SETS, "PRAGMA query_only = OFF"),
    (SETS, "PRAGMA Query_Only(0)"),
    (SETS, "PRAGMA hard_heap_limit = 0"),
    (SETS, "PRAGMA soft_heap_limit = 0"),
    (SETS, "PRAGMA trusted_schema = ON"),
    (SETS, "PRAGMA temp_store = FILE"),
    (SETS, "PRAGMA temp_store_directory = '.'"),
    (SETS, "PRAGMA mmap_size = 1000000000"),
    (SETS, "PRAGMA cache_size = -2000000"),
    (SETS, "PRAGMA foreign_keys = OFF"),
    (SETS, "PRAGMA case_sensitive_like = ON"),
    (SETS, "PRAGMA locking_mode = EXCLUSIVE"),
    (SETS, "PRAGMA busy_timeout = 100000000"),
    (SETS, "PRAGMA threads = 8"),
    (SETS, "PRAGMA wal_checkpoint(TRUNCATE)"),
    (SETS, "PRAGMA cell_size_check = OFF"),
    (SETS, "PRAGMA reverse_unordered_selects = ON"),
    (PRAGMA, "PRAGMA wal_checkpoint"),
    (PRAGMA, "PRAGMA optimize"),
    (PRAGMA, "PRAGMA incremental_vacuum"),
    (PRAGMA, "PRAGMA shrink_memory"),
    (PRAGMA, "PRAGMA journal_mode"),
    (PRAGMA, "PRAGMA database_list"),
    (PRAGMA, "PRAGMA temp_store_directory"),
    (PRAGMA, "PRAGMA no_such_pragma"),
    (SETS, "PRAGMA no_such_pragma = 1"),
    (PRAGMA, "SELECT * FROM pragma_database_list"),
    (Refused("too many arguments"), "SELECT file FROM pragma_database_list('main')"),
    (PRAGMA, "SELECT * FROM pragma_journal_mode"),
    (Refused("unknown database"), "SELECT * FROM pragma_journal_mode('wal')"),
    (NO_TABLE, "SELECT * FROM pragma_wal_checkpoint"),
    (Runs, "PRAGMA table_info(service)"),
    (Runs, "PRAGMA table_xinfo = service"),
    (Runs, "PRAGMA table_list"),
    (Runs, "PRAGMA index_list(service)"),
    (Runs, "PRAGMA foreign_key_list(citation)"),
    (Runs, "PRAGMA user_version"),
    (Runs, "PRAGMA Encoding"),
    (Runs, "PRAGMA compile_options"),
    (Runs, "PRAGMA function_list"),
    (
        Runs,
        "SELECT l.name, i.name FROM pragma_table_list AS l JOIN pragma_table_info(l.name) AS i LIMIT 9",
    ),
    // Functions that reach out, however they are written.
    (CALLS, "SELECT load_extension('x')"),
    (CALLS, "SELECT load_extension('x', 'y')"),
    (CALLS, "SELECT LOAD_EXTENSION('x')"),
    (CALLS, "SELECT \"load_extension\"('x')"),
    (CALLS, "SELECT [load_extension]('x')"),
    (CALLS, "SELECT `load_extension`('x')"),
    (CALLS, "SELECT load_extension /* x */ ('x')"),
    (CALLS, "VALUES (load_extension('x'))"),
    (CALLS, "SELECT 1 WHERE load_extension('x')"),
    (CALLS, "SELECT id FROM service ORDER BY load_extension(id)"),
    (CALLS, "SELECT count(*) FILTER (WHERE load_extension('x')) FROM service"),
    (CALLS, "SELECT id FROM service WHERE id IN (SELECT load_extension('x'))"),
    (CALLS, "WITH x AS (SELECT load_extension('x') AS y) SELECT y FROM x"),
    (CALLS, "SELECT fts3_tokenizer('simple')"),
    (CALLS, "SELECT fts3_tokenizer('x', x'4141414141414141')"),
    (CALLS, "SELECT sqlite_compileoption_get(0)"),
    (CALLS, "SELECT sqlite_compileoption_used('x')"),
    (CALLS, "SELECT sqlite_log(1, 'x')"),
    (CALLS, "SELECT rtreecheck('main', 'x')"),
    (CALLS, "SELECT optimize(search_index) FROM search_index"),
    (CALLS, "SELECT fts5(x'00')"),
    (NO_FUNCTION, "SELECT readfile('/etc/passwd')"),
    (NO_FUNCTION, "SELECT writefile('x', 'y')"),
    (NO_FUNCTION, "SELECT edit('x', 'vi')"),
    (NO_FUNCTION, "SELECT eval('DROP TABLE service')"),
    (NO_FUNCTION, "SELECT zipfile('x', 'y')"),
    (NO_FUNCTION, "SELECT usleep(100000000)"),
    (Runs, "SELECT random(), hex(randomblob(8)), sqlite_version(), date('now')"),
    (Runs, "SELECT json_extract('{\"a\":[1,2]}', '$.a[1]'), 1 -> '$', strftime('%Y', 'now')"),
    // Tables that show the inside.
    (INSIDE, "SELECT * FROM dbstat"),
    (INSIDE, "SELECT count(*) FROM DBSTAT"),
    (INSIDE, "SELECT * FROM main.dbstat('main', 1)"),
    (INSIDE, "SELECT 1 WHERE EXISTS (SELECT 1 FROM dbstat)"),
    (INSIDE, "SELECT * FROM fts3tokenize WHERE input = 'x'"),
    (NO_TABLE, "SELECT * FROM sqlite_dbpage"),
    (NO_TABLE, "SELECT data FROM sqlite_dbpage('main')"),
    (NO_TABLE, "SELECT * FROM sqlite_stmt"),
    (NO_TABLE, "SELECT * FROM bytecode('SELECT 1')"),
    (NO_TABLE, "SELECT * FROM tables_used('SELECT 1')"),
    (NO_TABLE, "SELECT * FROM fsdir('/')"),
    (NO_TABLE, "SELECT * FROM csv('/etc/passwd')"),
    (NO_TABLE, "SELECT * FROM generate_series(1, 1000000000)"),
    (NO_TABLE, "SELECT * FROM '/etc/passwd'"),
    (Runs, "SELECT name FROM sqlite_schema"),
    (Runs, "SELECT name FROM temp.sqlite_schema"),
    (Runs, "SELECT key, value FROM json_each('[1,2]')"),
    (Runs, "SELECT fact_id FROM search_index('bucket') LIMIT 1"),
    // More than one statement, or none.
    (SECOND, "SELECT 1; SELECT 2"),
    (SECOND, "SELECT 1;SELECT 2;"),
    (SECOND, "SELECT 1; DROP TABLE service"),
    (SECOND, "SELECT 1 /* ; */; -- ;\nDROP TABLE service"),
    (SECOND, "SELECT ';'; SELECT ';'"),
    (SECOND, "SELECT 'it''s'; DELETE FROM service"),
    (SECOND, "SELECT [;]; PRAGMA journal_mode = WAL"),
    (SECOND, "SELECT 1; \u{a0} DROP TABLE service"),
    (SECOND, "SELECT 1;;;; x"),
    (Runs, "SELECT 1;"),
    (Runs, "SELECT 1;;; -- done; really\n ; /* ; */"),
    (Runs, "SELECT ';' AS \";\" -- ; SELECT 2"),
    (Runs, "-- DROP TABLE service;\nSELECT 1"),
    (Runs, "/* DROP TABLE service; */ SELECT 1"),
    (Runs, "SELECT 1 -- \r; DROP TABLE service"),
    (Runs, "SELECT 1 /* never closed; DROP TABLE service"),
    (NOTHING, ""),
    (NOTHING, " \t\r\n "),
    (NOTHING, ";"),
    (NOTHING, "-- SELECT 1"),
    (NOTHING, "/* SELECT 1 */"),
    (NOTHING, "/*!50000 DROP TABLE service */"),
    (Refused("NUL character"), "SELECT 1\0; DROP TABLE service"),
    (Refused("NUL character"), "SELECT '\0'"),
    (Refused("NUL character"), "\0"),
    (Refused("syntax error"), ".shell touch x"),
    (Refused("syntax error"), ".import x y"),
    (Refused("syntax error"), "EXPLAIN EXPLAIN SELECT 1"),
    (Refused("syntax error"), "SELECT 1 INTO OUTFILE 'x'"),
    (Refused("unrecognized token"), "SELECT 'never closed"),
    (Refused("unrecognized token"), "SELECT x'0"),
    // Parameters and words in quotes.
    (Usage("has no value"), "SELECT :x"),
    (Usage("has no value"), "SELECT @x"),
    (Usage("has no value"), "SELECT $x"),
    (Usage("without a name"), "SELECT ?7"),
    (Refused("between ?1 and ?250"), "SELECT ?1000"),
    (Usage("without a name"), "SELECT ?"),
    (Usage("without a name"), "SELECT * FROM service WHERE id = ? OR id = ?"),
    (Refused("no such column"), "SELECT \"nothing\""),
    (Refused("no such column"), "SELECT id FROM service WHERE id = \"rds\""),
    (Refused("no such column"), "SELECT 1 ORDER BY \"nothing\" || ''"),
    // What only reads.
    (Runs, "EXPLAIN SELECT * FROM who"),
    (Runs, "EXPLAIN QUERY PLAN SELECT * FROM who"),
    (Runs, "VALUES (1), (2)"),
    (Runs, "WITH x AS MATERIALIZED (SELECT 1 AS y) SELECT y FROM x"),
    (Runs, "SELECT party, count(*) OVER (PARTITION BY party) FROM responsibility LIMIT 3"),
    // A value that grows beyond its limit.
    (LARGE, "SELECT zeroblob(1000000000)"),
    (LARGE, "SELECT randomblob(100000000)"),
    (LARGE, "SELECT hex(zeroblob(9000000))"),
    (LARGE, "SELECT printf('%1000000000d', 1)"),
    (LARGE, "SELECT printf('%.*c', 100000000, 'x')"),
    (LARGE, "SELECT replace(hex(zeroblob(4000000)), '0', '1234567890')"),
    (LARGE, "SELECT quote(zeroblob(9000000))"),
    (
        LARGE,
        "WITH RECURSIVE r(x) AS (SELECT 'ab' UNION ALL SELECT x || x FROM r) SELECT max(length(x)) FROM r",
    ),
    (Runs, "SELECT length(printf('%.*c', 9000000, 'x'))"),
    // Rows that do not fit into memory.
    (
        Refused("a row ran into the limit of 12 MB"),
        "SELECT zeroblob(9900000), zeroblob(9900000), zeroblob(9900000)",
    ),
    (
        Refused("a row ran into the limit of 12 MB"),
        "SELECT hex(zeroblob(4900000)) AS a, hex(zeroblob(4900000)) AS b",
    ),
    // JSON too deep.
    (Refused("malformed JSON"), "SELECT json(replace(hex(zeroblob(50000)), '00', '['))"),
    (
        Refused("malformed JSON"),
        "SELECT * FROM json_tree(replace(hex(zeroblob(50000)), '00', '{\"a\":'))",
    ),
    (Refused("JSON cannot hold BLOB"), "SELECT json_array(x'ffffffffffffffffff')"),
    (Refused("too complex"), "SELECT 'x' LIKE hex(zeroblob(100))"),
    (Refused("too complex"), "SELECT 'x' GLOB hex(zeroblob(100))"),
    (Runs, "SELECT hex(zeroblob(40000)) LIKE '%0%0%0%0%0%0%0%1'"),
    (Runs, "SELECT hex(zeroblob(40000)) GLOB '*0*0*0*0*0*0*0*1'"),
];

/// Statements that run until something stops them: an endless list and what is done with it.
const BOMBS: &[(Expected, &str)] = &[
    (TIME, "SELECT count(*) FROM r"),
    (TIME, "SELECT max(x) FROM r"),
    (TIME, "SELECT x FROM r WHERE x < 0"),
    (TIME, "SELECT count(*) FROM r, r AS s, r AS t"),
    (TIME, "SELECT sum(random()) FROM r"),
    (TIME, "SELECT x FROM r WHERE x IN (SELECT x FROM r WHERE x < 0)"),
    (TIME, "SELECT EXISTS (SELECT 1 FROM r WHERE x < 0)"),
    (TIME, "SELECT count(*) FROM fact AS a, fact AS b, fact AS c, fact AS d"),
    (TIME, "SELECT max(length(randomblob(1000000))) FROM r"),
    // Inside one call of a function nothing can be interrupted.
    (TIME, "SELECT instr(zeroblob(9000000), CAST(zeroblob(4500000) AS BLOB) || x'01')"),
    (TIME, "SELECT replace(zeroblob(9000000), CAST(zeroblob(4500000) AS BLOB) || x'01', 'x')"),
    (TIME, "SELECT length(trim(hex(zeroblob(4900000)), printf('%.*c', 500000, '1') || '0'))"),
    (TIME, "SELECT length(rtrim(hex(zeroblob(4900000)), printf('%.*c', 500000, '1') || '0'))"),
    (
        TIME,
        "SELECT id FROM service ORDER BY instr(zeroblob(9000000), CAST(zeroblob(4500000) AS BLOB) || x'01')",
    ),
    (
        TIME,
        "SELECT count(*) FROM service WHERE instr(zeroblob(9000000), CAST(zeroblob(4500000) AS BLOB) || x'01') = id",
    ),
    // What grows in memory; on a slow machine the time is over first.
    (STOPPED, "SELECT length(y) FROM (SELECT zeroblob(4000000) || x AS y FROM r) ORDER BY y"),
    (STOPPED, "SELECT count(DISTINCT zeroblob(4000000) || x) FROM r"),
    (
        STOPPED,
        "SELECT length(y), count(*) FROM (SELECT zeroblob(4000000) || x AS y FROM r) GROUP BY y",
    ),
    (
        STOPPED,
        "SELECT length(y) FROM (SELECT DISTINCT zeroblob(4000000) || x AS y FROM r) WHERE length(y) = 1",
    ),
    (STOPPED, "SELECT x, row_number() OVER (ORDER BY zeroblob(4000000) || x) FROM r"),
    (
        STOPPED,
        "SELECT length(y) FROM (SELECT zeroblob(4000000) || x AS y FROM r UNION SELECT randomblob(4000000) FROM r)",
    ),
    (
        STOPPED,
        "SELECT count(*) FROM (SELECT zeroblob(4000000) || x AS y FROM r LIMIT 1000) AS a JOIN (SELECT zeroblob(4000000) || x AS y FROM r LIMIT 1000) AS b ON a.y = b.y",
    ),
    (
        STOPPED,
        "SELECT lag(y, 1000) OVER () IS NULL FROM (SELECT zeroblob(4000000) || x AS y FROM r)",
    ),
    (
        STOPPED,
        "SELECT first_value(y) OVER (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) IS NULL FROM (SELECT x, zeroblob(4000000) || x AS y FROM r)",
    ),
    (STOPPED, "SELECT length(group_concat(zeroblob(1000000) || x)) FROM r"),
    (STOPPED, "SELECT length(json_group_array(hex(zeroblob(100000)))) FROM r"),
    (STOPPED, "SELECT length(json_group_object(x, hex(zeroblob(100000)))) FROM r"),
    (STOPPED, "SELECT length(string_agg(printf('%.*c', 1000000, 'x'), '')) FROM r"),
    // Rows that come faster than anybody takes them.
    (TIME, "SELECT printf('%.*c', 9000000, 'x') FROM r"),
    (TIME, "SELECT zeroblob(5000000) FROM r"),
    (TIME, "SELECT replace(hex(zeroblob(1000000)), '0', char(27)) FROM r"),
];

/// Statements that are long or deep, made by repeating.
fn made() -> Vec<(Expected, String)> {
    let many = |part: &str, count: usize| part.repeat(count);
    let joined = |part: &str, by: &str, count: usize| vec![part; count].join(by);
    vec![
        (SECOND, many("SELECT 1;", 11_000)),
        (Refused("bytes long, 100000 are the limit"), many("SELECT 1;", 200_000)),
        (Refused("bytes long, 100000 are the limit"), format!("SELECT '{}'", many("x", 100_000))),
        (
            Refused("bytes long, 100000 are the limit"),
            format!("SELECT 1 --{}", many("x", 5_000_000)),
        ),
        (Runs, format!("SELECT length('{}')", many("x", 99_000))),
        (DEEP, format!("SELECT {}1", many("1+", 5000))),
        (DEEP, format!("SELECT {}1", many("-", 3000).replace("--", "- - "))),
        (DEEP, format!("SELECT {}1", many("NOT ", 3000))),
        (DEEP, format!("SELECT {}1{}", many("(", 3000), many(")", 3000))),
        (DEEP, format!("SELECT {}1{}", many("abs(", 3000), many(")", 3000))),
        (DEEP, format!("SELECT {}1{}", many("(SELECT ", 2000), many(")", 2000))),
        (
            DEEP,
            format!("SELECT * FROM {}service{}", many("(SELECT * FROM ", 2000), many(")", 2000)),
        ),
        (DEEP, format!("SELECT {}1{}", many("CASE WHEN 1 THEN ", 2000), many(" END", 2000))),
        (Refused("too many terms in compound SELECT"), joined("SELECT 1", " UNION ALL ", 1000)),
        (Refused("too many terms in compound SELECT"), joined("SELECT 1", " EXCEPT ", 60)),
        (Runs, joined("SELECT 1", " UNION ", 50)),
        (Refused("too many columns"), format!("SELECT {}", joined("1", ",", 2000))),
        (
            Refused("too many columns"),
            format!("SELECT {} FROM who AS a, who AS b", joined("a.*", ",", 40)),
        ),
        (Refused("too many arguments"), format!("SELECT concat({})", joined("1", ",", 1000))),
        (Refused("tables in a join"), format!("SELECT 1 FROM {}", joined("service", ",", 100))),
        (Runs, format!("SELECT 1 IN ({})", joined("1", ",", 20_000))),
        (Runs, format!("VALUES {}", joined("(1)", ",", 20_000))),
        (
            Usage("has no value"),
            format!("SELECT {}", (0..60).map(|n| format!(":p{n}")).collect::<Vec<_>>().join("||")),
        ),
        (
            DEEP,
            format!(
                "WITH {} SELECT 1 FROM t0",
                (0..2000)
                    .map(|n| format!("t{n} AS (SELECT * FROM t{})", n + 1))
                    .collect::<Vec<_>>()
                    .join(",")
            ),
        ),
        (
            Refused("ran into a limit"),
            format!(
                "SELECT fact_id FROM search_index('{}a{}')",
                many("(", 20_000),
                many(")", 20_000)
            ),
        ),
        (Runs, format!("SELECT count(*) FROM search_index('{}')", joined("bucket", " OR ", 20))),
    ]
}

/// All statements, with what is to become of each.
fn statements() -> Vec<(Expected, String)> {
    let plain = PLAIN.iter().map(|(expected, sql)| (*expected, (*sql).to_owned()));
    let bombs = BOMBS.iter().map(|(expected, sql)| (*expected, format!("{ENDLESS} {sql}")));
    plain.chain(bombs).chain(made()).collect()
}

/// The limit on time that a statement gets, in seconds.
///
/// What is to be stopped has little, so that the tests are quick; whatever else is to become
/// of a statement must not depend on how busy the machine is.
fn timeout(expected: Expected) -> &'static str {
    if matches!(expected, TIME | STOPPED) { "0.25" } else { "60" }
}

/// Does something with each statement, two at a time; returns everything that is wrong.
fn each(run: impl Fn(&str, Expected) -> Result<(), String> + Sync) -> Vec<String> {
    let statements = statements();
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((expected, sql)) =
                    statements.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    if let Err(what) = run(sql, *expected) {
                        let shown: String = sql.chars().take(120).collect();
                        wrong
                            .lock()
                            .expect("no thread failed")
                            .push(format!("{shown}\n    {what}"));
                    }
                }
            });
        }
    });
    wrong.into_inner().expect("no thread failed")
}

/// Compares what became of a statement with what was expected.
fn judge(run: &Run, expected: Expected) -> Result<(), String> {
    let error = run.err();
    let first: String =
        error.lines().take(2).collect::<Vec<_>>().join(" / ").chars().take(200).collect();
    let (code, words) = match expected {
        Runs => (0, ""),
        Refused(words) => (1, words),
        Usage(words) => (2, words),
    };
    if run.code != code {
        return Err(format!("ended with {} and not {code}: {first}", run.code));
    }
    if !error.contains(words) {
        return Err(format!("does not say `{words}`: {first}"));
    }
    if code != 0 && !error.contains("error: ") {
        return Err(format!("does not say what is wrong: {first}"));
    }
    if error.contains("panicked") || error.contains("RUST_BACKTRACE") {
        return Err(format!("panicked: {first}"));
    }
    if run.peak > MOST_MEMORY {
        return Err(format!("held {} MiB", run.peak / 1024));
    }
    Ok(())
}

/// Runs the program in a folder with a file that must stay as it is and the only one.
fn in_a_folder(
    prepare: impl Fn(&Folder) -> support::Onus,
    expected: Expected,
) -> Result<(), String> {
    let folder = Folder::new();
    folder.write("canary.txt", "alive");
    let onus = prepare(&folder);
    let before = folder.names();
    let start = Instant::now();
    let run = onus.run();
    let took = start.elapsed();
    judge(&run, expected)?;
    if took > LATEST {
        return Err(format!("took {took:?}"));
    }
    if folder.names() != before || folder.read("canary.txt") != b"alive" {
        return Err(format!("files: {:?}", folder.names()));
    }
    Ok(())
}

#[test]
fn no_statement_does_harm_from_the_command_line() {
    assert!(statements().len() >= 250, "{}", statements().len());
    let wrong = each(|sql, expected| {
        in_a_folder(
            |folder| folder.onus(["sql", "-", "--timeout", timeout(expected)]).input(sql),
            expected,
        )
    });
    assert!(wrong.is_empty(), "{} statements:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_statement_does_harm_in_a_report() {
    let wrong = each(|sql, expected| {
        in_a_folder(
            |folder| {
                folder.write("reports/hostile.sql", format!("-- Harmless.\n\n{sql}"));
                let limit = timeout(expected);
                folder.onus(["report", "hostile", "--reports", "reports", "--timeout", limit])
            },
            expected,
        )
    });
    assert!(wrong.is_empty(), "{} statements:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_statement_changes_a_base_in_a_file() {
    let folder = Folder::new();
    let path = folder.write("kb.db", fs::read(carried_base()).unwrap());
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    for (expected, sql) in PLAIN.iter().filter(|(expected, _)| matches!(expected, Refused(_))) {
        let run = folder.onus(["--db", "kb.db", "sql", "-"]).input(sql).run();
        judge(&run, *expected).unwrap_or_else(|what| panic!("{sql}: {what}"));
        assert_eq!(folder.names(), ["kb.db"], "{sql}");
    }
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    assert!(folder.read("kb.db") == fs::read(carried_base()).unwrap());
}

#[test]
fn bombs_are_stopped_in_every_format_and_leave_no_file() {
    let bomb = format!("{ENDLESS} SELECT printf('%.*c', 9000000, char(27)), x FROM r");
    for extension in ["csv", "tsv", "json", "jsonl", "md", "html", "txt", "line"] {
        let folder = Folder::new();
        let file = format!("x.{extension}");
        let mut arguments = vec!["sql", &bomb, "--timeout", "0.2", "-o", &file];
        if extension == "line" {
            arguments.extend(["-f", "line"]);
        }
        let run = folder.run(arguments);
        judge(&run, TIME).unwrap_or_else(|what| panic!("{extension}: {what}"));
        assert_eq!(folder.names(), [""; 0], "{extension}");
    }
}

#[test]
fn rows_without_end_are_cut_in_a_table_and_that_is_said() {
    let run = onus(["sql", &format!("{ENDLESS} SELECT x FROM r"), "--timeout", "60"]);
    assert_eq!(run.code, 0, "{}", run.err());
    assert!(run.err().contains("cut after 100000 rows"), "{}", run.err());
    assert!(run.peak <= MOST_MEMORY);
}

#[test]
fn a_report_cannot_smuggle_a_statement_through_its_parameters() {
    let folder = Folder::new();
    let report = "-- Harmless.\n--\n-- :a text {DELETE FROM service}  Not a SELECT.\n-- :b text = x {SELECT load_extension('x')}  Not allowed.\nSELECT :a, :b\n";
    folder.write("reports/hostile.sql", report);
    let run = folder.run(["report", "hostile", "--reports", "reports", "-p", "a=1"]);
    assert_ne!(run.code, 0);
    let said = run.err();
    assert!(said.contains("not on the list of functions") || said.contains("expected"), "{said}");
    assert_eq!(folder.names(), ["reports"]);
}

#[test]
fn a_hostile_view_in_a_base_does_no_harm() {
    let folder = Folder::new();
    let hostile = |name: &str, sql: &str| {
        let path = folder.write(name, fs::read(carried_base()).unwrap());
        let connection = rusqlite::Connection::open(path).unwrap();
        connection.execute_batch(&format!("DROP VIEW who; CREATE VIEW who AS {sql}")).unwrap();
    };
    let columns = "'rds' AS subject, 'x' AS activity, 'aws' AS party";
    hostile("calls.db", &format!("SELECT {columns}, load_extension('x') AS statement"));
    hostile(
        "endless.db",
        &format!("{ENDLESS} SELECT {columns}, x AS statement FROM r WHERE x < 0"),
    );
    let sql = ["sql", "SELECT * FROM who", "--timeout", "0.5"];
    for (name, expected) in [("calls.db", Refused("")), ("endless.db", TIME)] {
        let run = folder.run(["--db", name].iter().chain(&sql));
        judge(&run, expected).unwrap_or_else(|what| panic!("{name}: {what}"));
        let check = folder.run(["--db", name, "check"]);
        assert!(!check.err().contains("panicked"), "{}", check.err());
    }
}

#[test]
fn a_users_own_table_brings_no_harm_with_it() {
    let folder = Folder::new();
    folder.write("kb.db", fs::read(carried_base()).unwrap());
    folder.write("own.csv", "a,b\n1,two\n");
    let before = fs::metadata(folder.path("kb.db")).unwrap().modified().unwrap();
    let plain = [
        "sql",
        "SELECT own.b FROM own, service WHERE service.id = 'rds'",
        "--with",
        "own.csv",
        "-f",
        "csv",
    ];
    assert_eq!(folder.run(plain).ok(), "b\ntwo\n");
    assert_eq!(folder.run(["--db", "kb.db"].iter().chain(&plain)).ok(), "b\ntwo\n");
    for sql in
        ["DELETE FROM own", "DROP TABLE own", "DELETE FROM service", "DELETE FROM base.service"]
    {
        for db in [&[][..], &["--db", "kb.db"]] {
            let run = folder.run(db.iter().chain(&["sql", sql, "--with", "own.csv"]));
            judge(&run, Refused("refused: it ")).unwrap_or_else(|what| panic!("{sql}: {what}"));
        }
    }
    for schema in [
        "CREATE TABLE base.own (a, b)",
        "CREATE TABLE main.own (a, b)",
        "CREATE TEMP TABLE own (a, b)",
        "CREATE TABLE own AS SELECT * FROM service",
        "CREATE TABLE service (a, b)",
        "CREATE VIEW own AS SELECT 1 AS a, 2 AS b",
        "CREATE VIRTUAL TABLE own USING fts5 (a, b)",
        "CREATE TABLE own (a, b); DROP TABLE base.service",
        "CREATE TABLE own (a, b); ATTACH 'x.db' AS x",
        "CREATE TABLE own (a, b); PRAGMA query_only = OFF",
        "CREATE TABLE own (a, b); CREATE TRIGGER t AFTER INSERT ON own BEGIN DELETE FROM service; END",
        "CREATE TABLE own (a, b); CREATE INDEX base.i ON service (id)",
        "CREATE TABLE own (a, b CHECK (readfile('canary.txt')))",
        "CREATE TABLE own (a, b, c AS (load_extension('x')))",
        "CREATE TABLE own (a, b CHECK (b IN (SELECT id FROM base.service)))",
        "CREATE TABLE own (a, b",
        "",
    ] {
        folder.write("own.schema.sql", schema);
        let run = folder.run(["--db", "kb.db"].iter().chain(&plain));
        assert!([2, 5].contains(&run.code), "{schema}: {} {}", run.code, run.err());
        assert!(!run.err().contains("panicked") && run.out().is_empty(), "{schema}: {}", run.err());
    }
    assert_eq!(folder.names(), ["kb.db", "own.csv", "own.schema.sql"]);
    assert_eq!(fs::metadata(folder.path("kb.db")).unwrap().modified().unwrap(), before);
    assert!(folder.read("kb.db") == fs::read(carried_base()).unwrap());
}

#[test]
fn a_users_own_table_may_be_larger_than_what_a_statement_may_use() {
    let folder = Folder::new();
    let mut text = String::from("id,filling\n");
    let filling = "x".repeat(9_000_000);
    for id in 0..16 {
        text.extend([&id.to_string(), ",", &filling, "\n"]);
    }
    folder.write("own.csv", text);
    let sql = "SELECT count(*) AS n FROM own, service WHERE service.id = 'rds'";
    assert_eq!(folder.run(["sql", sql, "--with", "own.csv", "-f", "csv"]).ok(), "n\n16\n");
    // What the statement itself uses is bounded all the same.
    let sql = format!("{ENDLESS} SELECT count(DISTINCT zeroblob(4000000) || x) FROM r");
    let run = folder.run(["sql", &sql, "--with", "own.csv", "--timeout", "20"]);
    assert!(run.code == 1 && run.err().contains("ran into the "), "{}", run.err());
}

// What the bundled SQLite offers is known, to the last function.

#[test]
fn every_function_is_classified() {
    let offered = column("SELECT DISTINCT name FROM pragma_function_list");
    assert!(offered.len() > 100, "{offered:?}");
    let unknown: Vec<&String> =
        offered.iter().filter(|name| !functions::is_classified(name)).collect();
    assert!(unknown.is_empty(), "put these on a list in src/store/functions.rs: {unknown:?}");
    for name in ["load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "sqlite_log"]
    {
        assert!(!functions::is_allowed(name), "{name}");
    }
}

#[test]
fn every_pragma_and_module_is_classified() {
    let offered = column("SELECT name FROM pragma_pragma_list");
    assert!(offered.len() > 50, "{offered:?}");
    let unknown: Vec<&String> =
        offered.iter().filter(|name| !pragmas::is_classified(name)).collect();
    assert!(unknown.is_empty(), "put these on a list in src/store/pragmas.rs: {unknown:?}");
    let modules = column("SELECT name FROM pragma_module_list");
    let unknown: Vec<&String> =
        modules.iter().filter(|name| !pragmas::is_classified_module(name)).collect();
    assert!(
        modules.len() > 5 && unknown.is_empty(),
        "put these on a list in src/store/pragmas.rs: {unknown:?}"
    );
}

#[test]
fn a_pragma_that_is_not_allowed_is_refused_with_and_without_a_value() {
    let base = support::whole_base();
    for name in column("SELECT name FROM pragma_pragma_list") {
        for (sql, has_value) in
            [(format!("PRAGMA {name}"), false), (format!("PRAGMA {name} = 1"), true)]
        {
            if pragmas::is_allowed(&name, has_value) {
                continue;
            }
            let error = base.query(&sql, &Vec::new()).expect_err(&sql);
            assert!(error.message.contains("refused"), "{sql}: {error}");
        }
    }
}

#[test]
fn one_refusal_does_not_colour_the_next_error() {
    let base = support::whole_base();
    base.query("DELETE FROM service", &Vec::new()).expect_err("it writes");
    let error = base.query("SELECT nowhere FROM service", &Vec::new()).expect_err("no such column");
    assert!(error.message.contains("no such column"), "{error}");
    assert!(base.query("SELECT 1", &Vec::new()).is_ok());
}
