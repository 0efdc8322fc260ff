//! What SQLite says against a statement, in words that help.

use rusqlite::{Error as SqliteError, ErrorCode};

use crate::error::{Error, ErrorKind, Result};
use crate::store::Base;
use crate::store::statements::{Piece, Scanner};
use crate::suggest;

/// Refuses a text of more than one statement before SQLite sees it.
///
/// The driver looks at each further statement in turn; two hundred thousand of them take
/// minutes. A semicolon outside of quotes and comments may only be followed by blanks.
pub fn one_statement(sql: &str) -> Result<()> {
    let mut scanner = Scanner::default();
    let mut rest = sql;
    let mut ended = false;
    let mut found = false;
    while !rest.is_empty() {
        let (piece, length) = scanner.piece(rest);
        rest = &rest[length..];
        match piece {
            Piece::Blank => {}
            Piece::End => ended = found,
            Piece::Text if ended => {
                return Err(Error::new(ErrorKind::Statement, "there is more than one statement")
                    .hint("run them one at a time"));
            }
            Piece::Text => found = true,
        }
    }
    if found {
        Ok(())
    } else {
        Err(Error::new(ErrorKind::Usage, "there is no statement")
            .hint("for example: onus sql \"SELECT id FROM service\""))
    }
}

/// The refusal of a statement of which the guard says what it does.
fn guarded(what: &str, place: &str) -> Error {
    Error::new(ErrorKind::Statement, format!("the statement is refused: it {what}{place}"))
        .hint("statements can read the base and nothing else: no writing, no files, no other database, no settings")
}

/// The refusal of a statement that is longer, wider or deeper than allowed.
fn limit(text: &str) -> Option<Error> {
    let too_deep = ["Recursion limit", "Expression tree is too large", "nested too deep"];
    let too_much = ["too many ", "too complex", " tables in a join", "parser stack overflow"];
    let message = if too_deep.iter().any(|words| text.contains(words)) {
        "the statement is nested deeper than 100 levels".to_owned()
    } else if too_much.iter().any(|words| text.contains(words)) {
        format!("the statement ran into a limit: {text}")
    } else {
        return None;
    };
    Some(
        Error::new(ErrorKind::Statement, message)
            .hint("limits on length, width and depth hold for every statement; take it apart"),
    )
}

/// The refusal of a statement that does not only read.
pub fn refused() -> Error {
    Error::new(
        ErrorKind::Statement,
        "only a statement that reads is allowed: SELECT, VALUES, WITH or EXPLAIN",
    )
    .hint("write the base to a file with `onus build -o kb.db` and change that with `sqlite3`")
}

/// Turns an error of SQLite into one that names the place and the next step.
pub fn explain(base: &Base, sql: &str, error: &SqliteError) -> Error {
    let refusal = base.refusal.take();
    let (code, text) = match error {
        SqliteError::SqlInputError { msg, offset, .. } => {
            let place = place(sql, *offset);
            if let Some(what) = refusal {
                return guarded(&what, &place);
            }
            if let Some(limit) = limit(msg) {
                return limit;
            }
            return Error::new(ErrorKind::Statement, format!("{msg}{place}"))
                .maybe_hint(nearest(base, msg));
        }
        SqliteError::SqliteFailure(failure, text) => {
            (failure.code, text.clone().unwrap_or_default())
        }
        SqliteError::MultipleStatement => {
            return Error::new(ErrorKind::Statement, "there is more than one statement")
                .hint("run them one at a time");
        }
        other => return Error::new(ErrorKind::Statement, other.to_string()),
    };
    match code {
        ErrorCode::AuthorizationForStatementDenied => {
            guarded(&refusal.unwrap_or_else(|| format!("is {text}")), "")
        }
        ErrorCode::OperationInterrupted => {
            Error::new(ErrorKind::Statement, "the statement ran into the time limit")
                .hint("narrow it, or give more time with `--timeout SECONDS`")
        }
        ErrorCode::OutOfMemory => {
            Error::new(ErrorKind::Statement, "the statement ran into the memory limit of 128 MiB")
                .hint("narrow it, or write the base to a file with `onus build -o kb.db`")
        }
        ErrorCode::TooBig => {
            Error::new(ErrorKind::Statement, "a value ran into the limit of 10 MB")
                .hint("narrow the statement")
        }
        ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => {
            Error::new(ErrorKind::File, format!("the base is damaged: {text}"))
                .hint("write it anew with `onus build -o FILE`")
        }
        _ if refusal.is_some() => guarded(&refusal.unwrap_or_default(), ""),
        // SQLite gives no place for a table that is not there.
        _ => {
            if let Some(limit) = limit(&text) {
                return limit;
            }
            let hint = nearest(base, &text);
            Error::new(ErrorKind::Statement, text).maybe_hint(hint)
        }
    }
}

/// Shows the line and a caret under the place.
fn place(sql: &str, offset: i32) -> String {
    let Some(offset) = usize::try_from(offset).ok().filter(|at| sql.is_char_boundary(*at)) else {
        return String::new();
    };
    let start = sql[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = sql[start..].lines().next().unwrap_or_default();
    // A long line is cut around the place, or the caret would be out of sight.
    let column = sql[start..offset].chars().count();
    let skip = column.saturating_sub(50);
    let shown: String = line.chars().skip(skip).take(100).collect();
    let number = sql[..offset].matches('\n').count() + 1;
    format!(
        "\n  line {number}: {shown}\n  {}^",
        " ".repeat(column - skip + format!("line {number}: ").len())
    )
}

/// The nearest known name for one that SQLite does not know.
fn nearest(base: &Base, message: &str) -> Option<String> {
    let (sql, name) = if let Some(name) = message.strip_prefix("no such table: ") {
        (
            "SELECT name FROM pragma_table_list WHERE schema <> 'temp' AND type IN ('table', 'view')
             UNION SELECT object_name FROM data_dictionary",
            name,
        )
    } else {
        let name = message.strip_prefix("no such column: ")?;
        ("SELECT DISTINCT column_name FROM data_dictionary WHERE column_name <> ''", name)
    };
    let name = name.rsplit('.').next().unwrap_or(name).trim_matches('"');
    let name = name.split(" - ").next().unwrap_or(name).trim_matches('"');
    let mut statement = base.connection().prepare(sql).ok()?;
    let known: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .ok()?
        .collect::<std::result::Result<_, _>>()
        .ok()?;
    let found = suggest::nearest(name, known.iter().map(String::as_str))?;
    Some(format!("did you mean `{found}`? `onus schema` lists tables, views and columns"))
}

#[cfg(test)]
mod tests {
    use super::one_statement;

    #[test]
    fn a_semicolon_inside_quotes_or_comments_ends_nothing() {
        for sql in [
            "SELECT ';' ; -- done; really\n",
            "SELECT 1 /* ; */ ;;",
            "SELECT [a;b], \"c;d\" FROM x",
            "SELECT 'ö' AS ä;\u{a0}",
        ] {
            assert!(one_statement(sql).is_ok(), "{sql}");
        }
    }

    #[test]
    fn a_second_statement_is_refused_and_so_is_none() {
        assert!(one_statement("SELECT 1; SELECT 2").is_err());
        assert!(one_statement(" -- nothing\n ;").is_err());
    }
}
