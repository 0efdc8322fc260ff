//! What the tests share: a folder of their own, the program run in it, and golden files.
//!
//! The program runs without any variable of whoever runs the tests. A run that does not
//! end is ended and fails its test; how long it took is never looked at.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use onus::store::Base;
use onus::value::Value;
use tempfile::TempDir;

/// Nothing that a test runs takes nearly as long.
const DEADLINE: Duration = Duration::from_mins(1);

/// The folder of the package.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code; of a program that a signal ended 128 and the signal, as shells count.
    pub(crate) code: i32,
    /// What it wrote to stdout.
    pub(crate) stdout: Vec<u8>,
    /// What it wrote to stderr.
    pub(crate) stderr: Vec<u8>,
    /// Most memory that it held, in KiB; 0 where the system does not tell.
    #[allow(dead_code, reason = "read by tests of limits only")]
    pub(crate) peak: u64,
}

impl Run {
    /// Returns stdout, which is text.
    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.stdout.clone()).expect("stdout is UTF-8")
    }

    /// Returns stderr, which is text.
    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.stderr.clone()).expect("stderr is UTF-8")
    }

    /// Returns stdout of a run that must have gone well.
    #[track_caller]
    pub(crate) fn ok(&self) -> String {
        assert_eq!(self.code, 0, "exit code; stderr:\n{}", self.err());
        self.out()
    }

    /// Returns stderr of a run that must have failed with that code and printed no data.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32) -> String {
        assert_eq!(self.code, code, "exit code; stderr:\n{}", self.err());
        assert_eq!(self.out(), "", "a failure prints no data");
        assert!(!self.err().is_empty(), "a failure says why");
        self.err()
    }

    /// Returns stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.stdout).expect("stdout is one JSON document")
    }

    /// Returns the object below `error` of a failure with `-f json`.
    #[track_caller]
    pub(crate) fn json_error(&self) -> serde_json::Value {
        let document: serde_json::Value =
            serde_json::from_slice(&self.stderr).expect("stderr is one JSON document");
        document["error"].clone()
    }
}

/// A folder that is gone after the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// Makes an empty folder.
    pub(crate) fn new() -> Self {
        Folder(tempfile::tempdir().expect("a folder can be made"))
    }

    /// Returns the path of something in it.
    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, with the folders that it stands in.
    pub(crate) fn write(&self, name: impl AsRef<Path>, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(&path, content).expect("a file can be written");
        path
    }

    /// Reads a file.
    #[track_caller]
    pub(crate) fn read(&self, name: impl AsRef<Path>) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }

    /// Returns the names of everything in it, hidden files too.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.path())
            .expect("the folder is there")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Prepares a run of the program in this folder.
    pub(crate) fn onus<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Onus {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onus"));
        command.args(arguments).current_dir(self.0.path()).env_clear();
        // Where a program built to count its lines leaves the counts; else in this folder.
        if let Some(file) = std::env::var_os("LLVM_PROFILE_FILE") {
            command.env("LLVM_PROFILE_FILE", file);
        }
        Onus { command, input: Vec::new() }
    }

    /// Runs the program in this folder.
    #[track_caller]
    pub(crate) fn run<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Run {
        self.onus(arguments).run()
    }
}

/// Runs the program in a folder of its own, in which it must not make any file.
#[track_caller]
pub(crate) fn onus<I: IntoIterator<Item: AsRef<OsStr>>>(arguments: I) -> Run {
    let folder = Folder::new();
    let run = folder.run(arguments);
    assert_eq!(folder.names(), [""; 0], "a file was made");
    run
}

/// A run to be.
pub(crate) struct Onus {
    command: Command,
    input: Vec<u8>,
}

impl Onus {
    /// Sets a variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Gives it something to read on stdin.
    pub(crate) fn input(mut self, input: impl AsRef<[u8]>) -> Self {
        self.input = input.as_ref().to_vec();
        self
    }

    /// Starts it.
    pub(crate) fn start(mut self) -> Running {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("stdin is a pipe");
        // Who reads nothing closes it; that is no failure of the test.
        thread::spawn(move || stdin.write_all(&self.input).ok());
        let stdout = collect(child.stdout.take().expect("stdout is a pipe"));
        let stderr = collect(child.stderr.take().expect("stderr is a pipe"));
        Running { child, stdout, stderr }
    }

    /// Runs it to its end.
    #[track_caller]
    pub(crate) fn run(self) -> Run {
        self.start().end()
    }
}

type Collected = thread::JoinHandle<Vec<u8>>;

fn collect(mut from: impl Read + Send + 'static) -> Collected {
    thread::spawn(move || {
        let mut all = Vec::new();
        // More than this is only written to be thrown away.
        from.by_ref().take(64 * 1024 * 1024).read_to_end(&mut all).expect("a pipe can be read");
        std::io::copy(&mut from, &mut std::io::sink()).expect("a pipe can be read");
        all
    })
}

