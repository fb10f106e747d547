//! The event, its days and its sittings.

use chrono::NaiveDate;

use crate::model::{Id, Report, Statement};

/// The meeting the briefing is about.
#[derive(Debug, Clone, Default)]
pub struct Event {
    /// «دومین نشست دیپلماسی استانی»; the editor's, else the commonest in the reports.
    pub name: String,
    /// «مشهد».
    pub place: Option<String>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// Who holds it.
    pub organizer: Option<String>,
    /// The editor's summary; else the lead of the first report of the event.
    pub summary: Option<String>,
}

/// When, seen from the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Earlier than its first day.
    Before,
    /// On one of its days.
    During,
    /// Later than its last day.
    After,
    /// The event's days are not known, or the report's is not.
    Undated,
}

/// One day with reports, or a day of the event without any.
#[derive(Debug, Clone)]
pub struct Day {
    /// In the Gregorian calendar; views add the Jalali one.
    pub date: NaiveDate,
    /// When, seen from the event.
    pub phase: Phase,
    /// Sent on that day, in order.
    pub reports: Vec<Id<Report>>,
    /// Reports of other days that speak of it, with the paragraph's index.
    pub mentions: Vec<(Id<Report>, u32)>,
}

/// One sitting of the event.
#[derive(Debug, Clone)]
pub struct Session {
    /// «همکاری اقتصادی، استانی، تجاری، سرمایه گذاری و مناطق آزاد».
    pub title: String,
    /// «میزگرد».
    pub noun: String,
    /// Its day, when known.
    pub day: Option<NaiveDate>,
    /// Where reports name it: the report and the paragraph's index.
    pub mentions: Vec<(Id<Report>, u32)>,
    /// Statements in paragraphs that name it.
    pub statements: Vec<Id<Statement>>,
}
