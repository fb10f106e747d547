//! The editor's Markdown as HTML: raw HTML is dropped, only harmless links stay.

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};

use crate::render::isolate;

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// Something of an editor's Markdown that no page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// HTML of one's own.
    Html,
    /// A picture.
    Picture,
    /// A link that leads neither to the web, nor to a letter, nor into the site.
    Link,
}

/// What is lost of `text`, with the byte it stands at and how it was written.
pub(crate) fn lost(text: &str) -> Vec<(usize, Lost, &str)> {
    let mut found: Vec<(usize, Lost, &str)> = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let what = match &event {
            Event::Html(_) | Event::InlineHtml(_) => Lost::Html,
            Event::Start(Tag::Image { .. }) => Lost::Picture,
            Event::Start(Tag::Link { dest_url, .. }) if address(dest_url, "").is_none() => {
                Lost::Link
            }
            _ => continue,
        };
        found.push((range.start, what, &text[range]));
    }
    found
}

/// `text` as HTML. Its highest heading becomes the second level, since the page has its own first one;
/// relative links count from the site's root, and `up` leads there.
pub(crate) fn html(text: &str, up: &str) -> String {
    let mut events: Vec<Event<'_>> = Vec::new();
    let (mut skipped, mut kept) = (0, Vec::new());
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::Start(Tag::Image { .. }) => skipped += 1,
            Event::End(TagEnd::Image) => skipped -= 1,
            _ if skipped > 0 => {}
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let address = address(&dest_url, up);
                kept.push(address.is_some());
                let link = |it| Tag::Link { link_type, dest_url: CowStr::from(it), title, id };
                events.extend(address.map(link).map(Event::Start));
            }
            Event::End(TagEnd::Link) if kept.pop() == Some(false) => {}
            event => events.push(event),
        }
    }
    let events = anchored(events);
    let mut res = String::with_capacity(text.len() * 2);
    html::push_html(&mut res, events.into_iter().map(isolated));
    res
}

/// `speakers/` → `../speakers/`, `https://…` as it is, `javascript:…` nowhere.
fn address(link: &str, up: &str) -> Option<String> {
    let scheme =
        link.split_once(':').map(|(scheme, _)| scheme).filter(|it| !it.contains(['/', '?', '#']));
    match scheme {
        Some(scheme)
            if ["http", "https", "mailto"].contains(&scheme.to_ascii_lowercase().as_str()) =>
        {
            Some(link.to_owned())
        }
        Some(_) => None,
        None if link.starts_with('#') => Some(link.to_owned()),
        None if link.starts_with("//") || link.contains('\\') => None,
        None => Some(format!("{up}{}", link.trim_start_matches('/'))),
    }
}

/// Gives each heading its anchor, and moves all so that the highest is of the second level.
fn anchored(mut events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut seen: Vec<String> = Vec::new();
    let levels = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    let highest = levels.min().unwrap_or(2);
    for at in 0..events.len() {
        let words = heading_words(&events[at..]);
        match &mut events[at] {
            Event::Start(Tag::Heading { level, id, .. }) => {
                *level = moved(*level, highest);
                *id = Some(CowStr::from(unique(&words, &mut seen)));
            }
            Event::End(TagEnd::Heading(level)) => *level = moved(*level, highest),
            _ => {}
        }
    }
    events
}

fn heading_words(events: &[Event<'_>]) -> String {
    let Some(Event::Start(Tag::Heading { .. })) = events.first() else { return String::new() };
    let until = events.iter().position(|it| matches!(it, Event::End(TagEnd::Heading(_))));
    let words = events[..until.unwrap_or(events.len())].iter().filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        _ => None,
    });
    words.collect()
}

/// «چگونه استناد کنیم» → `h-چگونه-استناد-کنیم`; the second of its name has a number.
fn unique(words: &str, seen: &mut Vec<String>) -> String {
    let part = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let parts: Vec<String> =
        words.split_whitespace().map(part).filter(|it| !it.is_empty()).collect();
    let name = format!("h-{}", parts.join("-"));
    let n_before = seen.iter().filter(|it| **it == name).count();
    seen.push(name.clone());
    if n_before == 0 { name } else { format!("{name}-{}", n_before + 1) }
}

/// The level of a heading where the highest becomes the second.
fn moved(level: HeadingLevel, highest: usize) -> HeadingLevel {
    let level = level as usize + 2 - highest;
    HeadingLevel::try_from(level.min(6)).unwrap_or(HeadingLevel::H6)
}

/// Text with its Latin runs set apart; code runs from left to right.
fn isolated(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) => Event::InlineHtml(CowStr::from(isolate::html(&text).into_owned())),
        Event::Code(code) => {
            let mut safe = String::from("<code dir=\"ltr\" lang=\"en\">");
            isolate::escape(&code, &mut safe);
            safe.push_str("</code>");
            Event::InlineHtml(CowStr::from(safe))
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => {
            Event::Html(CowStr::from("<pre dir=\"ltr\" lang=\"en\"><code>"))
        }
        Event::End(TagEnd::CodeBlock) => Event::Html(CowStr::from("</code></pre>\n")),
        event => event,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lost, html, lost};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(html(text, "../").trim_end(), expected);
    }

    #[test]
    fn raw_html_is_dropped() {
        check(
            "یک <script>alert(1)</script> دو",
            "<p>یک <bdi lang=\"en\">alert</bdi>(<bdi>1</bdi>) دو</p>",
        );
        check("<div onclick=x>\n\nسه", "<p>سه</p>");
    }

    #[test]
    fn only_harmless_links_lead_anywhere() {
        check("[الف](javascript:x)", "<p>الف</p>");
        check("[الف](JAVASCRIPT:x) [ب](b/)", "<p>الف <a href=\"../b/\">ب</a></p>");
        check("[الف](java&#115;cript:x)", "<p>الف</p>");
        check("[الف](data:text/html,x)", "<p>الف</p>");
        check("[الف](//host/x)", "<p>الف</p>");
        check("[الف](\\\\\\\\host/x)", "<p>الف</p>");
        check("[الف](/speakers/)", "<p><a href=\"../speakers/\">الف</a></p>");
        check("[الف](topics/a/#b:c)", "<p><a href=\"../topics/a/#b:c\">الف</a></p>");
        check("[الف](https://example.org/)", "<p><a href=\"https://example.org/\">الف</a></p>");
        check("![الف](https://example.org/a.png)", "<p></p>");
    }

    #[test]
    fn what_is_lost_is_told_with_its_place() {
        let text = "یک <b>\n\n[دو](data:x) [سه](b/)\n\n![چهار](x.png)";
        let told: Vec<_> = lost(text).into_iter().map(|(_, what, words)| (what, words)).collect();
        let expected =
            [(Lost::Html, "<b>"), (Lost::Link, "[دو](data:x)"), (Lost::Picture, "![چهار](x.png)")];
        assert_eq!(told, expected);
        assert!(lost(text).iter().all(|(at, _, words)| text[*at..].starts_with(words)));
    }

    #[test]
    fn headings_have_anchors() {
        check("### یک\n\n#### دو", "<h2 id=\"h-یک\">یک</h2>\n<h3 id=\"h-دو\">دو</h3>");
        check("# شیوه\n\n# شیوه", "<h2 id=\"h-شیوه\">شیوه</h2>\n<h2 id=\"h-شیوه-2\">شیوه</h2>");
    }

    #[test]
    fn code_runs_from_left_to_right() {
        check("`a<b`", "<p><code dir=\"ltr\" lang=\"en\">a&lt;b</code></p>");
    }
}
