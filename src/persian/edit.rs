//! One change of a text, and where it is.

use std::borrow::Cow;

/// A range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// From two byte offsets.
    ///
    /// # Panics
    ///
    /// When one is 4 GiB or more; seeds are refused far below that.
    pub fn new(start: usize, end: usize) -> Span {
        let narrow = |at: usize| u32::try_from(at).expect("a seed is far below 4 GiB");
        Span { start: narrow(start), end: narrow(end) }
    }

    /// For slicing: `&text[span.range()]`.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Bytes.
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// True when it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// One change: these bytes of the source became these letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit<'a> {
    /// Bytes of the source; empty for an insertion.
    pub at: Span,
    /// What stands there now; empty for a removal.
    pub to: Cow<'a, str>,
    /// What was changed.
    pub kind: EditKind,
    /// The rule that did it, as in `verb-prefix`.
    pub rule: &'static str,
    /// How clearly the rule won over leaving the text alone; 1 and more is certain.
    pub margin: f32,
}

/// What an [`Edit`] changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditKind {
    /// One code point for another of the same letter: «ي» → «ی».
    CodePoint,
    /// A digit in the house's script.
    Digit,
    /// A control character, a bidi mark, a tatweel.
    Invisible,
    /// A tag or an embedded player of the page the report was copied from.
    Markup,
    /// A space put in, taken out or made single.
    Space,
    /// A sign of punctuation.
    Punctuation,
    /// A half-space between letters that the wire had joined.
    Joined,
    /// A half-space for a space.
    Spaced,
    /// The same word stands better spelt elsewhere.
    Evidence,
    /// The editor's `[[fix]]`.
    Editor,
}

impl EditKind {
    /// All of them, in order.
    pub const ALL: [EditKind; 10] = [
        EditKind::CodePoint,
        EditKind::Digit,
        EditKind::Invisible,
        EditKind::Markup,
        EditKind::Space,
        EditKind::Punctuation,
        EditKind::Joined,
        EditKind::Spaced,
        EditKind::Evidence,
        EditKind::Editor,
    ];
}
