//! What the editor wrote in `content/`: it wins over everything the machine reads.

use chrono::NaiveDate;

use crate::model::{Mode, Role};

/// `content/`, validated.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// `pages/*.md`, in order of path.
    pub pages: Vec<EditorPage>,
    /// `speakers/*.md`, in order of slug.
    pub speakers: Vec<EditorSpeaker>,
    /// `topics/*.md`, in order of slug.
    pub topics: Vec<EditorTopic>,
    /// `reports/*.md`, in order of stem.
    pub reports: Vec<EditorReport>,
    /// `lexicon.toml`.
    pub lexicon: EditorLexicon,
    /// `static/**`, in order of path.
    pub static_files: Vec<StaticFile>,
}

/// A file of `content/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// Relative to the site folder.
    pub path: String,
    /// The line that its Markdown begins on; 1 where it has none.
    pub body_line: u32,
}

/// A page of the editor's own.
#[derive(Debug, Clone)]
pub struct EditorPage {
    /// The file.
    pub origin: Origin,
    /// Its address below the site, without slashes around it: `about`.
    pub slug: String,
    /// Its heading.
    pub title: String,
    /// Its name in the navigation; absent keeps it out.
    pub nav: Option<String>,
    /// Former addresses that lead here.
    pub former: Vec<String>,
    /// Markdown.
    pub body: String,
}

/// A person the editor knows.
#[derive(Debug, Clone)]
pub struct EditorSpeaker {
    /// The file.
    pub origin: Origin,
    /// Its name without its ending: their address.
    pub slug: String,
    /// Full name.
    pub name: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// Posts.
    pub roles: Vec<EditorRole>,
    /// Slugs of others they must never be merged with.
    pub not: Vec<String>,
    /// Keep their page and chip off the site.
    pub hide: bool,
    /// Former addresses that lead here.
    pub former: Vec<String>,
    /// The biography, Markdown.
    pub body: String,
}

/// A post the editor knows, and when it was held.
#[derive(Debug, Clone)]
pub struct EditorRole {
    /// Title and organization in one: «رئیس اتحادیه صادرکنندگان».
    pub role: Role,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// A subject the editor chose.
#[derive(Debug, Clone)]
pub struct EditorTopic {
    /// The file.
    pub origin: Origin,
    /// Its name without its ending: the address.
    pub slug: String,
    /// As readers see it.
    pub label: String,
    /// Words that mean it.
    pub terms: Vec<String>,
    /// Words that look like it and are not.
    pub not_terms: Vec<String>,
    /// Former addresses that lead here.
    pub former: Vec<String>,
    /// The introduction, Markdown.
    pub body: String,
}

/// What the editor decided about one report.
#[derive(Debug, Clone)]
pub struct EditorReport {
    /// The file.
    pub origin: Origin,
    /// Stem of the seed it is about.
    pub stem: String,
    /// Instead of the wire's.
    pub title: Option<String>,
    /// Instead of ours.
    pub slug: Option<String>,
    /// Instead of the wire's.
    pub date: Option<NaiveDate>,
    /// The day of the event it belongs to.
    pub day: Option<NaiveDate>,
    /// Slugs of topics, instead of ours.
    pub topics: Option<Vec<String>>,
    /// Leave it out.
    pub skip: bool,
    /// Stem of the seed it is a copy of.
    pub same_as: Option<String>,
    /// Not before this day.
    pub embargo: Option<NaiveDate>,
    /// Former addresses that lead here.
    pub former: Vec<String>,
    /// Corrected attributions.
    pub statements: Vec<EditorStatement>,
    /// The editor's note, Markdown.
    pub body: String,
}

/// One corrected attribution.
#[derive(Debug, Clone)]
pub struct EditorStatement {
    /// Paragraph number, from one; zero is the lead.
    pub paragraph: u32,
    /// First eight hex digits of the hash of the folded paragraph.
    pub fingerprint: String,
    /// Who spoke.
    pub speaker: Overrule,
    /// In whose words.
    pub mode: Option<Mode>,
    /// Line of the entry in its file, from one.
    pub line: u32,
}

/// Who spoke, says the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overrule {
    /// Nobody: it is the reporter's.
    Nobody,
    /// The speaker with this slug, or this name.
    Speaker(String),
}

/// `content/lexicon.toml`.
#[derive(Debug, Clone, Default)]
pub struct EditorLexicon {
    /// The file, when there is one.
    pub origin: Option<Origin>,
    /// Spellings to change.
    pub fixes: Vec<Fix>,
    /// Words to leave alone.
    pub keep: Vec<Keep>,
    /// Names and how to show them.
    pub names: Vec<NameSpelling>,
    /// Given names to know.
    pub given_names: Vec<String>,
    /// Words that are never names.
    pub not_names: Vec<String>,
    /// Honorifics to know.
    pub titles: Vec<String>,
    /// Heads of posts to know.
    pub roles: Vec<String>,
    /// Verbs of saying to know, in the third person: «فرمود».
    pub verbs: Vec<String>,
}

/// A spelling to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// As the wire writes it.
    pub from: String,
    /// As the site shows it.
    pub to: String,
    /// Line of the entry in its file, from one.
    pub line: u32,
}

/// A word to leave alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keep {
    /// The word.
    pub word: String,
    /// Line of the entry in its file, from one.
    pub line: u32,
}

/// A name and how to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameSpelling {
    /// As the site shows it.
    pub show: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// Line of the entry in its file, from one.
    pub line: u32,
}

/// A file copied as it is.
#[derive(Debug, Clone)]
pub struct StaticFile {
    /// Below `content/static/`, and so below the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
