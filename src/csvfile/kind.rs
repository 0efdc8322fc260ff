//! What a file is, if it is something else than text with commas.

/// How files of other kinds begin.
const KINDS: [(&[u8], &str); 17] = [
    (b"PK\x03\x04", "is a workbook or ZIP archive, expected CSV text: export it as CSV"),
    (b"PK\x05\x06", "is an empty ZIP archive, expected CSV text"),
    (b"\xD0\xCF\x11\xE0", "is a workbook, expected CSV text: export it as CSV"),
    (b"\x1F\x8B", "is compressed with gzip, expected CSV text: unpack it first"),
    (b"\x28\xB5\x2F\xFD", "is compressed with zstd, expected CSV text: unpack it first"),
    (b"\xFD7zXZ\0", "is compressed with xz, expected CSV text: unpack it first"),
    (b"BZh91AY&SY", "is compressed with bzip2, expected CSV text: unpack it first"),
    (b"7z\xBC\xAF\x27\x1C", "is a 7z archive, expected CSV text: unpack it first"),
    (b"SQLite format 3\0", "is a SQLite database, expected CSV text"),
    (b"PAR1\x15", "is a Parquet file, expected CSV text: export it as CSV"),
    (b"ARROW1\0", "is an Arrow file, expected CSV text: export it as CSV"),
    (b"%PDF-", "is a PDF document, expected CSV text"),
    (b"{\\rtf", "is an RTF document, expected CSV text"),
    (b"\0\0\xFE\xFF", "is UTF-32 text, expected UTF-8"),
    (b"\xFF\xFE\0\0", "is UTF-32 text, expected UTF-8"),
    (b"\xFF\xFE", "is UTF-16 text, expected UTF-8: save it as UTF-8"),
    (b"\xFE\xFF", "is UTF-16 text, expected UTF-8: save it as UTF-8"),
];

/// How a page begins, in small letters.
const PAGES: [&[u8]; 8] =
    [b"<!doctype", b"<html", b"<head", b"<body", b"<meta", b"<table", b"<script", b"<!--"];

/// Says what the file is by its first bytes; nothing if it may be CSV.
pub(super) fn other_kind(start: &[u8]) -> Option<&'static str> {
    if let Some((_, words)) = KINDS.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Some(words);
    }
    // Letters of a Latin script in UTF-16 have every other byte zero.
    let zeros = |from: usize| {
        start.len() >= 4 && start.iter().skip(from).step_by(2).take(2).all(|b| *b == 0)
    };
    if zeros(0) != zeros(1) {
        return Some("is UTF-16 text, expected UTF-8: save it as UTF-8");
    }
    let text = start.strip_prefix(super::strict::MARK).unwrap_or(start).trim_ascii_start();
    let begins =
        |with: &[u8]| text.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    if PAGES.iter().any(|page| begins(page)) {
        return Some("is a web page, expected CSV text");
    }
    if begins(b"<?xml") {
        return Some("is an XML document, expected CSV text");
    }
    is_json(text).then_some("is JSON text, expected CSV text: export it as CSV")
}

/// Whether the text begins as a JSON document that is no number and no word does.
fn is_json(text: &[u8]) -> bool {
    let Some((first, rest)) = text.split_first() else { return false };
    let next = rest.trim_ascii_start().first();
    match first {
        b'{' => matches!(next, Some(b'"' | b'}')),
        // `[id]` and `[1]` may be names; a list of several numbers, or in a list, is none.
        b'[' => {
            let inside = rest.split(|c| *c == b']').next().unwrap_or_default();
            let is_number = next.is_some_and(|c| c.is_ascii_digit() || *c == b'-');
            matches!(next, Some(b'{' | b'[' | b'"')) || is_number && inside.contains(&b',')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::other_kind;

    #[test]
    fn knows_other_files_by_their_beginning() {
        for (start, words) in [
            (&b"\xFF\xFEa\0"[..], "UTF-16"),
            (b"\xFF\xFE\0\0a\0\0\0", "UTF-32"),
            (b" \n<HTML>", "web page"),
            (b"\xEF\xBB\xBF<!DOCTYPE html>", "web page"),
            (b"\n<table border=1>", "web page"),
            (b"\n<?xml version=\"1.0\"?>", "XML"),
            (b"{\"a\":1}", "JSON"),
            (b"[\n  {\"a\":1}]", "JSON"),
            (b"[[1,2],[3,4]]", "JSON"),
            (b"[\"a\",\"b\"]", "JSON"),
            (b"[1,2,3]", "JSON"),
            (b"{}", "JSON"),
        ] {
            let found = other_kind(start).unwrap_or_default();
            assert!(found.contains(words), "{}: {found}", start.escape_ascii());
        }
    }

    #[test]
    fn leaves_what_may_be_csv() {
        for start in [
            &b""[..],
            b"a",
            b"[id],[name]\n1,2\n",
            b"[1],[2]\n",
            b"{id},x\n",
            b"<none>,x\n",
            b"PK,x\n",
            b"PAR1,PAR2\n",
            b"\0",
        ] {
            assert_eq!(other_kind(start), None, "{}", start.escape_ascii());
        }
    }
}
