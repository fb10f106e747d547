//! What was said.

use crate::model::{Id, Report, Speaker, Topic};
use crate::persian::Span;

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

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// The speaker's, after a verb of saying.
    Direct,
    /// The reporter's: «خبر داد», «خواستار شد».
    Indirect,
    /// The speaker's, with no verb of its own.
    Continued,
}

/// How sure we are of the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Sure: written in the text, or confirmed by an editor.
    A,
    /// Inferred: one weaker link.
    B,
    /// Doubtful: printed without a speaker, listed by `neshast review`.
    C,
}
