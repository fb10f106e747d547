//! What the template of each kind of page sees beside `page`.

use serde::Serialize;

use crate::site::view_parts::{
    DateView, DayItem, Grid, Pager, ReportItem, Saying, SpeakerLink, StripTurn, TopicLink, Turn,
};

/// `home.html`
#[derive(Debug, Serialize)]
pub(crate) struct HomeView {
    /// The editor's summary, else the lead of the first report; may be empty.
    pub(crate) summary: String,
    /// Address of the report the summary is from; empty when it is the editor's.
    pub(crate) summary_href: String,
    /// Published statements.
    pub(crate) n_statements: usize,
    /// Speakers with a published statement.
    pub(crate) n_speakers: usize,
    /// Topics.
    pub(crate) n_topics: usize,
    /// Reports.
    pub(crate) n_reports: usize,
    /// Statements worth reading first; the first is set large.
    pub(crate) key: Vec<Saying>,
    /// Days of the event, or all days of a small site.
    pub(crate) days: Vec<DayItem>,
    /// Not all days are in `days`.
    pub(crate) more_days: bool,
    /// The newest reports, where `days` does not show them all.
    pub(crate) latest: Vec<ReportItem>,
    /// Those with most statements.
    pub(crate) speakers: Vec<SpeakerLink>,
    /// The weightiest.
    pub(crate) topics: Vec<TopicLink>,
}

/// `reports.html`
#[derive(Debug, Serialize)]
pub(crate) struct ReportsView {
    /// Reports on the whole site; on the leaf, where it is full.
    pub(crate) n_reports: usize,
    /// Newest first.
    pub(crate) reports: Vec<ReportItem>,
    /// To the other leaves.
    pub(crate) pager: Pager,
}

/// `report.html`
#[derive(Debug, Serialize)]
pub(crate) struct ReportView {
    /// Its headline.
    pub(crate) title: String,
    /// The line above the headline; may be empty.
    pub(crate) kicker: String,
    /// The lead, where it says more than the headline and nobody speaks in it; may be empty.
    pub(crate) lead: String,
    /// The headline says what the lead says, and answers for `#lead`.
    pub(crate) headline_is_lead: bool,
    /// Its first words, for the head of the page.
    pub(crate) summary: String,
    /// The day it was sent.
    pub(crate) date: Option<DateView>,
    /// Address of that day's page; empty when it has none.
    pub(crate) day_href: String,
    /// «خبرگزاری صدا و سیما، مرکز خراسان رضوی»; empty when unknown.
    pub(crate) agency: String,
    /// The editor's note, Markdown; may be empty.
    pub(crate) note: String,
    /// Who holds the floor.
    pub(crate) strip: Vec<StripTurn>,
    /// The text.
    pub(crate) turns: Vec<Turn>,
    /// Who speaks in it, in order of first word.
    pub(crate) speakers: Vec<SpeakerLink>,
    /// What it is about.
    pub(crate) topics: Vec<TopicLink>,
    /// Sittings it names.
    pub(crate) sessions: Vec<String>,
    /// Citation files in the report's folder, beside `source.txt` and `changes/`: BibTeX, RIS, CSL-JSON.
    pub(crate) cite_files: Vec<CiteFile>,
    /// The report before, in order of date.
    pub(crate) previous: Option<ReportItem>,
    /// The report after.
    pub(crate) next: Option<ReportItem>,
}

/// A citation file.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CiteFile {
    /// `BibTeX`.
    pub(crate) format: &'static str,
    /// `cite.bib`.
    pub(crate) file: &'static str,
}

/// `speakers.html`
#[derive(Debug, Serialize)]
pub(crate) struct SpeakersView {
    /// Speakers on the whole site; of the letter, on a letter's own page.
    pub(crate) n_speakers: usize,
    /// The alphabet, with the letters that have speakers.
    pub(crate) letters: Vec<LetterLink>,
    /// In Persian alphabetical order; where each letter has a page of its own, only that letter.
    pub(crate) groups: Vec<LetterGroup>,
    /// Those with most statements, where each letter has a page of its own.
    pub(crate) most: Vec<SpeakerLink>,
    /// The letter of this page; empty on the index.
    pub(crate) letter: String,
}

