//! The days of the briefing: those on which reports were sent, and those of the event.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::assemble::drafts::Draft;
use crate::assemble::event::{self, phase};
use crate::model::{Day, Event, Id};

/// Every day with its reports, and where reports of other days speak of it.
pub(super) fn days(event: &Event, drafts: &[Draft<'_>]) -> Vec<Day> {
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    let dates = drafts.iter().filter_map(day_of).chain(event::days(event));
    for date in dates {
        let phase = phase(event, Some(date));
        let empty = Day { date, phase, reports: Vec::new(), mentions: Vec::new() };
        days.entry(date).or_insert(empty);
    }
    for (idx, draft) in drafts.iter().enumerate() {
        let own = day_of(draft);
        if let Some(day) = own.and_then(|it| days.get_mut(&it)) {
            day.reports.push(Id::at(idx));
        }
        let said = draft.reading.annotation.days.iter().filter(|it| Some(it.date) != own);
        for (date, paragraph) in said.map(|it| (it.date, it.paragraph)).collect::<BTreeSet<_>>() {
            if let Some(day) = days.get_mut(&date) {
                day.mentions.push((Id::at(idx), paragraph));
            }
        }
    }
    days.into_values().collect()
}

/// The day a report is listed under: the editor's, else the one it was sent on.
pub(super) fn day_of(draft: &Draft<'_>) -> Option<NaiveDate> {
    draft.editor.and_then(|it| it.day).or(draft.date)
}

/// The days a report speaks of, in order.
pub(super) fn days_of(draft: &Draft<'_>) -> Vec<NaiveDate> {
    let all: BTreeSet<NaiveDate> = draft.reading.annotation.days.iter().map(|it| it.date).collect();
    all.into_iter().collect()
}
