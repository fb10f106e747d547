//! What several views share. Addresses are counted from the site's root; templates put `page.up` before them.

use serde::Serialize;

/// A day, in the words of two calendars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct DateView {
    /// `2025-10-22`, for `<time datetime>`.
    pub(crate) iso: String,
    /// `1404-07-30`, as in addresses.
    pub(crate) jalali: String,
    /// «چهارشنبه ۳۰ مهر ۱۴۰۴».
    pub(crate) full: String,
    /// «۳۰ مهر ۱۴۰۴».
    pub(crate) plain: String,
    /// «۳۰ مهر».
    pub(crate) short: String,
    /// «۱۴۰۴».
    pub(crate) year: String,
    /// «چهارشنبه».
    pub(crate) weekday: String,
    /// «۳۰».
    pub(crate) number: String,
    /// «مهر ۱۴۰۴».
    pub(crate) month: String,
    /// «۲۲ اکتبر ۲۰۲۵».
    pub(crate) gregorian: String,
    /// `2025, October 22`, for citations in English.
    pub(crate) english: String,
}

/// A speaker, as a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SpeakerLink {
    /// Full name, or the title when no name was given.
    pub(crate) name: String,
    /// The part that fits a narrow place: the surname.
    pub(crate) short: String,
    /// The first post; empty when none is known.
    pub(crate) role: String,
    /// Address of their page; empty when they have none.
    pub(crate) href: String,
    /// Tile, 1 to 5.
    pub(crate) colour: u8,
    /// Statements, in the scope of the list it stands in.
    pub(crate) n_statements: usize,
}

/// A topic, as a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct TopicLink {
    /// As readers see it.
    pub(crate) label: String,
    /// Address of its page.
    pub(crate) href: String,
    /// Paragraphs, in the scope of the list it stands in.
    pub(crate) n_paragraphs: usize,
}

/// One turn of the strip that shows who holds the floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct StripTurn {
    /// Tile, 1 to 5; 0 is the reporter.
    pub(crate) colour: u8,
    /// Share of the text, in steps: 1 2 3 4 5 6 8 12 16.
    pub(crate) weight: u8,
    /// Surname; empty for the reporter.
    pub(crate) name: String,
    /// First paragraph's anchor: `p7`.
    pub(crate) anchor: String,
    /// Its paragraphs, in words: «بندهای ۷ تا ۹».
    pub(crate) place: String,
    /// Drawn grey, without a link: someone else's turn on a speaker's page.
    pub(crate) off: bool,
}

/// A report in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct ReportItem {
    /// Its headline.
    pub(crate) title: String,
    /// Address of its page.
    pub(crate) href: String,
    /// The day it was sent.
    pub(crate) date: Option<DateView>,
    /// «خبرگزاری صدا و سیما، مرکز خراسان رضوی»; empty when unknown.
    pub(crate) agency: String,
    /// Numbered paragraphs.
    pub(crate) n_paragraphs: usize,
    /// Who speaks in it, in order of first word.
    pub(crate) speakers: Vec<String>,
    /// Who holds the floor; empty in long lists.
    pub(crate) strip: Vec<StripTurn>,
}

/// Why a statement is attributed to its speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Evidence {
    /// Whose statement it is, where several speak in the turn; else empty.
    pub(crate) speaker: String,
    /// `A` sure, `B` inferred.
    pub(crate) tier: &'static str,
    /// The rule, explained in `strings.*.toml` under `[rules]`.
    pub(crate) rule: &'static str,
    /// `direct`, `indirect` or `continued`.
    pub(crate) mode: &'static str,
    /// The words that point at the speaker, with the verb of saying; empty when there are none.
    pub(crate) cue: String,
}

