//! Latin runs inside Persian text, set apart so that neither disturbs the order of the other.

use std::io;

/// `text` as HTML: escaped, each run of Latin letters or ASCII digits in a `<bdi>` that says its language.
/// «سامانه BRICS» → «سامانه <bdi lang="en">BRICS</bdi>».
pub(crate) fn html(text: &str) -> String {
    let mut res = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
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
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    escape(text, &mut escaped);
    out.write_all(escaped.as_bytes())
}

/// Adds `text` with the five signs of HTML escaped, and without characters that turn the order of others.
pub(crate) fn escape(text: &str, res: &mut String) {
    for c in text.chars() {
        match c {
            '&' => res.push_str("&amp;"),
            '<' => res.push_str("&lt;"),
            '>' => res.push_str("&gt;"),
            '"' => res.push_str("&quot;"),
            '\'' => res.push_str("&#39;"),
            '\u{061C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => {}
            _ => res.push(c),
        }
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
        check("\u{202E}الف", "الف");
    }
}
