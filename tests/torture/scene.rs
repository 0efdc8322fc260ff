//! A folder with an old file, a command that replaces it, and what may be left afterwards.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::support::{Folder, carried_base, code, fixture_base, wait};

/// Numbers that look random and come from a seed.
pub(crate) struct Dice(u64);

impl Dice {
    /// Makes dice for one test; prints the seed that throws the same again.
    pub(crate) fn new(test: &str) -> Self {
        static SEED: OnceLock<u64> = OnceLock::new();
        let seed = *SEED.get_or_init(|| {
            let given = std::env::var("TORTURE_SEED").ok();
            given.map_or_else(clock, |text| text.parse().expect("TORTURE_SEED is a number"))
        });
        eprintln!("{test}: TORTURE_SEED={seed}");
        Dice(test.bytes().fold(seed, |mixed, byte| mixed.rotate_left(7) ^ u64::from(byte)))
    }

    /// Throws a number below the bound.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

fn clock() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
    u64::from(since.subsec_nanos()) ^ since.as_secs()
}

/// A user's own table, with its definition.
const OWN: &[(&str, &str)] = &[
    ("own.csv", "id,name\n1,one\n2,two\n3,three\n"),
    (
        "own.schema.sql",
        "CREATE TABLE own (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\nCREATE UNIQUE INDEX own_name ON own (name);\n",
    ),
];

/// A command that replaces a file.
pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) folder: Folder,
    arguments: Vec<OsString>,
    target: &'static str,
    others: &'static [(&'static str, &'static str)],
    old: Vec<u8>,
    new: Vec<u8>,
}

/// All ways to write a file: a base, a base with the user's table, rows.
pub(crate) fn scenes() -> Vec<Scene> {
    let old = fs::read(fixture_base()).expect("a base");
    vec![
        Scene::new("build", &["build", "-o", "kb.db"], "kb.db", &[], old.clone()),
        Scene::new(
            "build --with",
            &["build", "-o", "kb.db", "--with", "own.csv"],
            "kb.db",
            OWN,
            old,
        ),
        Scene::new(
            "sql -o",
            &["sql", "SELECT * FROM who", "-o", "who.csv"],
            "who.csv",
            &[],
            b"precious\n".to_vec(),
        ),
    ]
}

impl Scene {
    fn new(
        name: &'static str,
        arguments: &[&str],
        target: &'static str,
        others: &'static [(&'static str, &'static str)],
        old: Vec<u8>,
    ) -> Self {
        let arguments = arguments.iter().map(OsString::from).collect();
        let folder = Folder::new();
        let mut scene = Scene { name, folder, arguments, target, others, old, new: Vec::new() };
        scene.put_all();
        let run = scene.folder.run(&scene.arguments);
        assert_eq!(run.code, 0, "{}", run.err());
        scene.new = scene.folder.read(target);
        assert!(scene.new != scene.old, "old and new must differ");
        scene.put_old();
        scene
    }

    /// Puts the old file back.
    pub(crate) fn put_old(&self) {
        self.folder.write(self.target, &self.old);
    }

    /// Puts everything into an empty folder.
    pub(crate) fn put_all(&self) {
        for (other, content) in self.others {
            self.folder.write(other, content);
        }
        self.put_old();
    }

    /// How large everything is that stands in the folder, and how large the new file.
    pub(crate) fn sizes(&self) -> (usize, usize) {
        let others: usize = self.others.iter().map(|(_, content)| content.len()).sum();
        (others + self.old.len(), self.new.len())
    }

    /// Prepares the command, run by another program if one is named.
    pub(crate) fn command(&self, by: &[&str]) -> Command {
        let mut words: Vec<OsString> = by.iter().map(OsString::from).collect();
        words.push(env!("CARGO_BIN_EXE_onus").into());
        words.extend(self.arguments.iter().cloned());
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).current_dir(self.path()).env_clear();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // The loader of strace and of the program needs no variable; a PATH helps a shell.
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path("")
    }

    /// Returns how long the command takes, the middle of several runs.
    pub(crate) fn duration(&self) -> Duration {
        let mut all: Vec<Duration> = (0..7)
            .map(|_| wait(&mut self.command(&[]).spawn().expect("it starts"), |_| {}).1)
            .collect();
        all.sort();
        self.put_old();
        all[3]
    }

    /// Asserts that the old file stands there whole, or the new one; says whether the new.
    #[track_caller]
    pub(crate) fn assert_whole(&self, when: &str) -> bool {
        let found = self.folder.read(self.target);
        let is_new = found == self.new;
        assert!(
            is_new || found == self.old,
            "{}, {when}: neither the old nor the new file, {} bytes",
            self.name,
            found.len()
        );
        is_new
    }

    /// Asserts that nothing is left beside the file.
    #[track_caller]
    pub(crate) fn assert_tidy(&self, when: &str) {
        let mut expected: Vec<&str> = self.others.iter().map(|(name, _)| *name).collect();
        expected.push(self.target);
        expected.sort_unstable();
        assert_eq!(self.folder.names(), expected, "{}, {when}: left behind", self.name);
    }

    /// Runs the command undisturbed: it must go well and leave nothing, whatever was before.
    #[track_caller]
    pub(crate) fn assert_next_goes_well(&self, when: &str) {
        let run = self.folder.run(&self.arguments);
        assert_eq!(run.code, 0, "{}, after {when}: {}", self.name, run.err());
        assert!(self.assert_whole(when), "{}, after {when}: not the new file", self.name);
        self.assert_tidy(when);
    }
}

/// Runs a command to its end; returns its code and what it said on stderr.
#[track_caller]
pub(crate) fn end(mut command: Command, said: &Path) -> (i32, String) {
    command.stderr(fs::File::create(said).expect("a file for stderr"));
    let (status, _) = wait(&mut command.spawn().expect("it starts"), |_| {});
    let text = String::from_utf8_lossy(&fs::read(said).expect("stderr was written")).into_owned();
    (code(status), text)
}

/// Whether strace is there and may trace; says so if not.
pub(crate) fn has_strace() -> bool {
    let tried = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).status();
    let works = tried.is_ok_and(|status| status.success());
    if !works {
        eprintln!("SKIPPED: strace is missing or may not trace");
    }
    works
}

/// The base in the program, as bytes.
pub(crate) fn carried() -> Vec<u8> {
    fs::read(carried_base()).expect("a base")
}
