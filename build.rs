//! Bakes the base that the binary carries, and embeds the files it was made from.
//!
//! The loader below is the program's own: what `onus build` writes and what the binary
//! carries are made by the same code.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the loader's modules serve the program as well"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/catalog.rs"]
mod catalog;
#[path = "src/csvfile/mod.rs"]
mod csvfile;
#[path = "src/error.rs"]
mod error;
#[path = "src/loader/mod.rs"]
mod loader;
#[path = "src/problem.rs"]
mod problem;
#[path = "src/record/mod.rs"]
mod record;
#[path = "src/suggest.rs"]
mod suggest;
#[path = "src/value.rs"]
mod value;
#[path = "src/wording/mod.rs"]
mod wording;

use loader::{Material, TextFile, part};
use problem::Problem;

/// The folders that are embedded, with the constant they become and the files they hold.
const FOLDERS: &[(&str, &str, &str)] = &[
    ("SEED", "data", "csv"),
    ("VIEWS", "queries/views", "sql"),
    ("REPORTS", "queries/reports", "sql"),
    ("CHECKS", "queries/checks", "sql"),
    ("ASK", "queries/ask", "sql"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for folder in ["src", "migrations", "data", "queries", "build.rs"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let mut assets = String::new();
    let mut found = Vec::new();
    for (constant, folder, extension) in FOLDERS {
        let files = files(&root, folder, extension)?;
        writeln!(assets, "/// Files of `{folder}`.")?;
        writeln!(assets, "pub(super) const {constant}: &[(&str, &[u8])] = &[")?;
        for file in &files {
            let place = root.join(&file.path);
            writeln!(
                assets,
                "    ({:?}, include_bytes!({:?})),",
                file.path,
                place.display().to_string()
            )?;
        }
        writeln!(assets, "];")?;
        found.push(files);
    }
    fs::write(out.join("assets.rs"), assets)?;
    let mut found = found.into_iter();
    let mut next = || found.next().unwrap_or_default();
    let material = Material {
        seed: next(),
        views: next(),
        reports: next(),
        checks: next(),
        overlay: Vec::new(),
        overlay_name: String::new(),
    };
    match images(&material, &env::var("CARGO_PKG_VERSION")?) {
        Ok(images) => {
            for (name, image) in images {
                fs::write(out.join(name), image)?;
            }
            Ok(())
        }
        Err(problems) => {
            // One line each: cargo shows them as errors of this package.
            for problem in &problems {
                println!("cargo::error={}", problem.to_string().replace('\n', " "));
            }
            Err(format!("{} problems in the data", problems.len()).into())
        }
    }
}

/// Makes the base and its parts, each with the name of its file.
fn images(
    material: &Material,
    version: &str,
) -> Result<[(&'static str, Vec<u8>); 3], Vec<Problem>> {
    let base = loader::build_core(material, version)?;
    let facts = part::image(part::FACTS, &base)?;
    let words = part::image(part::WORDS, &base)?;
    Ok([("base.db", base), ("facts.db", facts), ("words.db", words)])
}

/// Reads the files of a folder in the order of their names.
fn files(root: &Path, folder: &str, extension: &str) -> Result<Vec<TextFile>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push(TextFile { path: format!("{folder}/{name}"), bytes: fs::read(&path)? });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
