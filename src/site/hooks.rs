//! What machines read in a page: structured data, the picture of a link preview, the feed that belongs to it.

use serde_json::Value;

use crate::site::machine;
use crate::site::path::{day_address, report_address, speaker_address, topic_address};
use crate::site::{Page, PageKind, Site};

/// The name of a drawn picture, in a report's folder and in the site's.
pub(super) const CARD: &str = "card.png";

/// Structured data of a page, each one JSON text.
pub(super) fn json_ld(site: Site<'_>, page: &Page) -> Vec<String> {
    let file = page.path.as_str();
    let address = page.path.address();
    let mut values: Vec<Value> = Vec::new();
    match &page.kind {
        PageKind::Home => {
            values.push(machine::website(site, file));
            values.extend(machine::event(site, file));
            return texts(&values);
        }
        PageKind::Report(id) => {
            let report = &site.briefing.reports[*id];
            values.push(machine::report(site, report, file, &card(site, page)));
        }
        PageKind::Speaker(id, None) => {
            values.push(machine::profile(site, &site.briefing.speakers[*id], file));
        }
        _ => {}
    }
    let Some(title) = title(site, page) else { return Vec::new() };
    let mut steps: Vec<(&str, &str)> = section(site, &page.kind).into_iter().collect();
    let parent = parent(site, &page.kind);
    match &parent {
        Some(parent) => steps.push((&title, parent)),
        None if values.is_empty() => values.push(machine::collection(site, &title, address, file)),
        None => {}
    }
    if steps.is_empty() {
        steps.push((&title, address));
    }
    values.push(machine::breadcrumbs(site, &steps, file));
    texts(&values)
}

/// Of a page that is no entry of its own, the page it belongs to: the front of a full leaf, a report.
fn parent(site: Site<'_>, kind: &PageKind) -> Option<String> {
    match kind {
        PageKind::Provenance(id) => Some(report_address(&site.briefing.reports[*id].slug)),
        PageKind::Speaker(id, Some(_)) => Some(speaker_address(&site.briefing.speakers[*id].slug)),
        PageKind::Topic(id, Some(_)) => Some(topic_address(&site.briefing.topics[*id].slug)),
        PageKind::Day(id, Some(_)) => {
            Some(day_address(&site.index.date(site.briefing.days[*id].date).jalali))
        }
        _ => None,
    }
}

/// What a page is called on the way that leads to it; nothing where no way does.
fn title(site: Site<'_>, page: &Page) -> Option<String> {
    let (briefing, words) = (site.briefing, site.words);
    Some(match &page.kind {
        PageKind::Report(id) | PageKind::Provenance(id) => briefing.reports[*id].title.clone(),
        PageKind::Speaker(id, _) => briefing.speakers[*id].name.clone(),
        PageKind::Topic(id, _) => briefing.topics[*id].label.clone(),
        PageKind::Day(id, _) => site.index.date(briefing.days[*id].date).full,
        PageKind::Reports(_) => words.reports.clone(),
        PageKind::Days(_) => words.days.clone(),
        PageKind::Speakers | PageKind::Letter(_) => words.speakers.clone(),
        PageKind::Topics => words.topics.clone(),
        PageKind::Matrix => words.matrix.clone(),
        PageKind::Search => words.search.clone(),
        PageKind::Print(_) => words.print.clone(),
        PageKind::Editor(idx) => site.content.pages[*idx].title.clone(),
        _ => return None,
    })
}

/// The list a page belongs to: its name and address.
fn section<'a>(site: Site<'a>, kind: &PageKind) -> Option<(&'a str, &'static str)> {
    match kind {
        PageKind::Report(_) | PageKind::Reports(_) | PageKind::Provenance(_) => {
            Some((&site.words.reports, "reports/"))
        }
        PageKind::Speaker(..) | PageKind::Speakers | PageKind::Letter(_) => {
            Some((&site.words.speakers, "speakers/"))
        }
        PageKind::Topic(..) | PageKind::Topics => Some((&site.words.topics, "topics/")),
        PageKind::Day(..) | PageKind::Days(_) => Some((&site.words.days, "days/")),
        _ => None,
    }
}

/// Path below the site of the picture shown where a page is linked to; empty without the feature `cards`.
pub(super) fn card(site: Site<'_>, page: &Page) -> String {
    if !cfg!(feature = "cards") {
        return String::new();
    }
    match &page.kind {
        PageKind::Report(id) | PageKind::Provenance(id) if every_report_has_a_card(site) => {
            format!("{}{CARD}", report_address(&site.briefing.reports[*id].slug))
        }
        _ => CARD.to_owned(),
    }
}

/// A picture takes longer than all other files of its report; a large site shows the event's.
pub(super) fn every_report_has_a_card(site: Site<'_>) -> bool {
    const ROOM_FOR_CARDS: usize = 200;
    site.briefing.reports.len() <= ROOM_FOR_CARDS
}

/// Address of the feed that belongs to a page.
pub(super) fn feed(site: Site<'_>, page: &Page) -> String {
    let folder = match &page.kind {
        PageKind::Speaker(id, _) => speaker_address(&site.briefing.speakers[*id].slug),
        PageKind::Topic(id, _) => topic_address(&site.briefing.topics[*id].slug),
        PageKind::Day(id, _) => day_address(&site.index.date(site.briefing.days[*id].date).jalali),
        _ => String::new(),
    };
    format!("{folder}feed.xml")
}

fn texts(values: &[Value]) -> Vec<String> {
    values.iter().map(Value::to_string).collect()
}
