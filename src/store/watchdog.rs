//! The limit on time: a statement that does not end is ended.
//!
//! SQLite can be asked to stop between two steps, but a single function call on a large
//! value may take minutes and asks nobody. So there are two limits: at the first the
//! statement is interrupted; if that does not help, the process ends.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crate::store::Base;

/// How long an interrupted statement may still take before the process ends.
const GRACE: Duration = Duration::from_secs(1);

/// Watches one statement; stops watching when it is dropped.
#[derive(Debug)]
pub struct Watchdog {
    _done: Sender<()>,
}

impl Base {
    /// Ends whatever runs longer than the limit; `give_up` is called just before the
    /// process would have to end, and decides how it does.
    pub fn watch(&self, limit: Duration, give_up: impl FnOnce() + Send + 'static) -> Watchdog {
        let (done, watched) = mpsc::channel();
        let interrupt = self.connection().get_interrupt_handle();
        thread::spawn(move || {
            if watched.recv_timeout(limit) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            interrupt.interrupt();
            if watched.recv_timeout(GRACE) == Err(RecvTimeoutError::Timeout) {
                give_up();
            }
        });
        Watchdog { _done: done }
    }
}
