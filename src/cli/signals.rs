//! Ctrl-C, SIGTERM and SIGHUP: the program ends with 130 and leaves nothing behind.
//!
//! Until there is something to clean up, the signal handler itself ends the process; that
//! costs a start three system calls. A command that writes files or that may run for long
//! has a thread for it, which also lets the shell outlive Ctrl-C.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::{io, thread};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::cli::stop::{self, INTERRUPTED};

/// Whether a signal ends the process from within its handler.
static AT_ONCE: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| Arc::new(AtomicBool::new(true)));

/// What Ctrl-C interrupts instead of the program.
static RUNNING: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);

/// Whether Ctrl-C has interrupted what runs.
static WAS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// The signals that end the program.
#[cfg(unix)]
const ENDING: [i32; 3] = [SIGINT, SIGTERM, signal_hook::consts::SIGHUP];
#[cfg(not(unix))]
const ENDING: [i32; 2] = [SIGINT, SIGTERM];

/// Makes the signals end the program at once, with its own exit code.
pub fn end_at_once() {
    for signal in ENDING {
        // Without a handler the system ends the program, with a code of its own.
        flag::register_conditional_shutdown(signal, INTERRUPTED, Arc::clone(&AT_ONCE)).ok();
    }
}

/// Makes the signals end the program without leftovers.
pub fn end_with_care() {
    // Where no thread can be had, the handler still ends the program.
    if watch().is_ok() {
        AT_ONCE.store(false, Ordering::SeqCst);
    }
}

#[cfg(unix)]
fn watch() -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new(ENDING)?;
    let watching = move || signals.forever().for_each(came);
    thread::Builder::new().spawn(watching).map(drop)
}

/// No thread can wait for a signal here; one that looks now and then is quick enough.
#[cfg(not(unix))]
fn watch() -> io::Result<()> {
    let flags = ENDING.map(|signal| (signal, Arc::new(AtomicBool::new(false))));
    for (signal, flag) in &flags {
        flag::register(*signal, Arc::clone(flag))?;
    }
    let watching = move || {
        loop {
            for (signal, flag) in &flags {
                if flag.swap(false, Ordering::SeqCst) {
                    came(*signal);
                }
            }
            thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    thread::Builder::new().spawn(watching).map(drop)
}

fn came(signal: i32) {
    let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    if let (SIGINT, Some(interrupt)) = (signal, &*running) {
        // What is not interrupted by the first Ctrl-C is ended by the second.
        if !WAS_INTERRUPTED.swap(true, Ordering::SeqCst) {
            interrupt();
            return;
        }
    }
    stop::interrupted();
}

/// Runs something that Ctrl-C interrupts instead of ending the program; also says whether
/// it has.
pub fn interruptible<T>(
    interrupt: impl Fn() + Send + 'static,
    run: impl FnOnce() -> T,
) -> (T, bool) {
    let set = |running| *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) = running;
    WAS_INTERRUPTED.store(false, Ordering::SeqCst);
    set(Some(Box::new(interrupt)));
    let value = run();
    set(None);
    (value, WAS_INTERRUPTED.load(Ordering::SeqCst))
}
