//! The briefing and what it is made of: event, days, sittings, reports, speakers, statements, topics.
//!
//! They stand in one file since each names the others by [`Id`].

use std::sync::Arc;

use chrono::NaiveDate;

use crate::digest::Digest;
use crate::model::{Article, Dateline, Id, Mode, Origin, Received, Role, Table, Tier, VoiceKind};
use crate::persian::Span;

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

/// One published report.
#[derive(Debug, Clone)]
pub struct Report {
    /// Names it in its address; never changes once published.
    pub slug: String,
    /// Former addresses that lead here.
    pub former: Vec<String>,
    /// The editor's title, else the article's.
    pub title: String,
    /// The day it was sent; the editor's wins.
    pub date: Option<NaiveDate>,
    /// The text.
    pub article: Arc<Article>,
    /// The agency and its bureau.
    pub dateline: Option<Dateline>,
    /// What the text leaves out of its seed.
    pub received: Arc<Received>,
    /// The files of the seed shown here, then of its near-duplicates, relative to the site folder.
    pub sources: Vec<String>,
    /// By source: stands for what was read in it.
    pub(crate) made_from: Vec<Digest>,
    /// When, seen from the event.
    pub phase: Phase,
    /// Days the text speaks of, in order.
    pub days: Vec<NaiveDate>,
    /// In reading order.
    pub statements: Vec<Id<Statement>>,
    /// By paragraph index: topics of each.
    pub paragraph_topics: Vec<Vec<Id<Topic>>>,
    /// Most weighty first.
    pub topics: Vec<Id<Topic>>,
    /// Sittings it names.
    pub sessions: Vec<Id<Session>>,
    /// The editor's file, if there is one.
    pub editor: Option<Origin>,
    /// The editor's note, Markdown.
    pub note: String,
}

/// One person, office or body that is quoted.
#[derive(Debug, Clone)]
pub struct Speaker {
    /// Names them in their address.
    pub slug: String,
    /// Person, unnamed office, or body.
    pub kind: VoiceKind,
    /// Full name, or the title when no name was given.
    pub name: String,
    /// What they are filed under: the surname, then the rest.
    pub sort_name: String,
    /// Other spellings met in the seeds.
    pub aliases: Vec<String>,
    /// Posts, the editor's first, then in the order they were seen.
    pub roles: Vec<Role>,
    /// In order of time. Only those that are published.
    pub statements: Vec<Id<Statement>>,
    /// The editor's file, if there is one: its body is the biography.
    pub editor: Option<Origin>,
    /// The biography, Markdown.
    pub biography: String,
    /// Former addresses that lead here.
    pub former: Vec<String>,
    /// Has a page of their own.
    pub has_page: bool,
    /// Why an editor should look, as in `unlisted-name`.
    pub flags: Vec<&'static str>,
}

/// One thing one speaker said, in one paragraph.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Where it was reported.
    pub report: Id<Report>,
    /// By index in the article's paragraphs.
    pub paragraph: u32,
    /// Who said it.
    pub speaker: Id<Speaker>,
    /// In their words or the reporter's.
    pub mode: Mode,
    /// How sure we are.
    pub tier: Tier,
    /// The rule that named the speaker; `editor` when an editor did.
    pub rule: &'static str,
    /// The words that point at the speaker, in the shown paragraph.
    pub subject: Span,
    /// The verb of saying, in the shown paragraph.
    pub cue: Span,
    /// The words said, in the shown paragraph.
    pub content: Span,
    /// What it is about, most weighty first.
    pub topics: Vec<Id<Topic>>,
}

/// One subject.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Names it in its address.
    pub slug: String,
    /// As readers see it.
    pub label: String,
    /// The editor's file; absent when the topic is automatic.
    pub editor: Option<Origin>,
    /// The editor's introduction, Markdown.
    pub introduction: String,
    /// Former addresses that lead here.
    pub former: Vec<String>,
    /// Paragraphs that are about it, in order of time: the report and the paragraph's index.
    pub paragraphs: Vec<(Id<Report>, u32)>,
    /// In order of time.
    pub statements: Vec<Id<Statement>>,
}
