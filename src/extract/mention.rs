//! How a text points at a speaker.

use std::ops::Range;

use super::names::NameSpan;

/// The subject of a verb of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// What it is.
    pub(super) form: Form,
    /// Its words, the post included.
    pub(super) words: Range<usize>,
    /// Posts named with it.
    pub(super) roles: Vec<Range<usize>>,
    /// «نیز» or «هم» stands behind it: someone else than before.
    pub(super) also: bool,
}

/// What a [`Mention`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// «وی».
    Pronoun,
    /// «این مقام».
    This,
    /// «این گزارش»: nobody, unless an outlet spoke before.
    Report,
    /// A form of a name that was met before; whose, by index of person.
    Known(u32),
    /// A name.
    Name(NameSpan),
    /// A name of unlisted words, right before a post.
    Unlisted(NameSpan),
    /// A surname whose full name stands elsewhere in the article; its place in the list of those.
    Elsewhere(u32),
    /// A post alone.
    Role,
    /// Someone new without a name; where the word stands that says so: «زنی».
    Someone(usize),
    /// A word or two that look like a surname.
    Bare,
    /// A body or an outlet.
    Body,
    /// Left out: «و افزود».
    Dropped,
}

impl Mention {
    /// A subject that is left out.
    pub(super) fn dropped() -> Mention {
        Mention { form: Form::Dropped, words: 0..0, roles: Vec::new(), also: false }
    }

    /// True when who spoke last is meant: «وی», «این مقام», nobody at all.
    pub(super) fn carries_on(&self) -> bool {
        matches!(self.form, Form::Pronoun | Form::This | Form::Dropped)
    }

    /// True for a name or a known form of one.
    pub(super) fn is_name(&self) -> bool {
        matches!(self.form, Form::Known(_) | Form::Name(_) | Form::Unlisted(_) | Form::Elsewhere(_))
    }
}