/// A statement, or a paragraph of the reporter's, outside its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Saying {
    /// Verbatim from the shown report.
    pub(crate) words: String,
    /// It goes on in the report.
    pub(crate) cut: bool,
    /// Other paragraphs of the report in which the same speaker goes on; only on full leaves.
    pub(crate) more: Vec<PlaceLink>,
    /// Address of its report.
    pub(crate) href: String,
    /// Names its paragraph there, and on the page that says how to correct it: `p7`.
    pub(crate) anchor: String,
    /// Its paragraph, in words: «بند ۷».
    pub(crate) place: String,
    /// Tile, 1 to 5; 0 is the reporter.
    pub(crate) colour: u8,
    /// Who said it; absent for the reporter, and on the speaker's own page.
    pub(crate) speaker: Option<SpeakerLink>,
    /// The statement before it in the list is the same speaker's.
    pub(crate) again: bool,
    /// The day of the report, where the statement stands without it.
    pub(crate) date: Option<DateView>,
    /// Names of its topics, on the speaker's own page.
    pub(crate) topics: Vec<String>,
    /// Why it is attributed; absent for the reporter, and where there is room for the words alone.
    pub(crate) evidence: Option<Evidence>,
}

/// A paragraph of a report, as a link beside another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct PlaceLink {
    /// Names it: `p9`.
    pub(crate) anchor: String,
    /// «۹», or in words where it has no number.
    pub(crate) label: String,
}

/// Paragraphs in a row with the same speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Turn {
    /// Tile, 1 to 5; 0 is the reporter.
    pub(crate) colour: u8,
    /// Who speaks; more than one where a paragraph has several voices, none for the reporter.
    pub(crate) speakers: Vec<SpeakerLink>,
    /// Headings of the report's own, before the turn.
    pub(crate) subheads: Vec<String>,
    /// Words worth setting large after the turn: before it, an address that leads to the words would find them here.
    pub(crate) pull: Option<Saying>,
    /// In order.
    pub(crate) blocks: Vec<Block>,
}

/// One paragraph of a turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Block {
    /// `p7`, `lead`, or `b3` for a heading in which somebody speaks.
    pub(crate) anchor: String,
    /// 7; 0 where it has none.
    pub(crate) number: u32,
    /// In words: «بند ۷».
    pub(crate) place: String,
    /// Its text, cut where the voice changes.
    pub(crate) pieces: Vec<Piece>,
    /// One for each statement in it.
    pub(crate) evidence: Vec<Evidence>,
}

/// A run of text in one voice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Piece {
    /// `words` of a speaker, `attribution` to one, or plain `text`.
    pub(crate) kind: &'static str,
    /// As readers see it.
    pub(crate) text: String,
}

/// The way from one leaf of a long list to the others. Empty addresses lead nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Pager {
    /// This leaf, counted from the oldest; 0 is the front, with the newest.
    pub(crate) number: u32,
    /// Where newer items stand.
    pub(crate) newer: String,
    /// Where older items stand.
    pub(crate) older: String,
}

/// A day in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct DayItem {
    /// The day.
    pub(crate) date: DateView,
    /// Address of its page.
    pub(crate) href: String,
    /// `before`, `during`, `after` the event, or `undated`.
    pub(crate) phase: &'static str,
    /// Reports sent on it.
    pub(crate) n_reports: usize,
    /// The first of them, as many as the list has room for.
    pub(crate) reports: Vec<ReportItem>,
}

/// One table of speakers by topics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Grid {
    /// Columns.
    pub(crate) topics: Vec<TopicLink>,
    /// One group of rows for each day.
    pub(crate) days: Vec<GridDay>,
    /// Rows were left out.
    pub(crate) cut: bool,
}

/// The rows of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct GridDay {
    /// The day; absent for undated reports.
    pub(crate) date: Option<DateView>,
    /// Address of the day's page; empty when it has none.
    pub(crate) href: String,
    /// One for each speaker.
    pub(crate) rows: Vec<GridRow>,
}

/// What one speaker said on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct GridRow {
    /// Who; the count is of all statements of the day.
    pub(crate) speaker: SpeakerLink,
    /// One for each column.
    pub(crate) cells: Vec<GridCell>,
}

/// What one speaker said about one topic on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct GridCell {
    /// Statements.
    pub(crate) n_statements: usize,
    /// Address of the first; empty when there are none.
    pub(crate) href: String,
}
