//! Text that may stand in any file a machine reads.

use std::borrow::Cow;

/// `text` without what XML 1.0 forbids and without characters that turn the direction of what follows:
/// "a\u{0B}b\u{202E}c" → "abc". Half-spaces stay.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().all(may_stand) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| may_stand(*c)).collect())
}

/// The same on one line: any white space becomes one space.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let is_one = text.chars().all(|c| {
        let fits = may_stand(c) && (!c.is_whitespace() || c == ' ' && before != ' ');
        before = c;
        fits
    });
    if is_one && (before != ' ' || text.is_empty()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(plain(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `text` for XML and HTML, inside an element or a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut res = String::with_capacity(text.len() + 8);
    for c in plain(text).chars() {
        match c {
            '&' => res.push_str("&amp;"),
            '<' => res.push_str("&lt;"),
            '>' => res.push_str("&gt;"),
            '"' => res.push_str("&quot;"),
            '\'' => res.push_str("&#39;"),
            _ => res.push(c),
        }
    }
    res
}

fn may_stand(c: char) -> bool {
    let forbidden = match c {
        '\t' | '\n' | '\r' => false,
        '\u{FFFE}' | '\u{FFFF}' => true,
        _ => c.is_control(),
    };
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !forbidden && !turns
}

#[cfg(test)]
mod tests {
    use super::{escape, one_line, plain};

    #[test]
    fn only_what_may_stand() {
        assert_eq!(plain("a\u{0B}b\u{202E}c\u{FFFF}\u{85}\u{200C}\n"), "abc\u{200C}\n");
        for (text, line) in
            [(" a\r\nb\t c ", "a b c"), ("a  b", "a b"), ("a ", "a"), ("a b", "a b"), ("", "")]
        {
            assert_eq!(one_line(text), line);
        }
        assert_eq!(escape("<a href='x'>&\"\u{0}"), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    }
}
