//! A stretch of a word under analysis.

use super::letters::{Letters, ends_its_join};

/// A stretch of a word under analysis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    /// The whole word.
    pub(super) word: &'a Letters,
    /// Index of its first letter.
    pub(super) start: usize,
    /// One past its last letter.
    pub(super) end: usize,
    /// Half-spaces that the source has; a reading keeps them all.
    pub(super) fixed: u32,
}

impl Part<'_> {
    /// The codes of its letters.
    pub(super) fn codes(&self) -> &[u8] {
        &self.word.codes()[self.start..self.end]
    }

    /// True when these are its last letters; most are not, and one look tells.
    pub(super) fn ends_with(&self, ending: &[u8]) -> bool {
        let codes = self.codes();
        ending.last().is_none_or(|last| codes.last() == Some(last)) && codes.ends_with(ending)
    }

    /// True when these are its first letters.
    pub(super) fn starts_with(&self, beginning: &[u8]) -> bool {
        let codes = self.codes();
        beginning.first().is_none_or(|first| codes.first() == Some(first))
            && codes.starts_with(beginning)
    }

    /// Number of letters.
    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }

    /// As the lexicon keys it.
    pub(super) fn hash(&self) -> u64 {
        self.word.hash(self.start, self.end)
    }

    /// The same, ending elsewhere.
    pub(super) fn to(&self, end: usize) -> Self {
        Part { end, ..*self }
    }

    /// The same, starting elsewhere.
    pub(super) fn from(&self, start: usize) -> Self {
        Part { start, ..*self }
    }

    /// The half-spaces of the source inside the stretch.
    pub(super) fn inner(&self) -> u32 {
        let below = |at: usize| (1u32 << at) - 1;
        self.fixed & below(self.end) & !below(self.start + 1)
    }

    /// The code of its last letter.
    pub(super) fn last(&self) -> u8 {
        self.word.codes()[self.end - 1]
    }

    /// A half-space at the end of the stretch, if one can stand there.
    pub(super) fn boundary(&self) -> u32 {
        if ends_its_join(self.last()) { 0 } else { 1 << self.end }
    }
}
