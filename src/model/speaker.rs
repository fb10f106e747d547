//! Those who speak.

use chrono::NaiveDate;

use crate::model::{Id, Origin, Statement, VoiceKind};

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

/// A post.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Role {
    /// «رئیس اتحادیه صادرکنندگان خراسان رضوی».
    pub title: String,
    /// The day of the first report that gave it.
    pub first_seen: Option<NaiveDate>,
}
