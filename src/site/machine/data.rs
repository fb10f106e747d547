//! The briefing as data: the types of `data/briefing.json`. Their doc comments are its JSON Schema's.

use schemars::JsonSchema;
use serde::Serialize;

/// A briefing: who said what, about what, on which day, each line with its source.
///
/// Days are Gregorian (`2025-10-22`) unless a name says Jalali. A `page` is an address below the site
/// (`reports/2025-10-22-56fc5d46/#p7`); put `site.address` before it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "Briefing")]
pub(crate) struct BriefingData<'a> {
    /// Where the schema of this file lies, seen from this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// Of this format. It grows when a field changes its meaning or goes; new fields do not change it.
    pub(crate) version: u32,
    /// The website.
    pub(crate) site: SiteData,
    /// The meeting it is about.
    pub(crate) event: EventData,
    /// Days with reports, and days of the event, in order.
    pub(crate) days: Vec<DayData>,
    /// Sittings of the event, in order of first mention.
    pub(crate) sessions: Vec<SessionData>,
    /// Subjects, most weighty first.
    pub(crate) topics: Vec<TopicData>,
    /// Everyone who is quoted, in Persian alphabetical order of surname.
    pub(crate) speakers: Vec<SpeakerData>,
    /// In order of date; undated ones last.
    pub(crate) reports: Vec<ReportData<'a>>,
    /// In order of date, then of reading.
    pub(crate) statements: Vec<StatementData<'a>>,
}

/// The website.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct SiteData {
    /// Its title.
    pub(crate) title: String,
    /// BCP 47.
    pub(crate) language: String,
    /// Where it is served, ending in a slash; null when the editor has not said.
    pub(crate) address: Option<String>,
}

/// The meeting.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct EventData {
    /// Its name.
    pub(crate) name: String,
    /// Where.
    pub(crate) place: Option<String>,
    /// First day.
    pub(crate) start: Option<String>,
    /// Last day.
    pub(crate) end: Option<String>,
    /// Who holds it.
    pub(crate) organizer: Option<String>,
    /// A sentence or two.
    pub(crate) summary: Option<String>,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct DayData {
    /// Gregorian.
    pub(crate) date: String,
    /// Jalali: `1404-07-30`.
    pub(crate) jalali: String,
    /// When, seen from the event.
    pub(crate) phase: PhaseData,
    /// Its page.
    pub(crate) page: String,
    /// Slugs of the reports sent on it.
    pub(crate) reports: Vec<String>,
}

/// When, seen from the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PhaseData {
    /// Earlier than its first day.
    Before,
    /// On one of its days.
    During,
    /// Later than its last day.
    After,
    /// Not known.
    Undated,
}

/// One sitting.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct SessionData {
    /// Its title.
    pub(crate) title: String,
    /// What it is called: «میزگرد».
    pub(crate) noun: String,
    /// Its day, when known.
    pub(crate) day: Option<String>,
    /// Ids of statements in paragraphs that name it.
    pub(crate) statements: Vec<String>,
}

/// One subject.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct TopicData {
    /// Names it in its address.
    pub(crate) slug: String,
    /// As readers see it.
    pub(crate) label: String,
    /// Proposed by the program; false when an editor chose it.
    pub(crate) automatic: bool,
    /// Its page.
    pub(crate) page: String,
}

/// One who is quoted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct SpeakerData {
    /// Names them in their address.
    pub(crate) slug: String,
    /// What they are.
    pub(crate) kind: KindData,
    /// Full name, or the post when no name was given.
    pub(crate) name: String,
    /// Other spellings met in the reports.
    pub(crate) aliases: Vec<String>,
    /// Posts, the editor's first, then in the order they were seen.
    pub(crate) roles: Vec<RoleData>,
    /// Their page; null when they have none.
    pub(crate) page: Option<String>,
}

/// What a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindData {
    /// Someone with a name.
    Person,
    /// One person known only by office.
    Office,
    /// An organisation, an outlet, a group.
    Body,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct RoleData {
    /// Its title.
    pub(crate) title: String,
    /// The day of the first report that gave it.
    pub(crate) first_seen: Option<String>,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ReportData<'a> {
    /// Names it in its address.
    pub(crate) slug: &'a str,
    /// Its headline.
    pub(crate) title: &'a str,
    /// The day it was sent.
    pub(crate) date: Option<String>,
    /// The same day, Jalali.
    pub(crate) jalali: Option<String>,
    /// The agency that sent it.
    pub(crate) agency: Option<&'a str>,
    /// The agency's bureau.
    pub(crate) bureau: Option<&'a str>,
    /// When, seen from the event.
    pub(crate) phase: PhaseData,
    /// Its page. `source.txt` beside it is the report as received.
    pub(crate) page: String,
    /// The files that brought it: the one shown first, then its near-duplicates.
    pub(crate) sources: Vec<&'a str>,
    /// Slugs of its topics, most weighty first.
    pub(crate) topics: Vec<&'a str>,
}

/// One thing one speaker said, in one paragraph.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct StatementData<'a> {
    /// Names it: the report's slug, the paragraph, which statement of the paragraph it is.
    pub(crate) id: String,
    /// The report's slug.
    pub(crate) report: &'a str,
    /// The paragraph's number, from one; null for a lead or a headline.
    pub(crate) paragraph: Option<u32>,
    /// The speaker's slug.
    pub(crate) speaker: &'a str,
    /// Whose words they are.
    pub(crate) mode: ModeData,
    /// How sure the speaker is.
    pub(crate) tier: TierData,
    /// The rule that named the speaker; `editor` when an editor did.
    pub(crate) rule: &'a str,
    /// The words that point at the speaker; empty where they are left out.
    pub(crate) subject: &'a str,
    /// The verb of saying.
    pub(crate) cue: &'a str,
    /// The words said, in the house spelling: they stand so in the paragraph.
    pub(crate) text: &'a str,
    /// Slugs of what it is about, most weighty first.
    pub(crate) topics: Vec<&'a str>,
    /// The paragraph's address.
    pub(crate) page: String,
    /// Where the words stand in the report as received.
    pub(crate) source: SourceData<'a>,
}

/// Whose words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ModeData {
    /// The speaker's, after a verb of saying.
    Direct,
    /// The reporter's.
    Indirect,
    /// The speaker's, with no verb of its own.
    Continued,
}

/// How sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) enum TierData {
    /// Sure: written in the text, or confirmed by an editor.
    A,
    /// Inferred.
    B,
    /// Doubtful.
    C,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct SourceData<'a> {
    /// The file, seen from the site's folder.
    pub(crate) path: &'a str,
    /// First byte of the file's text in UTF-8.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
}