/// A run that goes on.
pub(crate) struct Running {
    child: Child,
    stdout: Collected,
    stderr: Collected,
}

impl Running {
    /// Sends a signal by its name, for example `INT`.
    pub(crate) fn signal(&self, name: &str) {
        let mut kill = Command::new("kill");
        kill.arg(format!("-{name}")).arg(self.child.id().to_string());
        assert!(kill.status().expect("kill runs").success(), "a signal can be sent");
    }

    /// Waits for its end.
    #[track_caller]
    pub(crate) fn end(mut self) -> Run {
        let mut peak = 0;
        let (status, _) = wait(&mut self.child, |child| peak = peak.max(held(child)));
        let stdout = self.stdout.join().expect("stdout was read");
        let stderr = self.stderr.join().expect("stderr was read");
        Run { code: code(status), stdout, stderr, peak }
    }
}

/// Waits for the end of a process; one that does not end fails the test.
#[track_caller]
pub(crate) fn wait(child: &mut Child, mut look: impl FnMut(&Child)) -> (ExitStatus, Duration) {
    let start = Instant::now();
    loop {
        look(child);
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return (status, start.elapsed());
        }
        if start.elapsed() > DEADLINE {
            child.kill().ok();
            panic!("the program does not end");
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// Most memory that a process has held so far, in KiB; 0 where the system does not tell.
///
/// Until it runs its program, a child is the image of the tests, with their memory.
fn held(child: &Child) -> u64 {
    let program = fs::read_link(format!("/proc/{}/exe", child.id())).ok();
    if program.is_none() || program == std::env::current_exe().ok() {
        return 0;
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

/// The exit code as shells count it.
pub(crate) fn code(status: ExitStatus) -> i32 {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        if let Some(signal) = status.signal() {
            return 128 + signal;
        }
    }
    status.code().expect("a process ends with a code")
}

/// Opens the base in the program with the views of its reports.
pub(crate) fn whole_base() -> Base {
    let image = onus::store::whole_image().expect("the base is whole");
    Base::from_image(&image).expect("the base opens")
}

/// Runs a statement on the base in the program and returns its rows as text.
#[track_caller]
pub(crate) fn rows(sql: &str) -> Vec<Vec<String>> {
    let base = whole_base();
    let answer = base.query(sql, &Vec::new()).unwrap_or_else(|error| panic!("{sql}: {error}"));
    answer.rows.iter().map(|row| row.iter().map(Value::to_text).collect()).collect()
}

/// Returns the first column of all rows.
#[track_caller]
pub(crate) fn column(sql: &str) -> Vec<String> {
    rows(sql).into_iter().map(|mut row| row.swap_remove(0)).collect()
}

/// Returns the only cell, a number.
#[track_caller]
pub(crate) fn number(sql: &str) -> i64 {
    column(sql)[0].parse().expect("a number")
}

/// Asserts that a statement that looks for mistakes finds none.
#[track_caller]
pub(crate) fn assert_none(sql: &str) {
    let found: Vec<String> = rows(sql).iter().map(|row| row.join(" | ")).collect();
    assert!(found.is_empty(), "{} rows:\n{}", found.len(), found.join("\n"));
}

/// Returns the files of a folder of the package with that extension, sorted.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension() == Some(OsStr::new(extension)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Compares text with a golden file, or writes it there if `UPDATE_GOLDEN` is set.
#[track_caller]
pub(crate) fn golden(name: &str, text: &str) {
    let path = root().join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(&path, text).expect("a golden file can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{} differs; UPDATE_GOLDEN=1 rewrites it", path.display());
}

/// The overlay that stands for a user's own data.
pub(crate) fn fixture() -> PathBuf {
    root().join("tests/fixtures/data")
}

/// A base with that overlay, written once for all tests.
pub(crate) fn fixture_base() -> &'static Path {
    static BASE: OnceLock<PathBuf> = OnceLock::new();
    BASE.get_or_init(|| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixture.db");
        let folder = Folder::new();
        let arguments: [OsString; 5] =
            ["build".into(), "--data".into(), fixture().into(), "-o".into(), path.clone().into()];
        folder.run(arguments).ok();
        path
    })
}

/// The base in the program, written to a file once for all tests.
pub(crate) fn carried_base() -> &'static Path {
    static BASE: OnceLock<PathBuf> = OnceLock::new();
    BASE.get_or_init(|| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("carried.db");
        let arguments: [OsString; 3] = ["build".into(), "-o".into(), path.clone().into()];
        Folder::new().run(arguments).ok();
        path
    })
}
