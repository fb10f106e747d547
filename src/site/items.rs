//! Reports and days, as lists show them.

use crate::model::{Day, Id, Report};
use crate::site::path::{day_address, report_address};
use crate::site::view_parts::{DayItem, ReportItem};
use crate::site::{Site, link, turns};

/// A report in a list, with or without its strip.
pub(crate) fn report(site: Site<'_>, id: Id<Report>, with_strip: bool) -> ReportItem {
    let report = &site.briefing.reports[id];
    ReportItem {
        title: report.title.clone(),
        href: report_address(&report.slug),
        date: report.date.map(|day| site.index.date(day)),
        agency: link::agency(report),
        n_paragraphs: report.article.paragraphs.iter().filter_map(|it| it.part.number()).count(),
        speakers: link::speakers_of(site, report)
            .into_iter()
            .map(|(id, _)| site.briefing.speakers[id].name.clone())
            .collect(),
        strip: if with_strip { turns::strip(site, id, None) } else { Vec::new() },
    }
}

/// A day in a list, with so many of its reports.
pub(crate) fn day(site: Site<'_>, id: Id<Day>, room: usize, with_strip: bool) -> DayItem {
    let day = &site.briefing.days[id];
    let date = site.index.date(day.date);
    DayItem {
        href: day_address(&date.jalali),
        date,
        phase: link::phase(day.phase),
        n_reports: day.reports.len(),
        reports: day.reports.iter().take(room).map(|id| report(site, *id, with_strip)).collect(),
    }
}
