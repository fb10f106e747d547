//! Where things are, as machines must be told: absolute when the site knows its address, else relative.

use chrono::NaiveDate;

use crate::model::{Report, Speaker, Topic};
use crate::persian::calendar::Jalali;
use crate::site::{Site, link, path};

/// Writes the links of one file.
///
/// With `[site] base_url` every link is absolute. Without it a link leads from the file's own folder
/// (`../../reports/…/`), which Atom, JSON-LD and CSV readers resolve against the address they fetched;
/// formats that know no relative link leave it out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Links<'a> {
    base: &'a str,
    file: &'a str,
}

impl<'a> Links<'a> {
    /// For a file at `file` below the site: `speakers/ahmad-masoumifar/feed.xml`.
    pub(crate) fn new(site: Site<'a>, file: &'a str) -> Links<'a> {
        Links { base: &site.settings.site.base_url, file }
    }

    /// To a path below the site, an index page's as its folder: `reports/…/#p7`.
    pub(crate) fn to(self, path: &str) -> String {
        if self.base.is_empty() {
            let link = format!("{}{path}", "../".repeat(self.file.matches('/').count()));
            return if link.is_empty() { String::from("./") } else { link };
        }
        format!("{}{path}", self.base)
    }

    /// The same, where only an absolute address will do.
    pub(crate) fn absolute(self, path: &str) -> Option<String> {
        (!self.base.is_empty()).then(|| format!("{}{path}", self.base))
    }
}

/// The site's name: the editor's, else the event's.
pub(crate) fn site_title(site: Site<'_>) -> &str {
    let title = &site.settings.site.title;
    if title.is_empty() { &site.briefing.event.name } else { title }
}

/// `reports/2025-10-22-56fc5d46/`.
pub(crate) fn report_folder(report: &Report) -> String {
    path::report_address(&report.slug)
}

/// `speakers/ahmad-masoumifar/`.
pub(crate) fn speaker_folder(speaker: &Speaker) -> String {
    path::speaker_address(&speaker.slug)
}

/// `topics/mining/`.
pub(crate) fn topic_folder(topic: &Topic) -> String {
    path::topic_address(&topic.slug)
}

/// `days/1404-07-30/`.
pub(crate) fn day_folder(day: NaiveDate) -> String {
    path::day_address(&Jalali::of(day).to_iso())
}

/// The part of an address that leads to a paragraph, by its index: `#p7`, `#lead`.
pub(crate) fn anchor(report: &Report, paragraph: u32) -> String {
    format!("#{}", link::anchor(report, paragraph))
}
