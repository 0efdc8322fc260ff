//! Killed at any moment: the old file or the new one, and nothing left after the next run.

use std::thread;
use std::time::Duration;

use crate::scene::{Dice, scenes};
use crate::support::wait;

/// How often each command is killed.
const KILLS: u64 = 1000;

#[test]
#[ignore = "takes minutes: cargo test --test torture -- --ignored"]
fn a_thousand_kills_leave_the_old_file_or_the_new_one() {
    let mut dice = Dice::new("kills");
    for scene in scenes() {
        let mut longest = u64::try_from(scene.duration().as_micros()).expect("it is short") * 5 / 4;
        let (mut killed, mut replaced) = (0, 0);
        for number in 0..KILLS {
            let after = Duration::from_micros(dice.below(longest));
            let mut child = scene.command(&[]).spawn().expect("it starts");
            thread::sleep(after);
            child.kill().expect("it can be killed");
            let (status, _) = wait(&mut child, |_| {});
            // The machine is faster at one time than at another: three of four kills shall come
            // in time, wherever the end is by now.
            if status.success() {
                longest -= longest / 100;
            } else {
                killed += 1;
                longest += longest / 300;
            }
            let when = format!("kill {number} after {after:?}");
            if scene.assert_whole(&when) {
                replaced += 1;
                scene.put_old();
            }
            // What several kills in a row left is removed by one run.
            if dice.below(20) == 0 {
                scene.assert_next_goes_well(&when);
                scene.put_old();
            }
        }
        scene.assert_next_goes_well("all kills");
        eprintln!("{}: {killed} of {KILLS} killed, {replaced} with the new file", scene.name);
        assert!(killed > KILLS / 2, "most kills must come in time: {killed}");
    }
}
