//! Every system call of a write: killed there, or failing there.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::scene::{Scene, end, has_strace, scenes};
use crate::support::{Folder, wait};

/// Calls that are needed to write a file, and how they fail. A folder that cannot be closed
/// is none of them: there the standard library itself panics.
const FAILURES: &[(&str, &[&str])] = &[
    ("write", &["EIO", "ENOSPC", "EDQUOT"]),
    ("pwrite64", &["EIO", "ENOSPC"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("fdatasync", &["EIO", "ENOSPC"]),
    ("ftruncate", &["EIO", "ENOSPC"]),
    ("rename", &["EIO", "ENOSPC", "EACCES"]),
    ("openat", &["EIO", "ENOSPC", "EMFILE", "EACCES"]),
    ("read", &["EIO"]),
    ("pread64", &["EIO"]),
    ("lseek", &["EIO"]),
    ("statx", &["EIO"]),
    ("fstat", &["EIO"]),
    ("newfstatat", &["EIO"]),
    ("fcntl", &["EIO", "EAGAIN"]),
    ("flock", &["ENOLCK", "EIO"]),
    ("fchmod", &["EPERM"]),
    ("unlink", &["EIO"]),
    ("getdents64", &["EIO"]),
    ("getcwd", &["ENOENT"]),
    ("clone3", &["EAGAIN"]),
];

/// Returns how often one thread of the command makes each call, at most.
fn calls(scene: &Scene) -> BTreeMap<String, usize> {
    let work = Folder::new();
    let log = work.path("calls");
    let log_text = log.to_str().expect("a path");
    let mut traced = scene.command(&["strace", "-f", "-qq", "-o", log_text]);
    let (status, _) = wait(&mut traced.spawn().expect("strace starts"), |_| {});
    assert!(status.success(), "{}: the traced run must go well", scene.name);
    scene.put_old();
    let mut by_thread: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in fs::read_to_string(&log).expect("the calls").lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((name, _)) = rest.trim_start().split_once('(') else { continue };
        if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            *by_thread.entry((thread.to_owned(), name.to_owned())).or_default() += 1;
        }
    }
    let mut most: BTreeMap<String, usize> = BTreeMap::new();
    for ((_, name), count) in by_thread {
        let known = most.entry(name).or_default();
        *known = count.max(*known);
    }
    assert!(most.len() > 20 && most.contains_key("fsync"), "{most:?}");
    most
}

/// The command under strace that does something to the nth call of that name.
fn disturbed(scene: &Scene, call: &str, what: &str, nth: usize) -> Command {
    let trace = format!("trace={call}");
    let inject = format!("inject={call}:{what}:when={nth}");
    scene.command(&["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject])
}

#[test]
#[ignore = "takes minutes: cargo test --test torture -- --ignored"]
fn a_kill_at_every_system_call_leaves_the_old_file_or_the_new_one() {
    if !has_strace() {
        return;
    }
    for scene in scenes() {
        let (mut kills, mut replaced) = (0, 0);
        for (call, count) in calls(&scene) {
            // The first of all starts the program; there is nothing yet to kill.
            if call == "execve" {
                continue;
            }
            for nth in 1..=count {
                let when = format!("killed at {call} {nth}");
                let mut child =
                    disturbed(&scene, &call, "signal=KILL", nth).spawn().expect("strace starts");
                wait(&mut child, |_| {});
                kills += 1;
                if scene.assert_whole(&when) {
                    replaced += 1;
                    scene.put_old();
                }
                if nth % 4 == 1 {
                    scene.assert_next_goes_well(&when);
                    scene.put_old();
                }
            }
        }
        scene.assert_next_goes_well("all calls");
        eprintln!("{}: {kills} calls, {replaced} after the new file stood", scene.name);
        assert!(replaced > 0 && replaced < kills, "{replaced} of {kills}");
    }
}

#[test]
#[ignore = "takes minutes: cargo test --test torture -- --ignored"]
fn a_failure_of_any_system_call_is_told_and_leaves_the_old_file_or_the_new_one() {
    if !has_strace() {
        return;
    }
    let work = Folder::new();
    let said = work.path("said");
    for scene in scenes() {
        let (mut runs, mut failed) = (0, 0);
        let made = calls(&scene);
        for (call, errors) in FAILURES {
            let count = made.get(*call).copied().unwrap_or_default();
            for (error, nth) in errors.iter().flat_map(|error| (1..=count).map(move |n| (error, n)))
            {
                let when = format!("{error} at {call} {nth}");
                let command = disturbed(&scene, call, &format!("error={error}"), nth);
                let (code, text) = end(command, &said);
                runs += 1;
                assert!(!text.contains("panicked"), "{}, {when}: {text}", scene.name);
                let is_new = scene.assert_whole(&when);
                let is_told = text.contains("error: ");
                match code {
                    0 => assert!(is_new, "{}, {when}: says it went well", scene.name),
                    // The loader of the system, before the program runs.
                    127 => assert!(!is_new, "{}, {when}: {text}", scene.name),
                    1 | 4 => {
                        failed += 1;
                        // A message that cannot be written is not seen.
                        assert!(is_told || *call == "write", "{}, {when}: `{text}`", scene.name);
                    }
                    // Of what is wrong with the user's file, that it cannot be read is one thing.
                    5 if text.contains("own.csv: cannot be read") => failed += 1,
                    other => panic!("{}, {when}: ended with {other}: {text}", scene.name),
                }
                // What cannot be removed stays until the next run.
                if *call != "unlink" {
                    scene.assert_tidy(&when);
                }
                if is_new {
                    scene.put_old();
                }
            }
        }
        scene.assert_next_goes_well("all failures");
        eprintln!("{}: {runs} runs, {failed} failed and said so", scene.name);
        assert!(failed > 20, "{failed}");
    }
}
