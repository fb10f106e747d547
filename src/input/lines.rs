//! A text's non-empty lines, with broken sentences put together again.

use std::ops::Range;

use crate::persian::Span;

/// One or more lines that are one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Without the white space around it.
    pub(crate) span: Span,
    /// Which non-empty lines of the text it covers, counted from zero.
    pub(crate) numbers: Range<u32>,
}

/// Every line of `text` from byte `start` on that holds more than white space and invisible marks.
/// `first` is the number of the first one.
pub(crate) fn lines(text: &str, start: usize, first: u32) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut number = first;
    let mut at = start;
    for line in text[start..].split(is_line_end) {
        let trimmed = line.trim_matches(is_blank);
        if !trimmed.is_empty() {
            let begin = at + (line.len() - line.trim_start_matches(is_blank).len());
            let span = Span::new(begin, begin + trimmed.len());
            match found.last_mut() {
                Some(last) if goes_on(&text[last.span.range()], trimmed) => {
                    last.span.end = span.end;
                    last.numbers.end = number + 1;
                }
                _ => found.push(Line { span, numbers: number..number + 1 }),
            }
            number += 1;
        }
        at += line.len() + text[at + line.len()..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// White space, and marks that show nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FE0F}')
}

/// LF, CR, and what Unicode counts as an end of line (UAX 14: BK, NL).
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `next` is the rest of the sentence that `line` begins: the wire breaks lines behind the
/// link in a dateline («… صدا و سیما⏎، مرکز نیلکوه») and now and then behind a conjunction («… و⏎در …»).
fn goes_on(line: &str, next: &str) -> bool {
    if next.starts_with(['،', '؛', ':']) {
        return true;
    }
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let open = ["و", "در", "به", "از", "با", "که", "تا", "یا", "برای"].contains(&last);
    open && line.len() > last.len() && !next.starts_with("به گزارش")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, std::ops::Range<u32>)]) {
        let found = lines(text, 0, 0);
        let found: Vec<_> =
            found.iter().map(|line| (&text[line.span.range()], line.numbers.clone())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_end_in_many_ways() {
        check(
            "a\n\nb\r\nc\u{2028}d \u{FE0F}",
            &[("a", 0..1), ("b", 1..2), ("c", 2..3), ("d", 3..4)],
        );
        check(" \u{200C}\n\t", &[]);
    }

    #[test]
    fn a_broken_sentence_is_one_block() {
        check("به گزارش سیما\n، مرکز نیلکوه", &[("به گزارش سیما\n، مرکز نیلکوه", 0..2)]);
        check(
            "راه تازه ساختند و\nما ماندیم.\nپایان.",
            &[("راه تازه ساختند و\nما ماندیم.", 0..2), ("پایان.", 2..3)],
        );
        check("نشست آب و\nبه گزارش سیما", &[("نشست آب و", 0..1), ("به گزارش سیما", 1..2)]);
    }
}
