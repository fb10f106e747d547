//! Feeds as Atom (RFC 4287).

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text,
};
use chrono::{NaiveDate, NaiveTime};

use crate::render::plain::{escape, one_line};
use crate::site::machine::{FeedBlock, FeedEntry, FeedView};

/// Writes a feed. A day stands for its midnight in UTC: the hour is not known, and so written it is the
/// same day from London to Tokyo.
///
/// # Panics
///
/// Never: writing to memory does not fail.
pub(crate) fn atom(view: &FeedView) -> Vec<u8> {
    let mut links = vec![link("alternate", "text/html", &view.home)];
    links.push(link("self", "application/atom+xml", &view.this));
    links.extend(view.json.iter().map(|json| link("alternate", "application/feed+json", json)));
    let feed = Feed {
        title: Text::plain(one_line(&view.title)),
        id: view.id.clone(),
        updated: moment(view.updated),
        links,
        generator: Some(Generator { value: String::from("neshast"), ..Generator::default() }),
        subtitle: (!view.subtitle.is_empty()).then(|| Text::plain(one_line(&view.subtitle))),
        entries: view.entries.iter().map(entry).collect(),
        lang: Some(view.language.clone()),
        ..Feed::default()
    };
    let mut bytes = feed.write_to(Vec::new()).expect("memory does not fail");
    bytes.push(b'\n');
    bytes
}

/// What an entry says, as HTML: paragraphs, or statements each with its speaker and its place.
pub(crate) fn entry_html(entry: &FeedEntry) -> String {
    entry.blocks.iter().map(block_html).collect()
}

/// A day as a moment.
pub(crate) fn moment(day: NaiveDate) -> FixedDateTime {
    day.and_time(NaiveTime::MIN).and_utc().fixed_offset()
}

fn entry(it: &FeedEntry) -> Entry {
    let topics = it.topics.iter();
    Entry {
        title: Text::plain(one_line(&it.title)),
        id: it.id.clone(),
        updated: moment(it.updated),
        authors: vec![Person { name: one_line(&it.author).into_owned(), ..Person::default() }],
        categories: topics
            .map(|(term, label)| Category {
                term: term.clone(),
                scheme: None,
                label: Some(one_line(label).into_owned()),
            })
            .collect(),
        links: vec![link("alternate", "text/html", &it.link)],
        published: it.published.map(moment),
        content: Some(Content {
            base: None,
            lang: None,
            value: Some(entry_html(it)),
            src: None,
            content_type: Some(String::from("html")),
        }),
        ..Entry::default()
    }
}

fn block_html(block: &FeedBlock) -> String {
    let text = escape(&block.text);
    let Some(speaker) = &block.speaker else { return format!("<p dir=\"rtl\">{text}</p>") };
    format!(
        "<blockquote dir=\"rtl\"><p>{text}</p></blockquote><p dir=\"rtl\">{}، <a href=\"{}\">{}</a></p>",
        escape(speaker),
        escape(&block.link),
        escape(&block.place)
    )
}

fn link(rel: &str, mime: &str, href: &str) -> Link {
    Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        ..Link::default()
    }
}

#[cfg(test)]
mod tests {
    use super::atom;
    use crate::site::machine::{FeedScope, feed};
    use crate::site::sample;

    #[test]
    fn another_reader_reads_it() {
        let mut sample = sample::sample();
        sample.settings.site.title = String::from("همایش <\u{0B}آب> & شهر");
        let bytes = atom(&feed(sample.site(), FeedScope::Site));
        let read = feed_rs::parser::parse(bytes.as_slice()).unwrap();
        assert_eq!(read.title.unwrap().content, "همایش <آب> & شهر");
        assert_eq!(read.entries.len(), 3);
        assert_eq!(read.updated.unwrap().to_rfc3339(), "2026-02-11T00:00:00+00:00");
        let content = read.entries[1].content.as_ref().unwrap().body.as_ref().unwrap();
        assert!(content.contains("آب &lt;شهر&gt; &amp; بندر"), "{content}");
        assert_eq!(read.entries[1].categories[0].term, "water");
    }

    #[test]
    fn a_statement_names_its_speaker_and_its_place() {
        let sample = sample::sample();
        let site = sample.site();
        let (id, _) = site.briefing.speakers.iter().next().unwrap();
        let text = String::from_utf8(atom(&feed(site, FeedScope::Speaker(id)))).unwrap();
        assert!(text.contains("مریم آذرنوش، &lt;a href=&quot;https://example.org/ab/reports/2026-02-10-aaaa0001/#p1"), "{text}");
    }
}
