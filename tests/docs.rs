//! The documents: what they show is what the program prints.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a line of a console block with the program in front of the path.
fn run(line: &str, folder: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_onus"));
    let mut path = binary.parent().expect("the binary stands in a folder").as_os_str().to_owned();
    path.push(":");
    path.push(env::var_os("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .output()
        .expect("sh runs");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// Returns the document with every console block filled with what its commands print.
fn filled(text: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut out = String::new();
    let mut in_block = false;
    for line in text.lines() {
        if line == "```console" {
            in_block = true;
        } else if line == "```" && in_block {
            in_block = false;
        } else if in_block {
            // Old output is replaced; only the commands stay.
            if let Some(command) = line.strip_prefix("$ ") {
                writeln!(out, "{line}").expect("a string can be written");
                out.push_str(&run(command, folder.path()));
            }
            continue;
        }
        writeln!(out, "{line}").expect("a string can be written");
    }
    out
}

#[test]
#[cfg(unix)]
fn readme_shows_what_the_program_prints() {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).expect("README.md is there");
    let filled = filled(&text);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &filled).expect("README.md can be written");
        return;
    }
    for (number, (shown, printed)) in text.lines().zip(filled.lines()).enumerate() {
        assert_eq!(shown, printed, "README.md:{}", number + 1);
    }
    assert_eq!(text.lines().count(), filled.lines().count(), "README.md");
}

#[test]
fn every_command_is_named_in_the_readme() {
    let help = run("onus --help", &root());
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md is there");
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let mut count = 0;
    // A long help text goes on in the next line, which is indented more.
    let named = |line: &&str| line.strip_prefix("  ").is_some_and(|rest| !rest.starts_with(' '));
    for line in commands.take_while(|line| !line.is_empty()).filter(named) {
        let command = line.split_whitespace().next().expect("a command has a name");
        assert!(
            readme.contains(&format!("onus {command}")),
            "README.md does not name `onus {command}`"
        );
        count += 1;
    }
    assert!(count >= 11, "{help}");
}

#[test]
fn links_between_documents_lead_somewhere() {
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "data/README.md"] {
        let path = root().join(document);
        let text = fs::read_to_string(&path).expect("the document is there");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.contains("://") {
                let target = path.parent().expect("a folder").join(link);
                assert!(target.exists(), "{document} links to {link}");
            }
        }
    }
}
