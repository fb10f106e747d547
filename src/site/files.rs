//! Which files for machines the site has, and where.

use crate::model::{Id, Report};
#[cfg(feature = "cards")]
use crate::site::hooks::{CARD, every_report_has_a_card};
use crate::site::listed::is_found;
use crate::site::machine::{FeedScope, MAP_ENTRIES, calendar, part_name};
use crate::site::path::{SitePath, day_address, report_address, speaker_address, topic_address};
use crate::site::{Page, PageKind, Site};

/// A file for machines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// `feed.xml` of the site, a speaker, a topic or a day.
    Atom(FeedScope),
    /// `feed.json`.
    JsonFeed,
    /// `calendar.ics`.
    Calendar,
    /// `data/briefing.json`.
    Briefing,
    /// `data/briefing.schema.json`.
    Schema,
    /// `data/statements.csv`.
    Statements,
    /// `sitemap.xml`.
    Sitemap,
    /// A part of it, counted from one, where it is too long for one file.
    SitemapPart(usize),
    /// `sitemap-news.xml`.
    NewsSitemap,
    /// `robots.txt`.
    Robots,
    /// A citation of a report.
    Citation(Id<Report>, CitationForm),
    /// `card.png` of a report, or of the event.
    #[cfg(feature = "cards")]
    Card(Option<Id<Report>>),
}

impl FileKind {
    /// True for a file to which every report brings a piece.
    pub(crate) fn is_long(&self) -> bool {
        matches!(self, FileKind::Briefing | FileKind::Statements)
    }
}

/// A format of reference managers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CitationForm {
    /// `cite.bib`.
    Bibtex,
    /// `cite.ris`.
    Ris,
    /// `cite.json`, CSL.
    Csl,
}

/// Lists the files for machines beside `pages`.
pub(super) fn files(site: Site<'_>, pages: &[Page]) -> Vec<Page> {
    let n_found = pages.iter().filter(|page| is_found(page)).count();
    let mut files = Vec::new();
    let mut add = |address: &str, kind: FileKind| {
        files.push(Page { path: SitePath::new(address), kind: PageKind::File(kind) });
    };
    add("feed.xml", FileKind::Atom(FeedScope::Site));
    add("feed.json", FileKind::JsonFeed);
    add("robots.txt", FileKind::Robots);
    add("data/briefing.json", FileKind::Briefing);
    add("data/briefing.schema.json", FileKind::Schema);
    add("data/statements.csv", FileKind::Statements);
    #[cfg(feature = "cards")]
    add(CARD, FileKind::Card(None));
    if calendar(site).is_some() {
        add("calendar.ics", FileKind::Calendar);
    }
    if !site.settings.site.base_url.is_empty() {
        add("sitemap.xml", FileKind::Sitemap);
        add("sitemap-news.xml", FileKind::NewsSitemap);
        if n_found > MAP_ENTRIES {
            for number in 1..=n_found.div_ceil(MAP_ENTRIES) {
                add(&part_name(number), FileKind::SitemapPart(number));
            }
        }
    }
    for (id, speaker) in site.briefing.speakers.iter().filter(|(_, it)| it.has_page) {
        let address = format!("{}feed.xml", speaker_address(&speaker.slug));
        add(&address, FileKind::Atom(FeedScope::Speaker(id)));
    }
    for (id, topic) in site.briefing.topics.iter() {
        let address = format!("{}feed.xml", topic_address(&topic.slug));
        add(&address, FileKind::Atom(FeedScope::Topic(id)));
    }
    for (id, day) in site.briefing.days.iter() {
        let address = format!("{}feed.xml", day_address(&site.index.date(day.date).jalali));
        add(&address, FileKind::Atom(FeedScope::Day(id)));
    }
    for (id, report) in site.briefing.reports.iter() {
        for (name, form) in [
            ("cite.bib", CitationForm::Bibtex),
            ("cite.ris", CitationForm::Ris),
            ("cite.json", CitationForm::Csl),
        ] {
            let address = format!("{}{name}", report_address(&report.slug));
            add(&address, FileKind::Citation(id, form));
        }
        #[cfg(feature = "cards")]
        if every_report_has_a_card(site) {
            add(&format!("{}{CARD}", report_address(&report.slug)), FileKind::Card(Some(id)));
        }
    }
    files
}
