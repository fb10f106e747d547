//! The event and its sittings, for a calendar.

use chrono::NaiveDate;
use serde::Serialize;

use crate::persian::calendar::later;
use crate::site::Site;
use crate::site::machine::address::{Links, day_folder, site_title};
use crate::site::machine::identity::uuid;

/// A calendar of whole days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct CalendarView {
    /// The site's.
    pub(crate) title: String,
    /// The day of the newest report: when what is known here was last known to change.
    pub(crate) updated: NaiveDate,
    /// The event, then its sittings in order.
    pub(crate) entries: Vec<CalendarEntry>,
}

/// One thing in the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct CalendarEntry {
    /// Names it for ever.
    pub(crate) uid: String,
    /// The entry it belongs to: a sitting's event.
    pub(crate) parent: Option<String>,
    /// «میزگرد: آب شهر».
    pub(crate) title: String,
    /// First day.
    pub(crate) start: NaiveDate,
    /// The day after the last one, as iCalendar counts.
    pub(crate) end: NaiveDate,
    /// Where, when known.
    pub(crate) place: Option<String>,
    /// A sentence or two, when known.
    pub(crate) summary: Option<String>,
    /// The page about it; absolute only.
    pub(crate) link: Option<String>,
}

/// The event's calendar; `None` when neither it nor a sitting has a day.
pub(crate) fn calendar(site: Site<'_>) -> Option<CalendarView> {
    let links = Links::new(site, "calendar.ics");
    let event = whole_event(site, links);
    let parent = event.as_ref().map(|event| event.uid.clone());
    let mut entries: Vec<CalendarEntry> = event.into_iter().collect();
    for (_, session) in site.briefing.sessions.iter() {
        let Some(start) = session.day else { continue };
        let Some(end) = later(start, 1) else { continue };
        entries.push(CalendarEntry {
            uid: uuid(&["session", &site.briefing.event.name, &session.noun, &session.title]),
            parent: parent.clone(),
            title: session_title(&session.noun, &session.title),
            start,
            end,
            place: site.briefing.event.place.clone(),
            summary: None,
            link: day_link(site, links, start),
        });
    }
    let newest = site.briefing.reports.iter().filter_map(|(_, report)| report.date).max();
    let updated = newest.or(entries.first().map(|entry| entry.start))?;
    (!entries.is_empty()).then(|| CalendarView {
        title: site_title(site).to_owned(),
        updated,
        entries,
    })
}

/// «میزگرد: آب شهر»; the noun is not said twice.
pub(crate) fn session_title(noun: &str, title: &str) -> String {
    if noun.is_empty() || title.starts_with(noun) {
        return title.to_owned();
    }
    format!("{noun}: {title}")
}

fn whole_event(site: Site<'_>, links: Links<'_>) -> Option<CalendarEntry> {
    let event = &site.briefing.event;
    let start = event.start?;
    Some(CalendarEntry {
        uid: uuid(&["event", &event.name]),
        parent: None,
        title: event.name.clone(),
        start,
        end: later(event.end.unwrap_or(start).max(start), 1)?,
        place: event.place.clone(),
        summary: event.summary.clone(),
        link: links.absolute(""),
    })
}

fn day_link(site: Site<'_>, links: Links<'_>, date: NaiveDate) -> Option<String> {
    let has_page = site.briefing.days.iter().any(|(_, day)| day.date == date);
    links.absolute(&if has_page { day_folder(date) } else { String::new() })
}

#[cfg(test)]
mod tests {
    use super::{calendar, session_title};
    use crate::site::sample;

    #[test]
    fn the_event_then_its_sittings() {
        let sample = sample::sample();
        let view = calendar(sample.site()).unwrap();
        let spans: Vec<String> =
            view.entries.iter().map(|entry| format!("{}/{}", entry.start, entry.end)).collect();
        assert_eq!(spans, ["2026-02-10/2026-02-12", "2026-02-11/2026-02-12"]);
        assert_eq!(view.entries[1].parent.as_ref(), Some(&view.entries[0].uid));
    }

    #[test]
    fn nothing_dated_makes_no_calendar() {
        let mut sample = sample::sample();
        sample.briefing.event.start = None;
        sample.briefing.sessions = crate::model::Table::default();
        assert_eq!(calendar(sample.site()), None);
    }

    #[test]
    fn the_noun_is_said_once() {
        assert_eq!(session_title("میزگرد", "آب شهر"), "میزگرد: آب شهر");
        assert_eq!(session_title("میزگرد", "میزگرد آب"), "میزگرد آب");
    }
}
