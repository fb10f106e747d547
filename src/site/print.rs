//! The briefing on paper: one document, or a cover and booklets.

use std::ops::Range;

use crate::model::{Id, Report, Speaker};
use crate::site::plan::booklet_address;
use crate::site::report::lead;
use crate::site::view_pages::{BookletItem, PrintPlace, PrintReport, PrintSpeaker, PrintView};
use crate::site::view_parts::DateView;
use crate::site::{Site, items, link, turns};

/// The cover (0), or a booklet counted from one.
pub(crate) fn print(site: Site<'_>, number: u32) -> PrintView {
    let booklets = &site.index.booklets;
    let whole = booklets.len() < 2;
    let range = match number {
        0 if whole => booklets.first().cloned().unwrap_or(0..0),
        0 => 0..0,
        _ => booklets.get(number as usize - 1).cloned().unwrap_or(0..0),
    };
    let reports = &site.index.reports[range];
    let cover = number == 0 && !whole;
    PrintView {
        number,
        booklets: if cover {
            (1..).zip(booklets).map(|(number, range)| booklet(site, number, range)).collect()
        } else {
            Vec::new()
        },
        reports: reports.iter().enumerate().map(|(idx, id)| report(site, idx, *id)).collect(),
        index: index(site, reports),
    }
}

fn booklet(site: Site<'_>, number: u32, range: &Range<usize>) -> BookletItem {
    let reports = &site.index.reports[range.clone()];
    let dated = || reports.iter().filter_map(|id| site.briefing.reports[*id].date);
    let mut days: Vec<_> = dated().min().into_iter().chain(dated().max()).collect();
    days.dedup();
    let days: Vec<DateView> = days.into_iter().map(|day| site.index.date(day)).collect();
    BookletItem { number, href: booklet_address(number), n_reports: reports.len(), days }
}

fn prefix(idx: usize) -> String {
    format!("r{}-", idx + 1)
}

fn report(site: Site<'_>, idx: usize, id: Id<Report>) -> PrintReport {
    let mut turns = turns::turns(site, id);
    for turn in &mut turns {
        turn.pull = None;
        for block in &mut turn.blocks {
            block.evidence.clear();
            block.anchor = prefix(idx) + &block.anchor;
        }
    }
    PrintReport {
        prefix: prefix(idx),
        report: items::report(site, id, false),
        lead: lead(site, &site.briefing.reports[id]),
        turns,
    }
}

/// Speakers in order of first word, with their paragraphs.
fn index(site: Site<'_>, reports: &[Id<Report>]) -> Vec<PrintSpeaker> {
    let mut res: Vec<(Id<Speaker>, Vec<PrintPlace>)> = Vec::new();
    let mut rows = std::collections::BTreeMap::new();
    for (idx, id) in reports.iter().enumerate() {
        let report = &site.briefing.reports[*id];
        for statement in report.statements.iter().map(|it| &site.briefing.statements[*it]) {
            let row = *rows.entry(statement.speaker.index()).or_insert_with(|| {
                res.push((statement.speaker, Vec::new()));
                res.len() - 1
            });
            let place = PrintPlace {
                report: idx + 1,
                number: link::number(report, statement.paragraph),
                anchor: prefix(idx) + &link::anchor(report, statement.paragraph),
            };
            if res[row].1.last() != Some(&place) {
                res[row].1.push(place);
            }
        }
    }
    let make = |(id, places)| PrintSpeaker { speaker: link::speaker(site, id, 0), places };
    res.into_iter().map(make).collect()
}
