//! Signals: whenever one comes, the program ends with 130 and says nothing.

use std::fs;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::support::{Folder, code, wait};

/// Starts the program with a stdin that stays open.
fn start(folder: &Folder, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onus"));
    command.args(arguments).current_dir(folder.path("")).env_clear();
    if let Some(file) = std::env::var_os("LLVM_PROFILE_FILE") {
        command.env("LLVM_PROFILE_FILE", file);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

/// Waits until the program catches signals, which is the first thing that it does.
fn wait_until_it_listens(child: &Child) {
    let path = format!("/proc/{}/status", child.id());
    let listens = || {
        let status = fs::read_to_string(&path).unwrap_or_default();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        let bits = u64::from_str_radix(caught.unwrap_or("0").trim(), 16).unwrap_or_default();
        // SIGHUP is 1, SIGINT 2 and SIGTERM 15.
        [1, 2, 15].iter().all(|signal| bits & (1 << (signal - 1)) != 0)
    };
    while !listens() {
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_signal_ends_every_command_with_130() {
    let folder = Folder::new();
    // Each waits for stdin; the first three have nothing to clean up, or a thread for it.
    for arguments in [
        &["matrix", "--stack", "-"][..],
        &["sql", "-"],
        &["shell"],
        &["matrix", "--stack", "-", "-o", "x.csv"],
    ] {
        for signal in ["INT", "TERM", "HUP"] {
            let mut child = start(&folder, arguments);
            wait_until_it_listens(&child);
            let mut kill = Command::new("kill");
            kill.arg(format!("-{signal}")).arg(child.id().to_string());
            assert!(kill.status().expect("kill runs").success());
            let (status, _) = wait(&mut child, |_| ());
            assert_eq!(code(status), 130, "{arguments:?} {signal}");
            assert_eq!(status.code(), Some(130), "{arguments:?} {signal}: ended by itself");
            for pipe in [
                Box::new(child.stdout.take().expect("a pipe")) as Box<dyn Read>,
                Box::new(child.stderr.take().expect("a pipe")),
            ] {
                let said = std::io::read_to_string(pipe).expect("text");
                assert_eq!(said, "", "{arguments:?} {signal}");
            }
        }
    }
    assert_eq!(folder.names(), [""; 0]);
}
