//! A report as it is published: one article, and every file that brought it.

use chrono::NaiveDate;

use crate::model::{Article, Dateline, Id, Origin, Phase, Session, Statement, Topic};

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
    pub article: Article,
    /// The agency and its bureau.
    pub dateline: Option<Dateline>,
    /// The seed shown here, then its near-duplicates.
    pub sources: Vec<Source>,
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

/// One file that brought a report.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// Relative to the site folder.
    pub path: String,
    /// The whole file's text, as received (decoded where it was UTF-16).
    pub text: String,
}