/// A letter of the jump bar.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LetterLink {
    /// «م».
    pub(crate) letter: String,
    /// A fragment of this page or the address of the letter's own; empty when it has no speakers.
    pub(crate) href: String,
}

/// Speakers filed under one letter.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LetterGroup {
    /// «م»; «#» for names outside the alphabet.
    pub(crate) letter: String,
    /// Names the section: `l-28`.
    pub(crate) id: String,
    /// In order.
    pub(crate) speakers: Vec<SpeakerLink>,
}

/// `speaker.html`
#[derive(Debug, Serialize)]
pub(crate) struct SpeakerView {
    /// Full name, or the title when no name was given.
    pub(crate) name: String,
    /// `person`, `role` or `body`.
    pub(crate) kind: &'static str,
    /// The first post; may be empty.
    pub(crate) role: String,
    /// All posts.
    pub(crate) roles: Vec<String>,
    /// Other spellings met in the reports.
    pub(crate) aliases: Vec<String>,
    /// Tile, 1 to 5.
    pub(crate) colour: u8,
    /// The biography, Markdown; may be empty.
    pub(crate) biography: String,
    /// Statements in all; on the leaf, where it is full.
    pub(crate) n_statements: usize,
    /// Reports these stand in.
    pub(crate) n_reports: usize,
    /// Day of the first report, and of the last when that is another.
    pub(crate) days: Vec<DateView>,
    /// Statements by report, newest report first.
    pub(crate) groups: Vec<ReportGroup>,
    /// To the other leaves.
    pub(crate) pager: Pager,
    /// What they speak about.
    pub(crate) topics: Vec<TopicLink>,
    /// Others who speak in the same reports; only on the front.
    pub(crate) fellows: Vec<SpeakerLink>,
}

/// What was said in one report.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ReportGroup {
    /// The report's headline.
    pub(crate) title: String,
    /// Address of its page.
    pub(crate) href: String,
    /// «خبرگزاری صدا و سیما، مرکز خراسان رضوی»; empty when unknown.
    pub(crate) agency: String,
    /// The day it was sent.
    pub(crate) date: Option<DateView>,
    /// Who holds the floor in it; only on the front of a speaker's page.
    pub(crate) strip: Vec<StripTurn>,
    /// In reading order.
    pub(crate) sayings: Vec<Saying>,
}

/// `topics.html`
#[derive(Debug, Serialize)]
pub(crate) struct TopicsView {
    /// How many.
    pub(crate) n_topics: usize,
    /// The machine found them; no editor chose them.
    pub(crate) automatic: bool,
    /// By weight.
    pub(crate) topics: Vec<TopicLink>,
}

/// `topic.html`
#[derive(Debug, Serialize)]
pub(crate) struct TopicView {
    /// As readers see it.
    pub(crate) label: String,
    /// The editor's introduction, Markdown; may be empty.
    pub(crate) introduction: String,
    /// The machine found it.
    pub(crate) automatic: bool,
    /// Paragraphs in all; on the leaf, where it is full.
    pub(crate) n_paragraphs: usize,
    /// Reports they stand in.
    pub(crate) n_reports: usize,
    /// By report, newest report first.
    pub(crate) groups: Vec<ReportGroup>,
    /// To the other leaves.
    pub(crate) pager: Pager,
    /// Who speaks about it; only on the front.
    pub(crate) speakers: Vec<SpeakerLink>,
}

/// `days.html`
#[derive(Debug, Serialize)]
pub(crate) struct DaysView {
    /// By phase of the event, in order.
    pub(crate) phases: Vec<PhaseGroup>,
    /// To the other leaves.
    pub(crate) pager: Pager,
}

/// Days before, during or after the event.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PhaseGroup {
    /// `before`, `during`, `after` or `undated`.
    pub(crate) phase: &'static str,
    /// In order of date.
    pub(crate) days: Vec<DayItem>,
}

