//! Days: the list, and the page of each.

use crate::model::{Day, Id, Phase, Report};
use crate::site::leaves::{Leaf, Leaves};
use crate::site::path::day_address;
use crate::site::plan::{DAYS_A_LEAF, REPORTS_A_LEAF};
use crate::site::topic::{reasoned, said_in};
use crate::site::view_pages::{DayView, DaysView, PhaseGroup, SessionItem};
use crate::site::view_parts::Saying;
use crate::site::{Site, grid, items, link};

/// Reports that the list of days can show with their strips.
const SMALL_SITE: usize = 20;
/// Headlines under each day of a longer list.
const ROOM_A_DAY: usize = 3;
/// Paragraphs of other days' reports.
const ROOM_FOR_MENTIONS: usize = 12;

/// One leaf of the list of days: before, during and after the event.
pub(crate) fn days(site: Site<'_>, leaf: Leaf) -> DaysView {
    let all = &site.index.days;
    let leaves = Leaves::new(all.len(), DAYS_A_LEAF);
    let small = has_strips(site);
    let room = if small { SMALL_SITE } else { ROOM_A_DAY };
    let of_leaf = &all[leaves.items(leaf)];
    let group = |phase: Phase| {
        let days = of_leaf.iter().filter(|id| site.briefing.days[**id].phase == phase);
        let days = days.map(|id| items::day(site, *id, room, small)).collect();
        PhaseGroup { phase: link::phase(phase), days }
    };
    let phases = [Phase::Before, Phase::During, Phase::After, Phase::Undated];
    DaysView {
        phases: phases.into_iter().map(group).filter(|it| !it.days.is_empty()).collect(),
        pager: link::pager(leaves, leaf, "days/"),
    }
}

/// True when the list of days shows every report, and who speaks in it.
pub(crate) fn has_strips(site: Site<'_>) -> bool {
    site.briefing.reports.len() <= SMALL_SITE
}

/// One leaf of a day's page.
pub(crate) fn day(site: Site<'_>, id: Id<Day>, leaf: Leaf) -> DayView {
    let day = &site.briefing.days[id];
    let date = site.index.date(day.date);
    let leaves = Leaves::new(day.reports.len(), REPORTS_A_LEAF);
    let with_strip = day.reports.len() <= SMALL_SITE;
    let of_leaf = day.reports[leaves.items(leaf)].iter();
    let neighbour = |place: Option<usize>| {
        let id = site.index.days.get(place?)?;
        Some(items::day(site, *id, 0, false))
    };
    let mentions = day.mentions.iter().take(ROOM_FOR_MENTIONS);
    DayView {
        phase: link::phase(day.phase),
        n_reports: day.reports.len(),
        reports: of_leaf.map(|id| items::report(site, *id, with_strip)).collect(),
        pager: link::pager(leaves, leaf, &day_address(&date.jalali)),
        sessions: sessions(site, day),
        mentions: mentions.flat_map(|(report, at)| mention(site, *report, *at)).collect(),
        grid: if leaf.is_none() { grid::of_day(site, id) } else { grid::nothing() },
        previous: neighbour(id.index().checked_sub(1)),
        next: neighbour(id.index().checked_add(1)),
        date,
    }
}

/// A paragraph of another day's report, with that report's day.
fn mention(site: Site<'_>, id: Id<Report>, paragraph: u32) -> impl Iterator<Item = Saying> {
    let date = site.briefing.reports[id].date.map(|day| site.index.date(day));
    let sayings = said_in(site, id, paragraph, reasoned).into_iter();
    sayings.map(move |it| Saying { date: date.clone(), ..it })
}

fn sessions(site: Site<'_>, day: &Day) -> Vec<SessionItem> {
    let of_day = site.briefing.sessions.iter().filter(|(_, it)| it.day == Some(day.date));
    let make = |session: &crate::model::Session| SessionItem {
        title: session.title.clone(),
        noun: session.noun.clone(),
        href: session
            .mentions
            .first()
            .map(|(report, at)| link::paragraph(site, *report, *at))
            .unwrap_or_default(),
    };
    of_day.map(|(_, session)| make(session)).collect()
}
