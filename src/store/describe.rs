//! What the base is made of, read from the base itself.

use rusqlite::Connection;

use crate::error::Result;
use crate::record;
use crate::store::{Base, message};

/// Statement that lists tables and views, without those that SQLite keeps for itself.
const OBJECTS: &str = "SELECT object_name FROM data_dictionary WHERE column_name = '' ORDER BY 1";

impl Base {
    /// Returns the names of all tables and views.
    pub fn objects(&self) -> Result<Vec<String>> {
        let read = |connection: &Connection| -> rusqlite::Result<Vec<String>> {
            connection.prepare(OBJECTS)?.query_map([], |row| row.get(0))?.collect()
        };
        read(self.connection()).map_err(|error| message::explain(self, OBJECTS, &error))
    }

    /// Returns the columns of a curated table.
    pub fn columns_of(&self, table: &str) -> Result<Vec<String>> {
        let columns = record::table(table).map(|table| table.columns).unwrap_or_default();
        Ok(columns.iter().map(|column| column.name.to_owned()).collect())
    }

    /// Whether a column of a curated table holds yes or no.
    pub fn is_flag(&self, table: &str, column: &str) -> Result<bool> {
        let sql = "SELECT instr(sql, ?1 || '_' || ?2 || '_is_bool') > 0 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        self.connection()
            .query_row(sql, [table, column], |row| row.get(0))
            .map_err(|error| message::explain(self, sql, &error))
    }
}