/// `day.html`
#[derive(Debug, Serialize)]
pub(crate) struct DayView {
    /// The day.
    pub(crate) date: DateView,
    /// `before`, `during`, `after` the event, or `undated`.
    pub(crate) phase: &'static str,
    /// Reports sent on it.
    pub(crate) n_reports: usize,
    /// In order.
    pub(crate) reports: Vec<ReportItem>,
    /// To the other leaves.
    pub(crate) pager: Pager,
    /// Sittings held on it.
    pub(crate) sessions: Vec<SessionItem>,
    /// Paragraphs of other days' reports that speak of it.
    pub(crate) mentions: Vec<Saying>,
    /// Who spoke about what on it; without rows where nobody did.
    pub(crate) grid: Grid,
    /// The day before with a page; absent on the first.
    pub(crate) previous: Option<DayItem>,
    /// The day after with a page; absent on the last.
    pub(crate) next: Option<DayItem>,
}

/// A sitting.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SessionItem {
    /// Its title.
    pub(crate) title: String,
    /// «میزگرد».
    pub(crate) noun: String,
    /// Address of the paragraph that names it first; empty when none does.
    pub(crate) href: String,
}

/// `matrix.html`
#[derive(Debug, Serialize)]
pub(crate) struct MatrixView {
    /// The table.
    pub(crate) grid: Grid,
}

/// `search.html`
#[derive(Debug, Serialize)]
pub(crate) struct SearchView {
    /// Speakers to narrow a search to: those with most statements, in the order of the alphabet.
    pub(crate) speakers: Vec<Choice>,
    /// Topics to narrow it to, the weightiest first.
    pub(crate) topics: Vec<Choice>,
    /// Days with reports to narrow it to, newest first.
    pub(crate) days: Vec<Choice>,
}

/// One line of a list that narrows a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Choice {
    /// What the script searches for: a slug, or a Jalali day (`1404-07-30`).
    pub(crate) value: String,
    /// What readers see.
    pub(crate) label: String,
    /// Statements of a speaker or on a topic, reports of a day.
    pub(crate) count: usize,
}

/// `print.html`
#[derive(Debug, Serialize)]
pub(crate) struct PrintView {
    /// This booklet, counted from one; 0 is the cover, which holds everything when the site is small.
    pub(crate) number: u32,
    /// All booklets, on the cover of a large site.
    pub(crate) booklets: Vec<BookletItem>,
    /// The reports, in order of date.
    pub(crate) reports: Vec<PrintReport>,
    /// Who speaks where.
    pub(crate) index: Vec<PrintSpeaker>,
}

/// A booklet of the print edition.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct BookletItem {
    /// Counted from one.
    pub(crate) number: u32,
    /// Address of its page.
    pub(crate) href: String,
    /// Reports in it.
    pub(crate) n_reports: usize,
    /// Day of the first report, and of the last when that is another.
    pub(crate) days: Vec<DateView>,
}

/// A report of the print edition.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PrintReport {
    /// Put before its anchors: `r3-`.
    pub(crate) prefix: String,
    /// The report.
    pub(crate) report: ReportItem,
    /// The lead, where it says more than the headline and nobody speaks in it; may be empty.
    pub(crate) lead: String,
    /// The text.
    pub(crate) turns: Vec<Turn>,
}

/// A line of the print edition's index.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PrintSpeaker {
    /// Who.
    pub(crate) speaker: SpeakerLink,
    /// Where, in order.
    pub(crate) places: Vec<PrintPlace>,
}

/// A paragraph of the print edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct PrintPlace {
    /// The report, counted from one.
    pub(crate) report: usize,
    /// The paragraph's number; 0 is the lead.
    pub(crate) number: u32,
    /// Fragment: `r3-p7`.
    pub(crate) anchor: String,
}

/// `page.html`
#[derive(Debug, Serialize)]
pub(crate) struct EditorView {
    /// Its heading.
    pub(crate) title: String,
    /// Markdown.
    pub(crate) text: String,
}

/// `404.html`
#[derive(Debug, Serialize)]
pub(crate) struct NotFoundView {}

/// `redirect.html`
#[derive(Debug, Serialize)]
pub(crate) struct RedirectView {
    /// What stands there now.
    pub(crate) title: String,
    /// Where it stands now.
    pub(crate) target: String,
}
