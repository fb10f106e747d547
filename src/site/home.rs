//! The briefing itself, and the list of all reports.

use crate::model::{Id, Phase, Report, behind_credit};
use crate::site::leaves::{Leaf, Leaves};
use crate::site::plan::REPORTS_A_LEAF;
use crate::site::view_pages::{HomeView, ReportsView};
use crate::site::view_parts::DayItem;
use crate::site::{Site, items, link, turns};

/// Reports that a home page can show in full, day by day.
const SMALL_SITE: usize = 12;
/// Reports shown of each of the event's days on a larger site.
const ROOM_A_DAY: usize = 4;
/// Days of the event shown on a larger site.
const ROOM_FOR_DAYS: usize = 4;
/// Newest reports on a larger site.
const ROOM_FOR_LATEST: usize = 8;
/// Speakers before «همه».
const ROOM_FOR_SPEAKERS: usize = 8;
/// Topics before «همه».
const ROOM_FOR_TOPICS: usize = 10;

/// The briefing at a glance: it ends.
pub(crate) fn home(site: Site<'_>) -> HomeView {
    let briefing = site.briefing;
    let small = has_strips(site);
    let days = if small { all_days(site) } else { event_days(site) };
    let (summary, summary_href) = summary(site);
    let quoted = site.index.most_quoted.iter().take(ROOM_FOR_SPEAKERS);
    let topics = briefing.topics.iter().take(ROOM_FOR_TOPICS);
    let latest = site.index.reports.iter().rev().take(ROOM_FOR_LATEST);
    let dated = briefing.reports.iter().filter(|(_, it)| it.date.is_some()).count();
    HomeView {
        summary,
        summary_href,
        n_statements: briefing.statements.len(),
        n_speakers: site.index.most_quoted.len(),
        n_topics: briefing.topics.len(),
        n_reports: briefing.reports.len(),
        key: site.index.key.iter().map(|id| link::dated_saying(site, *id)).collect(),
        more_days: days.len() < briefing.days.len(),
        days,
        latest: if small && dated == briefing.reports.len() {
            Vec::new()
        } else {
            latest.map(|id| items::report(site, *id, small)).collect()
        },
        speakers: quoted
            .map(|id| link::speaker(site, *id, briefing.speakers[*id].statements.len()))
            .collect(),
        topics: topics.map(|(id, it)| link::topic(site, id, it.paragraphs.len())).collect(),
    }
}

/// The editor's summary, else the lead of the event's first report.
fn summary(site: Site<'_>) -> (String, String) {
    let event = &site.briefing.event;
    let first = first_report(site);
    let lead = first.and_then(|id| turns::lead(&site.briefing.reports[id])).map(behind_credit);
    match (&event.summary, first, lead) {
        (Some(summary), Some(id), Some(lead)) if link::same_words(summary, lead) => {
            (summary.clone(), items::report(site, id, false).href)
        }
        (Some(summary), ..) => (summary.clone(), String::new()),
        (None, Some(id), Some(lead)) => (lead.to_owned(), items::report(site, id, false).href),
        (None, ..) => (site.settings.site.description.clone(), String::new()),
    }
}

/// The first of the event's days, else the first of all.
fn first_report(site: Site<'_>) -> Option<Id<Report>> {
    let reports = &site.briefing.reports;
    let during = site.index.reports.iter().find(|id| reports[**id].phase == Phase::During);
    during.or(site.index.reports.first()).copied()
}

fn all_days(site: Site<'_>) -> Vec<DayItem> {
    site.index.days.iter().map(|id| items::day(site, *id, SMALL_SITE, true)).collect()
}

fn event_days(site: Site<'_>) -> Vec<DayItem> {
    let during = |id: &&Id<_>| site.briefing.days[**id].phase == Phase::During;
    let days = site.index.days.iter().filter(during).take(ROOM_FOR_DAYS);
    days.map(|id| items::day(site, *id, ROOM_A_DAY, true)).collect()
}

/// True when lists of reports show who speaks in each.
pub(crate) fn has_strips(site: Site<'_>) -> bool {
    site.briefing.reports.len() <= SMALL_SITE
}

/// One leaf of the list of reports, newest first.
pub(crate) fn reports(site: Site<'_>, leaf: Leaf) -> ReportsView {
    let all = &site.index.reports;
    let leaves = Leaves::new(all.len(), REPORTS_A_LEAF);
    let with_strip = has_strips(site);
    let of_leaf = &all[leaves.items(leaf)];
    ReportsView {
        n_reports: if leaf.is_none() { all.len() } else { of_leaf.len() },
        reports: of_leaf.iter().rev().map(|id| items::report(site, *id, with_strip)).collect(),
        pager: link::pager(leaves, leaf, "reports/"),
    }
}
