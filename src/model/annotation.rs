//! What was read in one article. People are still only voices here: `assemble` makes them speakers.

use chrono::NaiveDate;

use crate::model::Dateline;
use crate::persian::Span;

/// One article, read.
#[derive(Debug, Clone, PartialEq, Default, Hash)]
pub struct Annotation {
    /// The agency and its bureau, when the report names them.
    pub dateline: Option<Dateline>,
    /// Everyone who speaks in it, in order of first word.
    pub voices: Vec<Voice>,
    /// Who said what, in reading order.
    pub attributions: Vec<Attribution>,
    /// The days it speaks of, by paragraph.
    pub days: Vec<DayMention>,
    /// Sittings named in quotation marks after «میزگرد», «نشست», «پنل»….
    pub sessions: Vec<SessionMention>,
    /// Names of events, without ordinals, most likely first.
    pub events: Vec<String>,
}

/// Someone who speaks in one article.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Voice {
    /// A person, an unnamed office, or a body.
    pub kind: VoiceKind,
    /// The fullest form, in the best spelling met, without honorifics; empty for an office.
    pub name: String,
    /// Other forms met in this article, surname alone included.
    pub aliases: Vec<String>,
    /// Every post the article gives, in order of first mention.
    pub roles: Vec<String>,
    /// Only the surname is known.
    pub surname_only: bool,
    /// The name begins with a listed given name.
    pub given_name_known: bool,
    /// Why an editor should look, as in `unlisted-name`, `role-cut`.
    pub flags: Vec<&'static str>,
}

/// What a [`Voice`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoiceKind {
    /// Someone with a name.
    Person,
    /// One person known only by office.
    Role,
    /// An organisation, an outlet, a group.
    Body,
}

/// Source, cue and content: the three parts of reported speech.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Attribution {
    /// By index in the article's paragraphs.
    pub paragraph: u32,
    /// Who speaks, by index in [`Annotation::voices`].
    pub voice: u32,
    /// In their words or the reporter's.
    pub mode: Mode,
    /// How sure we are.
    pub tier: Tier,
    /// The rule that named the speaker, as in `role-then-name`; explained in `docs/extraction.md`.
    pub rule: &'static str,
    /// The words that point at the speaker, in the shown paragraph; empty where they are left out.
    pub subject: Span,
    /// The verb of saying, in the shown paragraph.
    pub cue: Span,
    /// The words said, in the shown paragraph.
    pub content: Span,
    /// A lead or headline whose statement the body repeats: shown once, there.
    pub repeated: bool,
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

/// A day the text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DayMention {
    /// By index in the article's paragraphs.
    pub paragraph: u32,
    /// The words, in the shown paragraph.
    pub span: Span,
    /// The day.
    pub date: NaiveDate,
    /// The event or one of its sessions takes place then.
    pub event: bool,
}

/// A sitting the text names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionMention {
    /// By index in the article's paragraphs.
    pub paragraph: u32,
    /// The title between the quotation marks.
    pub span: Span,
    /// «میزگرد», «پنل».
    pub noun: String,
}
