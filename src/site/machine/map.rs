//! What search engines are told: every page, and the newest reports as news.

use chrono::NaiveDate;
use serde::Serialize;

use crate::persian::calendar::later;
use crate::site::Site;
use crate::site::machine::address::{Links, report_folder, site_title};
use crate::site::machine::feed::language;

/// News is what was sent in the two days before the newest report: no clock is asked.
const NEWS_DAYS: i64 = 2;
/// The most addresses one sitemap may hold (sitemaps.org 0.9).
pub(crate) const MAP_ENTRIES: usize = 50_000;
/// The most a news sitemap may list.
const NEWS_ENTRIES: usize = 1000;

/// The sitemap and the news sitemap. Both need absolute addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct MapView {
    /// Where the site is served, ending in a slash.
    pub(crate) base: String,
    /// Every page that may be found, in order of address.
    pub(crate) pages: Vec<MapEntry>,
    /// Of the newest days, newest first.
    pub(crate) news: Vec<NewsEntry>,
    /// The publication's name.
    pub(crate) publication: String,
    /// BCP 47.
    pub(crate) language: String,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct MapEntry {
    /// Below the site, an index page's as its folder.
    pub(crate) path: String,
    /// The day of the newest report it shows, when known.
    pub(crate) changed: Option<NaiveDate>,
}

/// A report that is news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct NewsEntry {
    /// Below the site.
    pub(crate) path: String,
    /// Its headline.
    pub(crate) title: String,
    /// The day it was sent.
    pub(crate) date: NaiveDate,
}

/// Where part `number`, counted from one, of a long sitemap goes.
pub(crate) fn part_name(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The sitemap of `pages`; `None` without `[site] base_url`, since a sitemap of relative links is none.
pub(crate) fn sitemap(site: Site<'_>, mut pages: Vec<MapEntry>) -> Option<MapView> {
    let base = Links::new(site, "sitemap.xml").absolute("")?;
    pages.sort();
    pages.dedup_by(|right, left| right.path == left.path);
    Some(MapView {
        base,
        pages,
        news: news(site),
        publication: site_title(site).to_owned(),
        language: language(site),
    })
}

fn news(site: Site<'_>) -> Vec<NewsEntry> {
    let reports = &site.briefing.reports;
    let Some(newest) = reports.iter().filter_map(|(_, report)| report.date).max() else {
        return Vec::new();
    };
    let since = later(newest, -NEWS_DAYS).unwrap_or(newest);
    let mut found: Vec<NewsEntry> = reports
        .iter()
        .filter_map(|(_, report)| {
            let date = report.date.filter(|date| *date >= since)?;
            Some(NewsEntry { path: report_folder(report), title: report.title.clone(), date })
        })
        .collect();
    found.sort_by(|left, right| right.date.cmp(&left.date).then(left.path.cmp(&right.path)));
    found.truncate(NEWS_ENTRIES);
    found
}
