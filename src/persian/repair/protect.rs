//! The characters of a block, and the stretches that are nobody's Persian: addresses, handles, Latin words.

use crate::persian::Span;
use crate::persian::chars::ZWNJ;

use super::chars::{COMMON, Char, Class};
use super::{markup, steps};

/// The characters of a stretch of the seed, its markup in one piece each.
pub(super) fn characters(seed: &str, span: Span) -> Vec<Char> {
    let mut chars = Vec::with_capacity(span.len() / 2 + 8);
    let mut at = span.start;
    for hole in markup::find(seed, span) {
        add(&mut chars, seed, Span { start: at, end: hole.start });
        chars.push(Char { class: Class::Markup, code: 0, ..Char::new(hole.start, ' ') });
        at = hole.end;
    }
    add(&mut chars, seed, Span { start: at, end: span.end });
    chars
}

/// Adds the characters of a stretch without markup.
fn add(chars: &mut Vec<Char>, seed: &str, span: Span) {
    let common = COMMON.as_slice();
    let text = &seed[span.range()];
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut start = span.start;
    while let Some(&first) = bytes.get(at) {
        let (number, width) = match (first, bytes.get(at + 1)) {
            (..0x80, _) => (usize::from(first), 1),
            (..0xE0, Some(&second)) => {
                (usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F), 2)
            }
            _ => (usize::MAX, 0),
        };
        let char = match common.get(number) {
            Some(char) => Char { start, ..*char },
            None => Char::new(start, text[at..].chars().next().expect("a character starts here")),
        };
        let width = if width == 0 { char.c.len_utf8() } else { width };
        chars.push(char);
        at += width;
        start += if width == 2 { 2 } else { u32::try_from(width).expect("at most four bytes") };
    }
}

/// What starts at a character.
pub(super) enum Protected {
    /// A URL, an address, a handle or another word in Latin letters, up to this character.
    To(usize),
    /// None of these, anywhere before this character.
    Nothing(usize),
}

/// Tells whether a URL, an address, a handle or another word in Latin letters starts at `at`.
pub(super) fn protected(chars: &[Char], at: usize, follows_latin: bool) -> Protected {
    let is_ascii = |idx: usize| is_ascii(chars[idx]);
    if !is_ascii(at) || (at > 0 && is_ascii(at - 1) && !follows_latin) {
        return Protected::Nothing(at);
    }
    let end = run_end(chars, at);
    let text: String = (at..end).filter(|&idx| is_ascii(idx)).map(|idx| chars[idx].c).collect();
    let has_letters = text.contains(|c: char| c.is_ascii_alphabetic());
    // A tag that begins with digits is one, whatever digits they become: «#5سفر».
    let is_tag = text.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(['#', '@']);
    let is_address =
        has_letters && (text.contains("://") || text.contains("www.") || text.contains('@'));
    if is_tag || is_address {
        let tail = (end..chars.len()).find(|&idx| !goes_on(chars[idx])).unwrap_or(chars.len());
        steps::count(tail - end);
        // Half-spaces and what is not seen go from the end of a line; they make no tag.
        let names = (end..tail).any(|idx| is_ascii(idx) || is_seen(chars[idx].class));
        return if names || has_letters { Protected::To(tail) } else { Protected::Nothing(end) };
    }
    if has_letters { Protected::To(end) } else { Protected::Nothing(end) }
}

fn is_ascii(c: Char) -> bool {
    c.c.is_ascii_graphic() && c.class != Class::Markup
}

/// Where a run of ASCII ends that starts at `at`. What is not seen parts nothing, nor does a half-space beside a sign:
/// they will be gone.
fn run_end(chars: &[Char], at: usize) -> usize {
    let mut last = at;
    let mut next = at + 1;
    while let Some(c) = chars.get(next) {
        if is_ascii(*c) {
            last = next;
        } else if c.class == Class::Half {
            let passed = |c: &Char| c.class == Class::Half || is_gone(c);
            let behind = &chars[next..];
            next += behind.iter().position(|c| !passed(c)).unwrap_or(behind.len());
            let stays = |c: &Char| holds_half(chars[last].class) && holds_half(c.class);
            if chars.get(next).is_none_or(|c| !is_ascii(*c) || stays(c)) {
                break;
            }
            continue;
        } else if !is_gone(c) {
            break;
        }
        next += 1;
    }
    steps::count(next - at);
    last + 1
}

/// True for what is taken out of an address.
pub(super) fn is_gone(c: &Char) -> bool {
    c.class == Class::Gone || c.c == '\u{00AD}'
}

/// True for what a half-space may stand beside.
pub(super) fn holds_half(class: Class) -> bool {
    matches!(class, Class::Letter | Class::OtherLetter | Class::Mark | Class::Digit | Class::Latin)
}

/// True for a letter, a digit and a mark: the signs that make `#` a tag.
fn is_seen(class: Class) -> bool {
    matches!(class, Class::Letter | Class::OtherLetter | Class::Mark | Class::Digit)
}

/// True for what a handle or an address may hold: `#سفر_استانی`; and for what is not seen, behind which it would go
/// on once that is taken out.
fn goes_on(c: Char) -> bool {
    is_ascii(c)
        || c.c == ZWNJ
        || is_seen(c.class)
        || matches!(c.class, Class::Gone | Class::SoftHalf | Class::Tatweel)
}
