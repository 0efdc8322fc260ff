//! Wordings as the base holds them: in bytes, words as numbers of tokens.
//!
//! A question is compared with the wordings of a hundred facts. As texts they would have to
//! be cut into words each time; numbers are compared as they lie there.
//!
//! A wording is a row of numbers, each seven bits a byte, the lowest first, the last byte
//! marked by a bit that is not set:
//!
//! | number | meaning |
//! | --- | --- |
//! | kind | place in `KINDS`, plus 4 if it asks for yes or no and the answer is yes, 8 if it is no |
//! | weight | what its words tell together, in hundredths |
//! | length, bytes | the text of [`Polarity::field`](super::polarity::Polarity::field) |
//! | length, bytes | its fields |
//!
//! A field is twice the number of its stems, plus 1 if it is a name; then the name's token
//! if it is one, and the tokens of the stems.

/// Kinds of wordings, by their number.
const KINDS: [&str; 4] = ["question", "statement", "name", "report"];

/// Answers to a wording that asks for yes or no, by their number; 0 is none.
const ANSWERS: [&str; 2] = ["yes", "no"];

/// A unit of a wording: a name with its words, or one word; all as numbers of tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The token of the fact that the name calls.
    pub name: Option<u32>,
    /// Tokens of the words' stems.
    pub stems: Vec<u32>,
}

/// A wording, read but for its fields.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wording<'a> {
    /// `question`, `statement`, `name` or `report`.
    pub kind: &'static str,
    /// The answer, where it asks for yes or no.
    pub yes_no: Option<&'static str>,
    /// What its words tell together.
    pub weight: f64,
    /// Which way it faces: see [`Wording::polarity`].
    polarity: &'a [u8],
    /// Its telling words: see [`Fields`].
    pub words: &'a [u8],
}

impl<'a> Wording<'a> {
    /// Which way it faces, as [`Polarity::field`](super::polarity::Polarity::field) wrote it.
    pub fn polarity(&self) -> &'a str {
        std::str::from_utf8(self.polarity).unwrap_or_default()
    }
}

/// Adds a wording to others of its fact. An unknown kind is taken for a question.
pub fn write(
    bytes: &mut Vec<u8>,
    kind: &str,
    yes_no: Option<&str>,
    weight: f64,
    polarity: &str,
    fields: &[Field],
) {
    let place = |all: &[&str], word: &str| all.iter().position(|known| *known == word);
    let kind = place(&KINDS, kind).unwrap_or(0);
    let answer = yes_no.and_then(|word| place(&ANSWERS, word)).map_or(0, |place| place + 1);
    put(bytes, kind + KINDS.len() * answer);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a sum of few small weights"
    )]
    put(bytes, (weight * 100.0).round() as usize);
    put(bytes, polarity.len());
    bytes.extend(polarity.as_bytes());
    let mut words = Vec::new();
    for field in fields {
        put(&mut words, field.stems.len() * 2 + usize::from(field.name.is_some()));
        for token in field.name.iter().chain(&field.stems) {
            put(&mut words, *token as usize);
        }
    }
    put(bytes, words.len());
    bytes.extend(words);
}

fn put(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Reads the wordings of a fact one after the other, up to the first that is not whole.
#[derive(Clone, Debug)]
pub struct Wordings<'a>(pub &'a [u8]);

impl<'a> Iterator for Wordings<'a> {
    type Item = Wording<'a>;

    fn next(&mut self) -> Option<Wording<'a>> {
        let kind = take(&mut self.0)? as usize;
        let weight = f64::from(take(&mut self.0)?) / 100.0;
        let polarity = part(&mut self.0)?;
        Some(Wording {
            kind: KINDS[kind % KINDS.len()],
            yes_no: (kind / KINDS.len()).checked_sub(1).and_then(|at| ANSWERS.get(at).copied()),
            weight,
            polarity,
            words: part(&mut self.0)?,
        })
    }
}

/// Reads the fields of a wording into one that is used again and again.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(pub &'a [u8]);

impl Fields<'_> {
    /// Passes the next field over and returns whether one of its tokens is wanted; nothing
    /// where there is none.
    pub fn skip(&mut self, wanted: impl Fn(u32) -> bool) -> Option<bool> {
        let head = take(&mut self.0)?;
        let mut found = false;
        for _ in 0..head / 2 + head % 2 {
            found |= wanted(take(&mut self.0)?);
        }
        Some(found)
    }

    /// Reads the next field; false where there is none.
    pub fn read(&mut self, field: &mut Field) -> bool {
        field.name = None;
        field.stems.clear();
        let Some(head) = take(&mut self.0) else { return false };
        if head & 1 == 1 {
            field.name = take(&mut self.0);
        }
        for _ in 0..head / 2 {
            let Some(stem) = take(&mut self.0) else { return false };
            field.stems.push(stem);
        }
        true
    }
}

/// Takes a number from the start.
#[inline]
fn take(bytes: &mut &[u8]) -> Option<u32> {
    // Most numbers have a single byte.
    if let Some((first @ ..0x80, rest)) = bytes.split_first() {
        *bytes = rest;
        return Some(u32::from(*first));
    }
    let mut number = 0;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        number |= u32::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            *bytes = &bytes[place + 1..];
            return Some(number);
        }
    }
    None
}

/// Takes bytes from the start, after the number that tells how many.
fn part<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = take(bytes)? as usize;
    let (part, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::{Field, Fields, Wordings, write};

    fn fields() -> Vec<Field> {
        vec![
            Field { name: Some(70_000), stems: vec![1, 127] },
            Field { name: None, stems: vec![128] },
            Field { name: Some(3), stems: vec![] },
        ]
    }

    fn two() -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, "report", None, 0.5, "", &[]);
        write(&mut bytes, "question", Some("no"), 347.29, "not need+", &fields());
        bytes
    }

    #[test]
    fn what_is_written_is_read_again() {
        let bytes = two();
        let read: Vec<_> = Wordings(&bytes).collect();
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].kind, read[0].yes_no, read[0].polarity()), ("report", None, ""));
        assert_eq!((read[1].kind, read[1].yes_no), ("question", Some("no")));
        assert_eq!((read[1].weight, read[1].polarity()), (347.29, "not need+"));
        let mut found = Vec::new();
        let (mut rest, mut field) = (Fields(read[1].words), Field::default());
        while rest.read(&mut field) {
            found.push(field.clone());
        }
        assert_eq!(found, fields());
        let mut rest = Fields(read[1].words);
        let wanted: Vec<_> = std::iter::from_fn(|| rest.skip(|token| token > 127)).collect();
        assert_eq!(wanted, [true, true, false]);
    }

    #[test]
    fn what_is_cut_off_ends_without_harm() {
        let bytes = two();
        for length in 0..bytes.len() {
            assert!(Wordings(&bytes[..length]).count() < 2, "{length}");
        }
        assert_eq!(Wordings(&[0xff; 20]).count(), 0);
        assert!(!Fields(&[9, 1]).read(&mut Field::default()));
    }
}
