//! What is spoken about.

use crate::model::{Id, Origin, Report, Statement};

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
