//! The limit on time: a statement that does not end is ended.
//!
//! SQLite can be asked to stop between two steps, but a single function call on a large
//! value may take minutes and asks nobody. So there are two limits: at the first the
//! statement is interrupted; if that does not help, the process ends.
//!
//! Only the statement's own time counts. Who reads our output page by page keeps us
//! waiting, and that is no fault of the statement.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Error, ErrorKind, Result};
use crate::store::Base;

/// How long an interrupted statement may still take before the process ends.
const GRACE: Duration = Duration::from_secs(1);

/// Watches one statement; stops watching when it is dropped.
#[derive(Debug)]
pub struct Watchdog {
    _done: Sender<()>,
}

impl Base {
    /// Returns what interrupts the statement that runs, from another thread.
    pub fn interrupter(&self) -> impl Fn() + Send + 'static {
        let handle = self.connection().get_interrupt_handle();
        move || handle.interrupt()
    }

    /// Ends whatever runs longer than the limit; `give_up` is called just before the
    /// process would have to end, and decides how it does.
    ///
    /// `waited` tells how long the process has waited for others since it started.
    pub fn watch(
        &self,
        limit: Duration,
        waited: impl Fn() -> Duration + Send + 'static,
        give_up: impl FnOnce() + Send + 'static,
    ) -> Result<Watchdog> {
        let (done, watched) = mpsc::channel();
        let interrupt = self.connection().get_interrupt_handle();
        let watching = move || {
            let before = waited();
            let start = Instant::now();
            let used = || start.elapsed().saturating_sub(waited().saturating_sub(before));
            if !is_over(&watched, limit, &used) {
                return;
            }
            interrupt.interrupt();
            if is_over(&watched, limit + GRACE, &used) {
                give_up();
            }
        };
        start(watching)?;
        Ok(Watchdog { _done: done })
    }
}

/// Starts a thread that watches; without one no limit on time would hold.
pub fn start(watching: impl FnOnce() + Send + 'static) -> Result<()> {
    thread::Builder::new().spawn(watching).map(drop).map_err(|error| {
        let message = format!("cannot watch the time: {error}");
        Error::new(ErrorKind::Statement, message).hint("the system allows no further thread")
    })
}

/// Waits until the time that was used is over the limit; false if the statement is done first.
fn is_over(watched: &Receiver<()>, limit: Duration, used: &impl Fn() -> Duration) -> bool {
    loop {
        let left = limit.saturating_sub(used());
        if left.is_zero() {
            return true;
        }
        if watched.recv_timeout(left) != Err(RecvTimeoutError::Timeout) {
            return false;
        }
    }
}
