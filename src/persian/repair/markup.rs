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
    // Where something begins like a tag, but another one comes before its end, or before its name.
    let mut broken: Vec<usize> = Vec::new();
    let mut at = 0;
    // Elements that are never closed behind here, so that nobody looks for their end twice.
    let mut unclosed = [false; ELEMENTS.len()];
    while let Some(offset) = text[at..].find('<') {
        let start = at + offset;
        let begins = begins_tag(text, start);
        let end = if begins { tag_end(text, start, &mut unclosed) } else { None };
        let Some(end) = end else {
            if begins || begins_with_tag(&text[start + 1..]) {
                broken.push(start);
            }
            at = start + 1;
            continue;
        };
        let from = start - caption_before(&text[at..start]);
        match found.last_mut().filter(|last| last.end as usize == from) {
            Some(last) => *last = Span::new(last.start as usize, end),
            None => found.push(Span::new(from, end)),
        }
        at = end;
    }
    for start in broken {
        if begins_tag(text, start) || begins_declaration(text, start, &found) {
            leave_inside(text, start, &mut found);
        }
    }
    let placed = |it: Span| Span { start: span.start + it.start, end: span.start + it.end };
    found.into_iter().filter(|it| !it.is_empty()).map(placed).collect()
}

/// Leaves the tags inside a broken one where they are, if it would be whole without them: the next repair would
/// take it, with words that nobody meant for a tag.
fn leave_inside(text: &str, start: usize, found: &mut [Span]) {
    let first = found.partition_point(|it| (it.start as usize) < start);
    let (mut at, mut last, mut room) = (start + 1, first, LONGEST_TAG);
    loop {
        let next = found.get(last).map_or(text.len(), |it| it.start as usize);
        let stretch = &text.as_bytes()[at..next];
        let sign = stretch.iter().take(room).position(|byte| matches!(byte, b'>' | b'<'));
        steps::count(stretch.len().min(room));
        match sign {
            Some(sign) if stretch[sign] == b'>' => {
                // Emptied, not taken out: there may be millions.
                found[first..last].iter_mut().for_each(|it| it.end = it.start);
                return;
            }
            None if stretch.len() < room && last < found.len() => {
                room -= stretch.len();
                at = found[last].end as usize;
                last += 1;
            }
            _ => return,
        }
    }
}

/// True where «!» comes behind the tags that follow an opening sign: once they are gone, it is a tag itself.
fn begins_declaration(text: &str, start: usize, found: &[Span]) -> bool {
    let first = found.partition_point(|it| (it.start as usize) < start);
    let mut tags = found[first..].iter().peekable();
    let (mut at, mut is_closing) = (start + 1, false);
    loop {
        if let Some(tag) = tags.next_if(|it| it.start as usize == at) {
            at = tag.end as usize;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { return false };
        match c {
            '/' if !is_closing => is_closing = true,
            c if is_passed_over(c) => {}
            c => return c == '!',
        }
        at += c.len_utf8();
    }
}

/// True where a tag may follow at once, or a player's caption, which goes with its tag.
fn begins_with_tag(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| c == '/' || is_passed_over(c));
    rest.starts_with('<') || CAPTIONS.iter().any(|caption| rest.starts_with(caption))
}

/// True for what does not stand between an opening sign and «!».
fn is_passed_over(c: char) -> bool {
    is_taken_out(c) || c.is_whitespace()
}

/// True where a tag has its name.
fn begins_tag(text: &str, start: usize) -> bool {
    // What is taken out anyway hides no tag, or the next repair would find one; nor does a space before «!».
    let name = text[start + 1..].trim_start_matches(is_taken_out);
    let name = name.strip_prefix('/').unwrap_or(name).trim_start_matches(is_taken_out);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        || name.trim_start_matches(is_passed_over).starts_with('!')
}

/// Where the tag that starts at `start` ends; with its contents when it is a script.
fn tag_end(text: &str, start: usize, unclosed: &mut [bool]) -> Option<usize> {
    let rest = &text[start + 1..];
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
