//! From CSV files to a whole base, or to the list of everything that is wrong.
//!
//! The build script and the program run this same module: the one bakes the base that the
//! binary carries, the other makes a base with an overlay. Nothing here reads a file or
//! knows the command line; what comes out is the image of a SQLite file, in memory.

pub mod checks;
pub mod constraint;
pub mod derive;
pub mod dictionary;
pub mod digest;
pub mod insert;
pub mod merge;
pub mod option;
pub mod part;
pub mod phrase;
pub mod schema;

use rusqlite::Connection;

use crate::problem::Problem;

/// A file by its name and content.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Name as people know it: `data/service.csv`, `queries/views/who.sql`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl TextFile {
    /// Returns the name without folder and extension.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Returns the content of a file that is known to be text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// All that a base is made of.
#[derive(Debug, Default)]
pub struct Material {
    /// The curated data, one file per table.
    pub seed: Vec<TextFile>,
    /// Files whose rows join or replace those of the seed.
    pub overlay: Vec<TextFile>,
    /// Name of the overlay, kept with every row that it brings.
    pub overlay_name: String,
    /// Views: a SELECT each.
    pub views: Vec<TextFile>,
    /// Reports; those without parameters become views as well.
    pub reports: Vec<TextFile>,
    /// Rules about the whole base: a SELECT each that must return no row.
    pub checks: Vec<TextFile>,
}

/// Where the header of a SQLite file counts changes, in four bytes each: how many there were,
/// and the count for which the number of pages beside it is valid.
pub const CHANGE_COUNTS: [usize; 2] = [24, 92];

/// Makes a base and returns it as the image of a SQLite file, or everything that is wrong.
///
/// The same material gives the same bytes, whether the base comes from here or from what the
/// binary carries: both are put together by [`whole`].
pub fn build_image(material: &Material, version: &str) -> Result<Vec<u8>, Vec<Problem>> {
    let core = build_core(material, version)?;
    let words = part::image(part::WORDS, &core)?;
    whole(&part::without_words(&core)?, &words, &material.reports)
}

/// The same without the views that reports become: what the binary carries.
///
/// SQLite reads every definition before it answers the first question, and those of the
/// reports are half of all. The questions of `ask` and `who` need none of them.
pub fn build_core(material: &Material, version: &str) -> Result<Vec<u8>, Vec<Problem>> {
    let mut connection = Connection::open_in_memory().map_err(failed)?;
    load(&mut connection, material, version)?;
    schema::drop_report_views(&connection, material).map_err(failed)?;
    connection.execute_batch("VACUUM").map_err(failed)?;
    let image = connection.serialize("main").map_err(failed)?;
    Ok(image.to_vec())
}

/// Makes the whole base of what the binary carries: of a base without the rows that the
/// words hold, and of those.
pub fn whole(core: &[u8], words: &[u8], reports: &[TextFile]) -> Result<Vec<u8>, Vec<Problem>> {
    let mut connection = Connection::open_in_memory().map_err(failed)?;
    connection.deserialize_read_exact("main", core, core.len(), false).map_err(failed)?;
    let lay = |connection: &mut Connection| {
        connection.deserialize_read_exact("words", words, words.len(), true)
    };
    part::add_words(&mut connection, lay).map_err(failed)?;
    schema::create_report_views(&connection, reports)?;
    let mut image = connection.serialize("main").map_err(failed)?.to_vec();
    // No change is counted: what follows would be one to what Onus wrote.
    for at in CHANGE_COUNTS {
        image[at..at + 4].fill(0);
    }
    Ok(image)
}

/// Fills an empty database with a base.
fn load(
    connection: &mut Connection,
    material: &Material,
    version: &str,
) -> Result<(), Vec<Problem>> {
    schema::create(connection).map_err(failed)?;
    let (tables, mut problems) = merge::tables(material);
    let transaction = connection.transaction().map_err(failed)?;
    problems.extend(insert::insert(&transaction, &tables).map_err(failed)?);
    if problems.is_empty() {
        // Checks look at facts and views; what is derived from sound facts needs none.
        schema::create_views(&transaction, material)?;
        problems = checks::run(&transaction, material, &tables);
    }
    if !problems.is_empty() {
        problems.sort();
        return Err(problems);
    }
    derive::names(&transaction).map_err(failed)?;
    phrase::fill(&transaction, material).map_err(failed)?;
    option::fill(&transaction).map_err(failed)?;
    schema::drop_triggers(&transaction).map_err(failed)?;
    derive::search(&transaction).map_err(failed)?;
    dictionary::fill(&transaction, material).map_err(failed)?;
    digest::fill_about(&transaction, &tables, version).map_err(failed)?;
    transaction.commit().map_err(failed)?;
    digest::fill_whole(connection).map_err(failed)
}

/// Turns a failure of SQLite itself into a problem: the base could not be made at all.
#[expect(clippy::needless_pass_by_value, reason = "it is the argument of map_err")]
pub fn failed(error: impl ToString) -> Vec<Problem> {
    vec![Problem::new("the base", 0, "", error.to_string())]
}

#[cfg(test)]
mod tests {
    use super::{Material, TextFile, build_core, build_image, failed};

    fn file(path: &str, text: &str) -> TextFile {
        TextFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    /// What is said of a base without data and with these queries.
    fn refused(material: &Material) -> Vec<String> {
        let problems = build_core(material, "0").expect_err("it is wrong");
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_view_that_cannot_be_is_named_with_its_file() {
        let views = vec![
            file("queries/views/slip.sql", "SELEC 1"),
            file("queries/views/lost.sql", "SELECT x.id FROM nowhere AS x"),
            file("queries/views/good.sql", "SELECT l.id AS id FROM layer AS l"),
        ];
        let found = refused(&Material { views, ..Material::default() });
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("queries/views/slip.sql: ") && found[0].contains("syntax"));
        assert!(found.iter().any(|line| {
            line.starts_with("queries/views/lost.sql: ") && line.contains("no such table")
        }));
        let reports = vec![file("queries/reports/slip.sql", "SELEC 1")];
        let material = Material { reports, ..Material::default() };
        let found = build_image(&material, "0").expect_err("it is wrong");
        assert!(found[0].to_string().starts_with("queries/reports/slip.sql: "), "{found:?}");
    }

    #[test]
    fn a_check_says_what_it_finds_and_where_or_that_it_cannot_run() {
        let seed = vec![file("data/stop_word.csv", "word\nthe\n")];
        let checks = vec![
            file("queries/checks/lost.sql", "SELECT a, b, c FROM nowhere"),
            file(
                "queries/checks/found.sql",
                "SELECT 'stop_word', word, 'is too short' FROM stop_word
                 UNION ALL SELECT 'name', 'x', 'is of no file'",
            ),
        ];
        let found = refused(&Material { seed, checks, ..Material::default() });
        assert_eq!(
            found,
            [
                "data/stop_word.csv:2: `the` is too short (check found)",
                "name: `x` is of no file (check found)",
                "queries/checks/lost.sql: no such table: nowhere",
            ]
        );
    }

    #[test]
    fn what_no_file_is_to_blame_for_is_said_of_the_base() {
        let problems = failed("the disk is full");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].to_string(), "the base: the disk is full");
    }
}
