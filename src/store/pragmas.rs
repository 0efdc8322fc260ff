//! SQL pragmas that a statement may use, and modules whose tables it may read: lists, not guesses.
//!
//! Tests hold both lists against what the bundled SQLite offers: what an upgrade brings must
//! be put on one of the lists before anybody can use it.

/// Pragmas that tell about tables, with an argument.
const TELLING: &[&str] = &[
    "foreign_key_check",
    "foreign_key_list",
    "index_info",
    "index_list",
    "index_xinfo",
    "integrity_check",
    "quick_check",
    "table_info",
    "table_list",
    "table_xinfo",
];

/// Pragmas that may be asked for their value but not be given one.
///
/// FTS5 asks for `data_version` whenever it is used.
const READ: &[&str] = &[
    "application_id",
    "collation_list",
    "compile_options",
    "data_version",
    "encoding",
    "function_list",
    "module_list",
    "page_count",
    "page_size",
    "pragma_list",
    "schema_version",
    "user_version",
];

/// Pragmas that change something, show paths, or do work that nobody asked for.
const DENIED: &[&str] = &[
    "analysis_limit",
    "auto_vacuum",
    "automatic_index",
    "busy_timeout",
    "cache_size",
    "cache_spill",
    "case_sensitive_like",
    "cell_size_check",
    "checkpoint_fullfsync",
    "count_changes",
    "database_list",
    "default_cache_size",
    "defer_foreign_keys",
    "empty_result_callbacks",
    "foreign_keys",
    "freelist_count",
    "full_column_names",
    "fullfsync",
    "hard_heap_limit",
    "ignore_check_constraints",
    "incremental_vacuum",
    "journal_mode",
    "journal_size_limit",
    "legacy_alter_table",
    "locking_mode",
    "max_page_count",
    "mmap_size",
    "optimize",
    "query_only",
    "read_uncommitted",
    "recursive_triggers",
    "reverse_unordered_selects",
    "secure_delete",
    "short_column_names",
    "shrink_memory",
    "soft_heap_limit",
    "synchronous",
    "temp_store",
    "temp_store_directory",
    "threads",
    "trusted_schema",
    "wal_autocheckpoint",
    "wal_checkpoint",
    "writable_schema",
];

/// Modules whose tables a statement may read; those of pragmas are decided by the pragma.
const OPEN_MODULES: &[&str] = &["fts5", "fts5vocab", "json_each", "json_tree"];

/// Modules whose tables show the inside of the file, or that no base uses.
const CLOSED_MODULES: &[&str] = &[
    "bytecode",
    "dbstat",
    "fts3",
    "fts3tokenize",
    "fts4",
    "fts4aux",
    "rtree",
    "rtree_i32",
    "sqlite_dbpage",
    "sqlite_stmt",
    "tables_used",
];

/// Whether a statement may use the pragma, with or without a value.
pub fn is_allowed(name: &str, has_value: bool) -> bool {
    let name = name.to_ascii_lowercase();
    TELLING.contains(&name.as_str()) || (!has_value && READ.contains(&name.as_str()))
}

/// Whether the pragma is on one of the lists.
pub fn is_classified(name: &str) -> bool {
    is_allowed(name, false) || DENIED.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether a table of that name is one that a module brings and nobody may read.
///
/// Some modules need no CREATE: their name is a table.
pub fn is_closed_table(name: &str) -> bool {
    CLOSED_MODULES.iter().any(|closed| closed.eq_ignore_ascii_case(name))
}

/// Whether the module is on one of the lists.
pub fn is_classified_module(name: &str) -> bool {
    let open = |name: &str| OPEN_MODULES.contains(&name);
    let pragma = |name: &str| name.strip_prefix("pragma_").is_some_and(is_classified);
    is_closed_table(name) || open(name) || pragma(name)
}

#[cfg(test)]
mod tests {
    use super::{DENIED, is_allowed, is_classified, is_closed_table};

    #[test]
    fn a_value_is_what_makes_a_setting_of_a_question() {
        assert!(is_allowed("USER_VERSION", false) && !is_allowed("user_version", true));
        assert!(is_allowed("table_info", true));
        assert!(!is_allowed("journal_mode", false) && is_classified("journal_mode"));
    }

    #[test]
    fn nothing_is_on_two_lists() {
        assert!(DENIED.is_sorted() && !DENIED.iter().any(|name| is_allowed(name, false)));
        assert!(is_closed_table("DbStat") && !is_closed_table("service"));
    }
}
