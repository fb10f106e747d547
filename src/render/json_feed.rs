//! Feeds as JSON Feed 1.1.

use serde::Serialize;

use crate::render::atom::{entry_html, moment};
use crate::render::plain::one_line;
use crate::site::machine::{FeedEntry, FeedView};

#[derive(Serialize)]
struct JsonFeed {
    version: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    language: String,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    title: String,
    content_html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    authors: [Author; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
}

#[derive(Serialize)]
struct Author {
    name: String,
}

/// Writes a feed. JSON Feed knows no relative address: without a base address it carries none.
///
/// # Panics
///
/// Never: these values have a JSON form.
pub(crate) fn json_feed(view: &FeedView) -> Vec<u8> {
    let feed = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: one_line(&view.title).into_owned(),
        home_page_url: absolute(&view.home),
        feed_url: view.json.clone(),
        description: one_line(&view.subtitle).into_owned(),
        language: view.language.clone(),
        items: view.entries.iter().map(item).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&feed).expect("these values have a JSON form");
    bytes.push(b'\n');
    bytes
}

fn item(entry: &FeedEntry) -> Item {
    Item {
        id: entry.id.clone(),
        url: absolute(&entry.link),
        title: one_line(&entry.title).into_owned(),
        content_html: entry_html(entry),
        date_published: entry.published.map(|day| moment(day).to_rfc3339()),
        authors: [Author { name: one_line(&entry.author).into_owned() }],
        tags: entry.topics.iter().map(|(_, label)| one_line(label).into_owned()).collect(),
    }
}

fn absolute(link: &str) -> Option<String> {
    link.contains("://").then(|| link.to_owned())
}

#[cfg(test)]
mod tests {
    use super::json_feed;
    use crate::site::machine::{FeedScope, feed};
    use crate::site::sample;

    #[test]
    fn another_reader_reads_it() {
        let sample = sample::sample();
        let bytes = json_feed(&feed(sample.site(), FeedScope::Site));
        let read = feed_rs::parser::parse(bytes.as_slice()).unwrap();
        assert_eq!(read.entries.len(), 3);
        assert_eq!(read.entries[0].published.unwrap().to_rfc3339(), "2026-02-11T00:00:00+00:00");
        assert_eq!(read.entries[2].published, None);
    }

    #[test]
    fn without_a_base_address_there_are_no_addresses() {
        let mut sample = sample::sample();
        sample.settings.site.base_url.clear();
        let bytes = json_feed(&feed(sample.site(), FeedScope::Site));
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(value.get("home_page_url"), None);
        assert_eq!(value["items"][0].get("url"), None);
    }
}
