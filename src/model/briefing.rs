//! The whole of it.

use crate::model::{Day, Event, Report, Session, Speaker, Statement, Table, Topic};

/// Everything known about an event. Built once by `assemble`, never changed after.
#[derive(Debug, Default)]
pub struct Briefing {
    /// What it is about.
    pub event: Event,
    /// In order of date.
    pub days: Table<Day>,
    /// In order of first mention.
    pub sessions: Table<Session>,
    /// In order of date, then of file name; undated ones last.
    pub reports: Table<Report>,
    /// In Persian alphabetical order of surname.
    pub speakers: Table<Speaker>,
    /// In order of date, then of reading. Only those that are published.
    pub statements: Table<Statement>,
    /// By weight, then in Persian alphabetical order.
    pub topics: Table<Topic>,
}
