//! SQL functions that a statement may call: a list, not a guess.
//!
//! A test holds this list against what the bundled SQLite offers: a function that an
//! upgrade brings must be put on one of the two lists before anybody can call it.

/// Functions that compute from their arguments or from rows, and do nothing else.
const ALLOWED: &[&str] = &[
    "->", "->>", "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "bm25",
    "ceil", "ceiling", "changes", "char", "coalesce", "concat", "concat_ws", "cos", "cosh", "count",
    "cume_dist", "current_date", "current_time", "current_timestamp", "date", "datetime", "degrees",
    "dense_rank", "exp", "first_value", "floor", "format", "fts5_get_locale", "fts5_insttoken",
    "fts5_locale", "glob", "group_concat", "hex", "highlight", "if", "ifnull", "iif", "instr",
    "json", "json_array", "json_array_insert", "json_array_length", "json_error_position",
    "json_extract", "json_group_array", "json_group_object", "json_insert", "json_object",
    "json_patch", "json_pretty", "json_quote", "json_remove", "json_replace", "json_set",
    "json_type", "json_valid", "jsonb", "jsonb_array", "jsonb_array_insert", "jsonb_extract",
    "jsonb_group_array", "jsonb_group_object", "jsonb_insert", "jsonb_object", "jsonb_patch",
    "jsonb_remove", "jsonb_replace", "jsonb_set", "julianday", "lag", "last_insert_rowid",
    "last_value", "lead", "length", "like", "likelihood", "likely", "ln", "log", "log10", "log2",
    "lower", "ltrim", "match", "max", "median", "min", "mod", "nth_value", "ntile", "nullif",
    "octet_length", "percent_rank", "percentile", "percentile_cont", "percentile_disc", "pi", "pow",
    "power", "printf", "quote", "radians", "random", "randomblob", "rank", "replace", "round",
    "row_number", "rtrim", "sign", "sin", "sinh", "snippet", "soundex", "sqlite_source_id",
    "sqlite_version", "sqrt", "strftime", "string_agg", "substr", "substring", "subtype",
    "subtypestr", "sum", "tan", "tanh", "time", "timediff", "total", "total_changes", "trim",
    "trunc", "typeof", "unhex", "unicode", "unistr", "unistr_quote", "unixepoch", "unlikely",
    "upper", "zeroblob",
];

/// Functions that reach beyond the base, change how it works, or show its inside.
const DENIED: &[&str] = &[
    "fts3_tokenizer", "fts5", "fts5_source_id", "geopoly_area", "geopoly_bbox", "geopoly_blob",
    "geopoly_ccw", "geopoly_contains_point", "geopoly_debug", "geopoly_group_bbox", "geopoly_json",
    "geopoly_overlap", "geopoly_regular", "geopoly_svg", "geopoly_within", "geopoly_xform",
    "load_extension", "matchinfo", "offsets", "optimize", "rtreecheck", "rtreedepth", "rtreenode",
    "sqlite_compileoption_get", "sqlite_compileoption_used", "sqlite_log", "sqlite_offset",
];

/// Whether a statement may call the function.
pub fn is_allowed(name: &str) -> bool {
    // Names come in the case of the statement; the lists are lower case.
    let name = name.to_ascii_lowercase();
    ALLOWED.binary_search(&name.as_str()).is_ok()
}

/// Whether the function is on one of the two lists.
pub fn is_classified(name: &str) -> bool {
    is_allowed(name) || DENIED.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{ALLOWED, DENIED, is_allowed};

    #[test]
    fn the_list_is_sorted_and_nothing_is_on_both() {
        assert!(ALLOWED.is_sorted());
        assert!(!DENIED.iter().any(|name| is_allowed(name)));
        assert!(is_allowed("COUNT") && !is_allowed("load_extension"));
    }
}
