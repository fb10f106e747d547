//! The calendar as iCalendar (RFC 5545).

use chrono::NaiveTime;
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};

use crate::render::plain::one_line;
use crate::site::machine::{CalendarEntry, CalendarView};

/// Writes a calendar. Its stamp is the day of the newest report, not the hour of the build.
pub(crate) fn icalendar(view: &CalendarView) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//neshast//neshast//FA"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.name(&one_line(&view.title));
    for entry in &view.entries {
        calendar.push(event(view, entry));
    }
    calendar.to_string().into_bytes()
}

fn event(view: &CalendarView, entry: &CalendarEntry) -> Event {
    let stamp = view.updated.and_time(NaiveTime::MIN).and_utc();
    let mut event = Event::new();
    event.uid(&format!("urn:uuid:{}", entry.uid)).timestamp(stamp).last_modified(stamp);
    event.summary(&one_line(&entry.title)).starts(entry.start).ends(entry.end);
    event.add_property("TRANSP", "TRANSPARENT");
    if let Some(place) = &entry.place {
        event.location(&one_line(place));
    }
    if let Some(summary) = &entry.summary {
        event.description(&one_line(summary));
    }
    if let Some(link) = &entry.link {
        event.url(link);
    }
    if let Some(parent) = &entry.parent {
        event.append_property(Property::new("RELATED-TO", format!("urn:uuid:{parent}")));
    }
    event.done()
}

#[cfg(test)]
mod tests {
    use super::icalendar;
    use crate::site::machine::calendar;
    use crate::site::sample;

    #[test]
    fn whole_days_and_no_clock() {
        let sample = sample::sample();
        let bytes = icalendar(&calendar(sample.site()).unwrap());
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= 75), "{text}");
        for line in [
            "DTSTART;VALUE=DATE:20260210",
            "DTEND;VALUE=DATE:20260212",
            "DTSTAMP:20260211T000000Z",
            "TRANSP:TRANSPARENT",
            "URL:https://example.org/ab/days/1404-11-22/",
        ] {
            assert!(lines.contains(&line), "{line} is not in\n{text}");
        }
        assert_eq!(lines.iter().filter(|line| line.starts_with("DTSTAMP")).count(), 2);
        assert_eq!(text.matches("UID:urn:uuid:").count(), 2);
    }
}
