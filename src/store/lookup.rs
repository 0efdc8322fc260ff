//! Small questions asked many times: prepared once, answered with one text.

use rusqlite::OptionalExtension;

use crate::error::Result;
use crate::store::{Base, message};

impl Base {
    /// Returns the first column of the first row, as text; nothing where there is none.
    pub fn lookup(&self, sql: &str, key: &str) -> Result<Option<String>> {
        let explain = |error: rusqlite::Error| message::explain(self, sql, &error);
        let mut statement = self.connection().prepare_cached(sql).map_err(explain)?;
        let found = statement.query_row([key], |row| row.get::<_, Option<String>>(0)).optional();
        Ok(found.map_err(explain)?.flatten())
    }

    /// Returns the first column of the first row, as bytes; nothing where there is none.
    pub fn bytes(&self, sql: &str, key: &str) -> Result<Option<Vec<u8>>> {
        let explain = |error: rusqlite::Error| message::explain(self, sql, &error);
        let mut statement = self.connection().prepare_cached(sql).map_err(explain)?;
        statement.query_row([key], |row| row.get(0)).optional().map_err(explain)
    }

    /// Hands over the first two columns of every row as text; nothing for what is none.
    pub fn pairs(
        &self,
        sql: &str,
        key: &str,
        mut take: impl FnMut(&str, Option<&str>),
    ) -> Result<()> {
        let explain = |error: rusqlite::Error| message::explain(self, sql, &error);
        let mut statement = self.connection().prepare_cached(sql).map_err(explain)?;
        let mut rows = statement.query([key]).map_err(explain)?;
        while let Some(row) = rows.next().map_err(explain)? {
            let text = |index| row.get_ref(index).map(|value| value.as_str().ok());
            if let Some(first) = text(0).map_err(explain)? {
                take(first, text(1).map_err(explain)?);
            }
        }
        Ok(())
    }

    /// Returns number, weight and bytes of the first row; nothing where there is none.
    pub fn token(&self, sql: &str, key: &str) -> Result<Option<(u32, f64, Vec<u8>)>> {
        let explain = |error: rusqlite::Error| message::explain(self, sql, &error);
        let mut statement = self.connection().prepare_cached(sql).map_err(explain)?;
        let found = statement
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional();
        found.map_err(explain)
    }

    /// Returns the first column of the row of that number; nothing where there is none.
    pub fn weight(&self, sql: &str, number: u32) -> Result<Option<f64>> {
        let explain = |error: rusqlite::Error| message::explain(self, sql, &error);
        let mut statement = self.connection().prepare_cached(sql).map_err(explain)?;
        statement.query_row([number], |row| row.get(0)).optional().map_err(explain)
    }

    /// Returns name, flag and bytes of the row of that number; nothing where there is none.
    pub fn row(&self, sql: &str, number: u32) -> Result<Option<(String, bool, Vec<u8>)>> {
        let explain = |error: rusqlite::Error| message::explain(self, sql, &error);
        let mut statement = self.connection().prepare_cached(sql).map_err(explain)?;
        let found =
            statement.query_row([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        let found = found.optional();
        found.map_err(explain)
    }

    /// Returns the first column of the first row, as a number; 0 where there is none.
    pub fn count(&self, sql: &str, key: &str) -> Result<i64> {
        let explain = |error: rusqlite::Error| message::explain(self, sql, &error);
        let mut statement = self.connection().prepare_cached(sql).map_err(explain)?;
        let found = statement.query_row([key], |row| row.get(0)).optional();
        Ok(found.map_err(explain)?.unwrap_or_default())
    }
}
