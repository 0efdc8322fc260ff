//! Rows read on a thread of their own, while those before them are inserted.
//!
//! Taking a file apart is a tenth of the work of making a table, and the one tenth that
//! does not need the database.

use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender};

use crate::csvfile::{Reader, RowRef};
use crate::problem::Problem;

/// Rows that are handed over at once; enough that the handing over costs nothing.
const MOST_ROWS: usize = 1024;

/// Bytes of text that are handed over at once, however few rows they are.
const MOST_TEXT: usize = 256 * 1024;

/// What the reading thread hands over, in the order of the file.
pub(super) enum Piece {
    /// Rows of the right length.
    Rows(Rows),
    /// Something that is wrong with a row, or with all that follows.
    Problem(Problem),
}

/// Cells of some rows, one after the other.
#[derive(Default)]
pub(super) struct Rows {
    lines: Vec<u64>,
    text: String,
    /// Where the text of each cell ends.
    ends: Vec<usize>,
}

impl Rows {
    /// Returns how many rows there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Returns the line on which a row starts.
    pub(super) fn line(&self, row: usize) -> u64 {
        self.lines[row]
    }

    /// Returns the cells from one cell to before another, counted through all rows.
    pub(super) fn cells(&self, from: usize, to: usize) -> impl Iterator<Item = &str> {
        let mut start = from.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends[from..to].iter().map(move |end| {
            let cell = &self.text[start..*end];
            start = *end;
            cell
        })
    }

    fn push(&mut self, row: &RowRef<'_>) {
        self.lines.push(row.line);
        for cell in row.cells() {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
    }

    fn is_full(&self) -> bool {
        self.len() >= MOST_ROWS || self.text.len() >= MOST_TEXT
    }

    fn clear(&mut self) {
        self.lines.clear();
        self.text.clear();
        self.ends.clear();
    }
}

/// Reads to the end of the file, or until nobody listens any more.
///
/// `used` brings back what was inserted, to be filled again.
pub(super) fn read_all(
    mut reader: Reader<impl Read>,
    pieces: &SyncSender<Piece>,
    used: &Receiver<Rows>,
) {
    let mut rows = Rows::default();
    loop {
        let problem = match reader.next_row() {
            Some(Ok(row)) => {
                rows.push(&row);
                if !rows.is_full() {
                    continue;
                }
                None
            }
            Some(Err(problem)) => Some(problem),
            None => {
                // Nobody listens: there is nobody to tell.
                drop(pieces.send(Piece::Rows(rows)));
                return;
            }
        };
        let mut next = used.try_recv().unwrap_or_default();
        next.clear();
        let full = std::mem::replace(&mut rows, next);
        let sent = pieces.send(Piece::Rows(full));
        let sent = problem.map_or(sent, |problem| pieces.send(Piece::Problem(problem)));
        if sent.is_err() {
            return;
        }
    }
}
