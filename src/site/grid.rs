//! Who spoke about what on which day, as a table.

use crate::model::{Day, Id, Phase, Report, Speaker, Statement, Topic};
use crate::site::path::day_address;
use crate::site::view_parts::{Grid, GridCell, GridDay, GridRow};
use crate::site::{Site, link};

/// Columns of a table.
const ROOM_FOR_TOPICS: usize = 10;
/// Rows of one day.
const ROOM_A_DAY: usize = 40;
/// Rows of a whole table.
const ROOM_FOR_ROWS: usize = 120;

/// The table of the whole briefing: its days while there is room, the event's own days first.
pub(crate) fn whole(site: Site<'_>) -> Grid {
    let topics = columns(site);
    let undated: Vec<Id<Report>> = site
        .index
        .reports
        .iter()
        .filter(|id| site.briefing.reports[**id].date.is_none())
        .copied()
        .collect();
    let mut order: Vec<Id<Day>> = site.index.days.clone();
    order.sort_by_key(|id| site.briefing.days[*id].phase != Phase::During);
    let mut room = ROOM_FOR_ROWS;
    let mut cut = false;
    let mut days: Vec<(usize, GridDay)> = Vec::new();
    for id in order {
        let day = one_day(site, id, &topics);
        cut |= n_speakers(site, &site.briefing.days[id].reports) > day.rows.len();
        if day.rows.is_empty() {
            continue;
        }
        if day.rows.len() > room {
            cut = true;
            continue;
        }
        room -= day.rows.len();
        days.push((id.index(), day));
    }
    days.sort_by_key(|(place, _)| *place);
    let mut days: Vec<GridDay> = days.into_iter().map(|(_, day)| day).collect();
    let rows = rows(site, &undated, &topics);
    if !rows.is_empty() {
        days.push(GridDay { date: None, href: String::new(), rows });
    }
    Grid { topics: topics.iter().map(|id| link::topic(site, *id, 0)).collect(), days, cut }
}

/// A table that has nothing.
pub(crate) fn nothing() -> Grid {
    Grid { topics: Vec::new(), days: Vec::new(), cut: false }
}

/// The table of one day.
pub(crate) fn of_day(site: Site<'_>, id: Id<Day>) -> Grid {
    let reports = &site.briefing.days[id].reports;
    let statements = reports.iter().flat_map(|it| &site.briefing.reports[*it].statements);
    let topics = statements.flat_map(|it| &site.briefing.statements[*it].topics).copied();
    let mut counted = link::count(topics);
    counted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counted.truncate(ROOM_FOR_TOPICS);
    let topics: Vec<Id<Topic>> = counted.into_iter().map(|(id, _)| id).collect();
    let day = one_day(site, id, &topics);
    let cut = n_speakers(site, reports) > day.rows.len();
    let columns = topics.iter().map(|id| link::topic(site, *id, 0)).collect();
    let days = if day.rows.is_empty() { Vec::new() } else { vec![day] };
    Grid { topics: columns, days, cut }
}

/// The weightiest topics.
fn columns(site: Site<'_>) -> Vec<Id<Topic>> {
    site.briefing.topics.iter().take(ROOM_FOR_TOPICS).map(|(id, _)| id).collect()
}

fn one_day(site: Site<'_>, id: Id<Day>, topics: &[Id<Topic>]) -> GridDay {
    let day = &site.briefing.days[id];
    let date = site.index.date(day.date);
    let href = day_address(&date.jalali);
    GridDay { date: Some(date), href, rows: rows(site, &day.reports, topics) }
}

fn n_speakers(site: Site<'_>, reports: &[Id<Report>]) -> usize {
    link::count(statements_of(site, reports).map(|it| site.briefing.statements[it].speaker)).len()
}

fn statements_of(
    site: Site<'_>,
    reports: &[Id<Report>],
) -> impl Iterator<Item = Id<Statement>> + Clone {
    reports.iter().flat_map(move |it| &site.briefing.reports[*it].statements).copied()
}

/// One row for each speaker of these reports, in order of first word.
fn rows(site: Site<'_>, reports: &[Id<Report>], topics: &[Id<Topic>]) -> Vec<GridRow> {
    let statements = statements_of(site, reports);
    let speakers = link::count(statements.clone().map(|it| site.briefing.statements[it].speaker));
    let mut shown: Vec<(Id<Speaker>, usize)> = speakers;
    shown.truncate(ROOM_A_DAY);
    let mut res: Vec<GridRow> = shown
        .iter()
        .map(|(id, n)| GridRow {
            speaker: link::speaker(site, *id, *n),
            cells: vec![GridCell { n_statements: 0, href: String::new() }; topics.len()],
        })
        .collect();
    for id in statements {
        let statement = &site.briefing.statements[id];
        let Some(row) = shown.iter().position(|(it, _)| *it == statement.speaker) else { continue };
        for (column, topic) in topics.iter().enumerate() {
            if !statement.topics.contains(topic) {
                continue;
            }
            let cell = &mut res[row].cells[column];
            cell.n_statements += 1;
            if cell.href.is_empty() {
                cell.href = link::paragraph(site, statement.report, statement.paragraph);
            }
        }
    }
    res
}
