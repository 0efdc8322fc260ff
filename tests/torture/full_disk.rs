//! A disk that is full before the new file is whole.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::scene::{end, scenes};
use crate::support::Folder;

/// A small disk over a folder, for as long as this lives.
struct Disk(PathBuf);

impl Disk {
    /// Puts a disk of that many bytes over the folder; only the administrator may.
    fn over(folder: &Path, size: usize) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(folder);
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        mounted.then(|| Disk(folder.to_owned()))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let done = Command::new("umount").arg(&self.0).status();
        assert!(done.is_ok_and(|status| status.success()), "the disk is taken off again");
    }
}

#[test]
#[ignore = "needs a disk of its own: cargo test --test torture -- --ignored"]
fn a_full_disk_is_told_and_leaves_the_old_file() {
    let work = Folder::new();
    let said = work.path("said");
    for scene in scenes() {
        let (held, new) = scene.sizes();
        for eighths in 0..=7 {
            // A page for the folder and one for the end of each file.
            let size = held + new * eighths / 8 + 5 * 4096;
            let Some(disk) = Disk::over(&scene.path(), size) else {
                eprintln!("SKIPPED: only the administrator may mount a small disk");
                return;
            };
            scene.put_all();
            let when = format!("{eighths}/8 of the room");
            let (code, text) = end(scene.command(&[]), &said);
            assert_eq!(code, 4, "{}, {when}: {text}", scene.name);
            assert!(text.contains("error: ") && !text.contains("panicked"), "{when}: {text}");
            assert!(!scene.assert_whole(&when), "{when}");
            scene.assert_tidy(&when);
            if eighths == 3 {
                eprintln!("{}: {}", scene.name, text.lines().next().unwrap_or_default());
            }
            drop(disk);
        }
    }
}
