//! Latin runs inside Persian text, set apart so that neither disturbs the order of the other.

use std::borrow::Cow;
use std::io;

/// `text` as HTML: escaped, each run of Latin letters or ASCII digits in a `<bdi>` that says its language.
/// «سامانه BRICS» → «سامانه <bdi lang="en">BRICS</bdi>».
pub(crate) fn html(text: &str) -> Cow<'_, str> {
    let is_plain = find(text, 0, |byte| is_of_run(byte) || may_be_sign(byte)).is_none();
    if is_plain {
        return text.into();
    }
    let mut res = String::with_capacity(text.len() + text.len() / 8);
    html_onto(text, &mut res);
    res.into()
}

/// The same behind what `res` holds already.
pub(crate) fn html_onto(text: &str, res: &mut String) {
    let mut done = 0;
    while let Some(start) = find(text, done, is_of_run) {
        let run = &text[start..start + run_length(&text[start..])];
        escape(&text[done..start], res);
        let is_latin = run.bytes().any(|byte| byte.is_ascii_alphabetic());
        res.push_str(if is_latin { "<bdi lang=\"en\">" } else { "<bdi>" });
        escape(run, res);
        res.push_str("</bdi>");
        done = start + run.len();
    }
    escape(&text[done..], res);
}

fn is_of_run(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// Bytes up to the last letter or digit of a run that begins here.
fn run_length(run: &str) -> usize {
    let mut end = 0;
    for (at, c) in run.char_indices() {
        if c.is_ascii_alphanumeric() {
            end = at + 1;
        } else if !matches!(
            c,
            ' ' | '.'
                | ','
                | '_'
                | '-'
                | '/'
                | ':'
                | '@'
                | '#'
                | '?'
                | '&'
                | '='
                | '%'
                | '+'
                | '\''
        ) {
            break;
        }
    }
    end
}

/// Writes `text` as [`escape`] has it: Tera escapes every value with this.
pub(crate) fn write_escaped(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    pieces(text, |piece| out.write_all(piece.as_bytes()))
}

/// Adds `text` with the five signs of HTML escaped, and without characters that turn the order of others.
pub(crate) fn escape(text: &str, res: &mut String) {
    pieces(text, |piece| {
        res.push_str(piece);
        Ok(())
    })
    .expect("memory does not fail");
}

/// Hands over `text` in pieces: long stretches as they stand, and what stands for each character that may not.
fn pieces(text: &str, mut put: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
    let (mut from, mut at) = (0, 0);
    while let Some(found) = find(text, at, may_be_sign) {
        // A sign is known by its first byte, and one of them by its second.
        let start = text.floor_char_boundary(found);
        let c = text[start..].chars().next().unwrap_or_default();
        at = start + c.len_utf8();
        if let Some(instead) = instead(c) {
            put(&text[from..start])?;
            put(instead)?;
            from = at;
        }
    }
    put(&text[from..])
}

/// True for the bytes that tell the characters of [`instead`] from others: their first, but for U+061C the second,
/// since half of all Persian letters begin as it does.
fn may_be_sign(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0x9C | 0xE2)
}

/// Where the first byte of this kind stands, from byte `start` on. Most stretches have none: sixteen bytes are looked
/// at at once.
fn find(text: &str, start: usize, is_it: impl Fn(u8) -> bool) -> Option<usize> {
    let rest = &text.as_bytes()[start..];
    let (chunks, _) = rest.as_chunks::<16>();
    let has_none = |chunk: &&[u8; 16]| !chunk.iter().fold(false, |any, byte| any | is_it(*byte));
    let passed = 16 * chunks.iter().take_while(has_none).count();
    rest[passed..].iter().position(|byte| is_it(*byte)).map(|at| start + passed + at)
}

/// What is written for a character that may not stand as it is.
fn instead(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::html;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(html(text), expected);
    }

    #[test]
    fn latin_runs_are_set_apart() {
        check("سامانه BRICS Plus، نو", "سامانه <bdi lang=\"en\">BRICS Plus</bdi>، نو");
        check("در 12 روز", "در <bdi>12</bdi> روز");
        check("۱۲ سفیر", "۱۲ سفیر");
    }

    #[test]
    fn nothing_becomes_markup() {
        check("<b>", "&lt;<bdi lang=\"en\">b</bdi>&gt;");
        check("\u{202E}الف\u{200F}ب\u{061C}", "الفب");
        check("ا&\u{200C}'\"«۱»", "ا&amp;\u{200C}&#39;&quot;«۱»");
    }
}
