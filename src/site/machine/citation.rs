//! A report as literature lists name it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Report;
use crate::persian::calendar::Jalali;
use crate::persian::number::persian;
use crate::site::Site;
use crate::site::machine::address::{Links, report_folder, site_title};
use crate::site::machine::feed::{author, day_words, language};

/// What a citation of a report needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct CitationView {
    /// Names the report: `2025-10-22-56fc5d46`.
    pub(crate) key: String,
    /// Its headline.
    pub(crate) title: String,
    /// The agency and its bureau, else the site.
    pub(crate) author: String,
    /// The site.
    pub(crate) container: String,
    /// The day it was sent.
    pub(crate) date: Option<NaiveDate>,
    /// «چهارشنبه ۳۰ مهر ۱۴۰۴».
    pub(crate) jalali: Option<String>,
    /// The Jalali year in Persian digits, for lists in Persian.
    pub(crate) jalali_year: Option<String>,
    /// Where the event was held.
    pub(crate) place: Option<String>,
    /// BCP 47.
    pub(crate) language: String,
    /// The report's page; absolute only.
    pub(crate) link: Option<String>,
}

/// Gathers the citation of one report.
pub(crate) fn citation(site: Site<'_>, report: &Report) -> CitationView {
    let folder = report_folder(report);
    CitationView {
        key: report.slug.clone(),
        title: report.title.clone(),
        author: author(site, report),
        container: site_title(site).to_owned(),
        date: report.date,
        jalali: report.date.map(day_words),
        jalali_year: report.date.map(|date| persian(Jalali::of(date).year)),
        place: site.briefing.event.place.clone(),
        language: language(site),
        link: Links::new(site, "").absolute(&folder),
    }
}
