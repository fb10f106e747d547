//! Tags, scripts and players that were copied out of a page together with its text.

use crate::persian::Span;

use super::chars::is_taken_out;
use super::steps;

/// What a page says above a player it could not show.
const CAPTIONS: [&str; 2] = ["کد ویدیو دانلود فیلم اصلی", "کد ویدیو"];
/// Elements whose contents are no text.
const ELEMENTS: [&str; 2] = ["script", "style"];
/// A tag longer than this is text with a sign in it.
const LONGEST_TAG: usize = 2000;

/// Stretches of markup, in order: «کد ویدیو … <div><script>…</script></div>متن» → «متن».
pub(super) fn find(seed: &str, span: Span) -> Vec<Span> {
    let text = &seed[span.range()];
    let mut found: Vec<Span> = Vec::new();
    let mut at = 0;
    // Elements that are never closed behind here, so that nobody looks for their end twice.
    let mut unclosed = [false; ELEMENTS.len()];
    while let Some(offset) = text[at..].find('<') {
        let start = at + offset;
        let Some(end) = tag_end(text, start, &mut unclosed) else {
            at = start + 1;
            continue;
        };
        let from = start - caption_before(&text[at..start]);
        let base = span.start as usize;
        match found.last_mut().filter(|last| last.end as usize == base + from) {
            Some(last) => *last = Span::new(last.start as usize, base + end),
            None => found.push(Span::new(base + from, base + end)),
        }
        at = end;
    }
    found
}

/// Where the tag that starts at `start` ends; with its contents when it is a script.
fn tag_end(text: &str, start: usize, unclosed: &mut [bool]) -> Option<usize> {
    let rest = &text[start + 1..];
    // What is taken out anyway hides no tag, or the next repair would find one.
    let name = rest.trim_start_matches(is_taken_out);
    let name = name.strip_prefix('/').unwrap_or(name).trim_start_matches(is_taken_out);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    steps::count(rest.len().min(LONGEST_TAG));
    let close = rest.bytes().take(LONGEST_TAG).position(|byte| matches!(byte, b'>' | b'<'))?;
    if rest.as_bytes()[close] == b'<' {
        return None;
    }
    let end = start + 1 + close + 1;
    for (element, unclosed) in ELEMENTS.iter().zip(unclosed) {
        let is_it =
            rest.get(..element.len()).is_some_and(|name| name.eq_ignore_ascii_case(element));
        if !is_it || *unclosed {
            continue;
        }
        match closing_tag(&text[end..], element) {
            Some(closing) => return Some(end + closing),
            None => *unclosed = true,
        }
    }
    Some(end)
}

/// Where `</script>` ends.
fn closing_tag(text: &str, element: &str) -> Option<usize> {
    steps::count(text.len());
    let mut at = 0;
    while let Some(offset) = text[at..].find("</") {
        let name = at + offset + 2;
        let is_it = text
            .get(name..name + element.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(element));
        if is_it {
            return Some(name + text[name..].find('>')? + 1);
        }
        at = name;
    }
    None
}

/// Bytes of a player's caption right before its tag.
fn caption_before(text: &str) -> usize {
    let trimmed = text.trim_end();
    let caption = CAPTIONS.iter().find(|caption| trimmed.ends_with(**caption));
    caption.map_or(0, |caption| text.len() - trimmed.len() + caption.len())
}
