//! Output that knows how long it was kept waiting by its reader.

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long was waited so far, and since when somebody waits now.
static WAITED: Mutex<(Duration, Option<Instant>)> = Mutex::new((Duration::ZERO, None));

/// Returns how long the program has waited for the reader of its output.
pub fn waited() -> Duration {
    let (sum, since) = *WAITED.lock().unwrap_or_else(PoisonError::into_inner);
    sum + since.map_or(Duration::ZERO, |since| since.elapsed())
}

/// A writer whose every write is counted as waiting.
pub struct Waiting<W>(pub W);

impl<W: Write> Waiting<W> {
    fn during<T>(&mut self, write: impl FnOnce(&mut W) -> T) -> T {
        let lock = || WAITED.lock().unwrap_or_else(PoisonError::into_inner);
        lock().1 = Some(Instant::now());
        let value = write(&mut self.0);
        let mut state = lock();
        if let Some(since) = state.1.take() {
            state.0 += since.elapsed();
        }
        value
    }
}

impl<W: Write> Write for Waiting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.during(|out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.during(Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::{Waiting, waited};
    use std::io::{self, Write};
    use std::time::Duration;

    /// A reader that takes its time.
    struct Slow;

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            std::thread::sleep(Duration::from_millis(20));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_slow_reader_is_waited_for_and_counted() {
        let before = waited();
        Waiting(Slow).write_all(b"x").unwrap();
        assert!(waited() >= before + Duration::from_millis(20));
    }
}
