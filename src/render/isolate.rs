//! Latin runs inside Persian text, set apart so that neither disturbs the order of the other.

use std::io;

/// `text` as HTML: escaped, each run of Latin letters or ASCII digits in a `<bdi>` that says its language.
/// «سامانه BRICS» → «سامانه <bdi lang="en">BRICS</bdi>».
pub(crate) fn html(text: &str) -> String {
    let mut res = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(start) = rest.bytes().position(|byte| byte.is_ascii_alphanumeric()) {
        let (before, run) = rest.split_at(start);
        let run = &run[..run_length(run)];
        escape(before, &mut res);
        let lang =
            if run.contains(|c: char| c.is_ascii_alphabetic()) { " lang=\"en\"" } else { "" };
        res.push_str("<bdi");
        res.push_str(lang);
        res.push('>');
        escape(run, &mut res);
        res.push_str("</bdi>");
        rest = &rest[start + run.len()..];
    }
    escape(rest, &mut res);
    res
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
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while at < bytes.len() {
        // Half of all Persian letters begin with this byte, and one sign that counts.
        let is_letter = bytes[at] == 0xD8 && bytes[at + 1] != 0x9C;
        if is_letter || !MAY_STAND_FOR[usize::from(bytes[at])] {
            at += 1;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or_default();
        let after = at + c.len_utf8();
        if let Some(instead) = instead(c) {
            put(&text[from..at])?;
            put(instead)?;
            from = after;
        }
        at = after;
    }
    put(&text[from..])
}

/// First bytes of the characters that [`instead`] knows.
static MAY_STAND_FOR: [bool; 256] = {
    let mut table = [false; 256];
    let firsts = b"&<>\"'\xD8\xE2";
    let mut idx = 0;
    while idx < firsts.len() {
        table[firsts[idx] as usize] = true;
        idx += 1;
    }
    table
};

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
