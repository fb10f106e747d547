//! The characters of a block, and the stretches that are nobody's Persian: addresses, handles, Latin words.

use crate::persian::Span;
use crate::persian::chars::ZWNJ;

use super::chars::{Class, class_of};
use super::{markup, steps};

/// A character, or a stretch of markup taken for one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Char {
    /// Its first byte in the seed.
    pub(super) start: u32,
    /// Itself; a space for markup.
    pub(super) c: char,
    /// What it is to the repair.
    pub(super) class: Class,
}

/// The characters of a stretch of the seed, its markup in one piece each.
pub(super) fn characters(seed: &str, span: Span) -> Vec<Char> {
    let holes = markup::find(seed, span);
    let mut chars = Vec::with_capacity(span.len() / 2 + 8);
    for c in around(seed, span, &holes) {
        chars.push(c);
    }
    chars
}

/// Where a URL, an address, a handle or another word in Latin letters that starts at `at` ends; `at`
/// itself when none does.
pub(super) fn protected(chars: &[Char], at: usize, follows_latin: bool) -> usize {
    let is_ascii = |idx: usize| is_ascii(chars[idx]);
    if !is_ascii(at) || (at > 0 && is_ascii(at - 1) && !follows_latin) {
        return at;
    }
    let end = (at..chars.len()).find(|&idx| !is_ascii(idx)).unwrap_or(chars.len());
    steps::count(end - at);
    let text: String = chars[at..end].iter().map(|c| c.c).collect();
    let has_letters = text.contains(|c: char| c.is_ascii_alphabetic());
    let is_tag = text.ends_with(['#', '@']);
    let is_address =
        has_letters && (text.contains("://") || text.contains("www.") || text.contains('@'));
    if is_tag || is_address {
        let tail = (end..chars.len()).find(|&idx| !goes_on(chars[idx])).unwrap_or(chars.len());
        steps::count(tail - end);
        return if tail > end || has_letters { tail } else { at };
    }
    if has_letters { end } else { at }
}

fn is_ascii(c: Char) -> bool {
    c.c.is_ascii_graphic() && c.class != Class::Markup
}

/// True for what a handle or an address may hold: `#سفر_استانی`.
fn goes_on(c: Char) -> bool {
    is_ascii(c)
        || c.c == ZWNJ
        || matches!(c.class, Class::Letter | Class::OtherLetter | Class::Mark | Class::Digit)
}

fn around<'s>(
    seed: &'s str,
    span: Span,
    holes: &'s [Span],
) -> impl Iterator<Item = Char> + use<'s> {
    let mut holes = holes.iter().copied().peekable();
    let mut indices = seed[span.range()].char_indices().peekable();
    std::iter::from_fn(move || {
        let (offset, c) = indices.next()?;
        let start = span.start + u32::try_from(offset).expect("a seed is far below 4 GiB");
        if let Some(hole) = holes.next_if(|hole| hole.start <= start) {
            while indices
                .next_if(|(next, _)| span.start as usize + next < hole.end as usize)
                .is_some()
            {}
            return Some(Char { start, c: ' ', class: Class::Markup });
        }
        Some(Char { start, c, class: class_of(c) })
    })
}
