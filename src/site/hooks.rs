//! What machines read in a page: structured data, the picture of a link preview, the feed that belongs to it.

use serde_json::Value;

use crate::site::machine;
use crate::site::path::{day_address, speaker_address, topic_address};
use crate::site::{Page, PageKind, Site};

/// Structured data of a page, each one JSON text.
pub(super) fn json_ld(site: Site<'_>, page: &Page) -> Vec<String> {
    let file = page.path.as_str();
    let address = page.path.address();
    let mut values: Vec<Value> = Vec::new();
    let title = match &page.kind {
        PageKind::Home => {
            values.push(machine::website(site, file));
            values.extend(machine::event(site, file));
            return texts(&values);
        }
        PageKind::Report(id) => {
            let report = &site.briefing.reports[*id];
            values.push(machine::report(site, report, file, &card(site, page)));
            report.title.clone()
        }
        PageKind::Speaker(id, _) => {
            let speaker = &site.briefing.speakers[*id];
            values.push(machine::profile(site, speaker, file));
            speaker.name.clone()
        }
        PageKind::Topic(id, _) => site.briefing.topics[*id].label.clone(),
        PageKind::Day(id, _) => site.index.date(site.briefing.days[*id].date).full,
        PageKind::Reports(_) => "گزارش\u{200C}ها".to_owned(),
        PageKind::Days(_) => "روزها".to_owned(),
        PageKind::Speakers | PageKind::Letter(_) => "گویندگان".to_owned(),
        PageKind::Topics => "موضوع\u{200C}ها".to_owned(),
        PageKind::Matrix => "جدول گفته\u{200C}ها".to_owned(),
        PageKind::Search => "جست\u{200C}وجو".to_owned(),
        PageKind::Provenance(id) => site.briefing.reports[*id].title.clone(),
        PageKind::Print(_) => "نسخهٔ چاپی".to_owned(),
        PageKind::Editor(idx) => site.content.pages[*idx].title.clone(),
        _ => return Vec::new(),
    };
    if values.is_empty() {
        values.push(machine::collection(site, &title, address, file));
    }
    let mut steps: Vec<(&str, &str)> = section(&page.kind).into_iter().collect();
    if steps.first().is_none_or(|(_, section)| *section != address) {
        steps.push((&title, address));
    }
    values.push(machine::breadcrumbs(site, &steps, file));
    texts(&values)
}

/// Address of the picture shown where a page is linked to; empty when there is none.
pub(super) fn card(_site: Site<'_>, _page: &Page) -> String {
    String::new()
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

/// The list a page belongs to: its name and address.
fn section(kind: &PageKind) -> Option<(&'static str, &'static str)> {
    match kind {
        PageKind::Report(_) | PageKind::Reports(_) | PageKind::Provenance(_) => {
            Some(("گزارش\u{200C}ها", "reports/"))
        }
        PageKind::Speaker(..) | PageKind::Speakers | PageKind::Letter(_) => {
            Some(("گویندگان", "speakers/"))
        }
        PageKind::Topic(..) | PageKind::Topics => Some(("موضوع\u{200C}ها", "topics/")),
        PageKind::Day(..) | PageKind::Days(_) => Some(("روزها", "days/")),
        _ => None,
    }
}

fn texts(values: &[Value]) -> Vec<String> {
    values.iter().map(Value::to_string).collect()
}
