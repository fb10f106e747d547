//! The bytes of a file into text, or the reason why they are none.

use crate::diagnostic::{Diagnostic, Location};

/// Text of a UTF-8 file (with or without a byte order mark, which stays in it), or of a UTF-16 file
/// with one, decoded. A NUL or bytes of another encoding are an error that names the place.
pub(crate) fn decode(path: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(not_text(path, "the file is UTF-32"));
    }
    let text = match bytes {
        bytes if bytes.starts_with(&[0xFF, 0xFE]) => utf16(path, &bytes[2..], u16::from_le_bytes)?,
        bytes if bytes.starts_with(&[0xFE, 0xFF]) => utf16(path, &bytes[2..], u16::from_be_bytes)?,
        bytes => utf8(path, bytes)?,
    };
    match text.find('\0') {
        None => Ok(text),
        Some(at) => Err(not_text(path, "the file holds a NUL: it is not text")
            .at(Location::of_byte(path, &text, at))),
    }
}

fn utf8(path: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    String::from_utf8(bytes).map_err(|err| {
        let at = err.utf8_error().valid_up_to();
        let bytes = err.as_bytes();
        let before = String::from_utf8_lossy(&bytes[..at]);
        let message = format!("byte {at} (0x{:02X}) is not UTF-8", bytes[at]);
        not_text(path, &message).at(Location::of_byte(path, &before, before.len()))
    })
}

fn utf16(path: &str, bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, Diagnostic> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(not_text(path, "the file is UTF-16 with an odd number of bytes"));
    }
    let mut text = String::with_capacity(bytes.len());
    for (idx, unit) in char::decode_utf16(pairs.iter().map(|pair| read(*pair))).enumerate() {
        let Ok(c) = unit else {
            let message = format!("character {} is half a UTF-16 pair", idx + 1);
            return Err(not_text(path, &message).at(Location::of_byte(path, &text, text.len())));
        };
        text.push(c);
    }
    Ok(text)
}

fn not_text(path: &str, message: &str) -> Diagnostic {
    Diagnostic::error("not-text", message)
        .at(Location::start(path))
        .help("save the file as UTF-8 text, or take it out of the folder")
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let found = decode("seeds/a.txt", bytes.to_vec());
        let found = found.map_err(|it| format!("{} {}", it.location.expect("a place"), it.message));
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn text_in_three_encodings() {
        check("نشست".as_bytes(), Ok("نشست"));
        check(b"\xFF\xFE\x46\x06\x34\x06", Ok("نش"));
        check(b"\xFE\xFF\x06\x46\x06\x34", Ok("نش"));
    }

    #[test]
    fn what_is_not_text_is_named_with_its_place() {
        check(b"ab\ncd\xC7\xE1", Err("seeds/a.txt:2:3 byte 5 (0xC7) is not UTF-8"));
        check(b"a\0b", Err("seeds/a.txt:1:2 the file holds a NUL: it is not text"));
        check(
            b"\xFF\xFE\x46",
            Err("seeds/a.txt:1:1 the file is UTF-16 with an odd number of bytes"),
        );
        check(b"\xFF\xFE\x00\xD8", Err("seeds/a.txt:1:1 character 1 is half a UTF-16 pair"));
        check(b"\xFF\xFE\0\0", Err("seeds/a.txt:1:1 the file is UTF-32"));
    }
}
