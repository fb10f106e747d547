//! A report as literature lists name it, and addresses that lead to words.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Report;
use crate::persian::calendar::Jalali;
use crate::persian::number::persian;
use crate::site::Site;
use crate::site::machine::address::{Links, report_folder, site_title};
use crate::site::machine::feed::{author, day_words, language};

/// Words at each end of a long quotation that are enough to find it.
const FRAGMENT_WORDS: usize = 5;

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

/// What to put after an address so that a browser shows `words` on the page, with its `#` when the
/// address has no anchor yet: `#p7` → `#p7:~:text=…`. A long quotation is named by its two ends.
pub(crate) fn text_fragment(anchor: &str, words: &str) -> String {
    let tokens: Vec<&str> = words.split_whitespace().collect();
    let hash = if anchor.is_empty() { "#" } else { anchor };
    if tokens.is_empty() {
        return anchor.to_owned();
    }
    if tokens.len() <= 2 * FRAGMENT_WORDS {
        return format!("{hash}:~:text={}", percent(&tokens.join(" ")));
    }
    let start = tokens[..FRAGMENT_WORDS].join(" ");
    let end = tokens[tokens.len() - FRAGMENT_WORDS..].join(" ");
    format!("{hash}:~:text={},{}", percent(&start), percent(&end))
}

/// Everything but unreserved characters is percent-encoded; `-` too, which has a meaning in text fragments.
fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::text_fragment;

    #[track_caller]
    fn check(anchor: &str, words: &str, expected: &str) {
        assert_eq!(text_fragment(anchor, words), expected);
    }

    #[test]
    fn an_address_that_leads_to_words() {
        check("#p7", "a b-c, d", "#p7:~:text=a%20b%2Dc%2C%20d");
        check("", "آب", "#:~:text=%D8%A2%D8%A8");
        check("#p1", "1 2 3 4 5 6 7 8 9 10 11", "#p1:~:text=1%202%203%204%205,7%208%209%2010%2011");
        check("#p1", " ", "#p1");
    }
}
