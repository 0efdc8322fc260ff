//! Texts in few bytes: the known questions of one fact, which share most of their words.
//!
//! The owner of `miniz_oxide`. A base is read whole when it is written to a file, so what it
//! does not hold takes neither room in the program nor memory.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;

/// How much work is put into packing, from 0 to 10; unpacking is the same for all.
const LEVEL: u8 = 9;

/// Packs a text.
pub fn pack(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), LEVEL)
}

/// Returns the text that was packed; nothing if the bytes are no packed text.
pub fn unpack(bytes: &[u8]) -> Option<String> {
    String::from_utf8(decompress_to_vec(bytes).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn a_text_comes_back_as_it_was() {
        for text in ["", "who patches", "größe\n\tyes\n".repeat(500).as_str()] {
            assert_eq!(unpack(&pack(text)).as_deref(), Some(text));
        }
    }

    #[test]
    fn likes_of_each_other_take_little_room() {
        let text = "who patches the operating system of it\n".repeat(50);
        assert!(pack(&text).len() * 10 < text.len());
    }

    #[test]
    fn damaged_bytes_are_no_text() {
        assert_eq!(unpack(b"no packed text"), None);
    }
}
