//! A block of the seed taken apart into letters and words, and the ways it may change.
//!
//! Nothing here can touch a letter: a word is divided by putting a half-space in, and two words are made
//! one by setting a half-space, or nothing, for the space between.

use crate::persian::chars::{HALF_SPACE, ZWNJ};
use crate::persian::{Edit, EditKind, Span};

use super::letters::{LONGEST, code, ends_its_join};
use super::traits::Traits;

/// A block taken apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// Codes of all letters, in order; 0 for a letter that no Persian word holds.
    pub(super) codes: Vec<u8>,
    /// The byte of the seed where each starts. Letters of one presentation form start together.
    pub(super) starts: Vec<u32>,
    /// All words, in order.
    pub(super) words: Vec<Word>,
    /// What was set right, in order.
    pub(super) edits: Vec<Edit<'static>>,
    /// What the passes changed, in the order they did.
    pub(super) changes: Vec<Edit<'static>>,
}

/// The name of letters that nobody looked up yet.
pub(super) const UNMET: u32 = u32::MAX;

/// A run of letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Index of its first letter.
    pub(super) first: u32,
    /// Number of letters.
    pub(super) len: u32,
    /// Its bytes in the seed, marks included.
    pub(super) span: Span,
    /// Half-spaces it has by now: bit *n* after *n* letters, of letters that join.
    pub(super) mask: u32,
    /// True when nobody is to look into it.
    pub(super) is_closed: bool,
    /// What [`Memory`](super::memory::Memory) calls its letters, or [`UNMET`].
    pub(super) id: u32,
    /// The unfinished hash of its letters, once it was met.
    pub(super) rolled: u64,
    /// What is known of them.
    pub(super) traits: Traits,
    /// The one space between it and the next word, when there is nothing else.
    pub(super) space: Option<Span>,
}

impl Word {
    /// Indexes of its letters.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.first as usize..(self.first + self.len) as usize
    }
}

impl Block {
    /// The codes of a word's letters.
    pub(super) fn codes(&self, word: &Word) -> &[u8] {
        self.letters_of(word.range())
    }

    /// The codes of a stretch of letters.
    pub(super) fn letters_of(&self, range: std::ops::Range<usize>) -> &[u8] {
        &self.codes[range]
    }

    /// The word before, when one space keeps it apart.
    pub(super) fn before(&self, idx: usize) -> Option<&Word> {
        let before = self.words.get(idx.checked_sub(1)?)?;
        before.space.map(|_| before)
    }

    /// The word after, likewise.
    pub(super) fn after(&self, idx: usize) -> Option<&Word> {
        self.words.get(idx)?.space?;
        self.words.get(idx + 1)
    }

    /// Gives a word all half-spaces of `mask`.
    pub(super) fn divide(
        &mut self,
        idx: usize,
        mask: u32,
        (kind, rule): (EditKind, &'static str),
        margin: f32,
    ) {
        let word = self.words[idx];
        let new = mask & !word.mask;
        for place in (1..word.len).filter(|place| new >> place & 1 == 1) {
            self.insert_half(word.first as usize + place as usize, kind, rule, margin);
        }
        self.words[idx].mask |= mask;
    }

    /// Puts a half-space before a letter.
    fn insert_half(&mut self, letter: usize, kind: EditKind, rule: &'static str, margin: f32) {
        let start = self.starts[letter];
        if self.starts[letter - 1] == start {
            self.insert_in_form(letter, start);
            return;
        }
        let at = Span { start, end: start };
        self.changes.push(Edit { at, to: HALF_SPACE.into(), kind, rule, margin });
    }

    /// Puts a half-space inside what one presentation form became.
    fn insert_in_form(&mut self, letter: usize, start: u32) {
        let nth = self.starts[..letter].iter().rev().take_while(|&&s| s == start).count();
        let edit = self.edits.iter_mut().find(|edit| edit.at.start == start && !edit.at.is_empty());
        let edit = edit.expect("a form of several letters is an edit");
        let letters = edit.to.char_indices().filter(|(_, c)| code(*c).is_some());
        let at = letters.map(|(at, _)| at).nth(nth).unwrap_or(edit.to.len());
        edit.to.to_mut().insert(at, ZWNJ);
    }

    /// Makes each decided word one with the next: a half-space for the space, or nothing after a letter
    /// that does not join. True when any was.
    pub(super) fn join(
        &mut self,
        decided: &[(usize, f32)],
        (kind, rule): (EditKind, &'static str),
    ) -> bool {
        if decided.is_empty() {
            return false;
        }
        let mut decided = decided.iter().copied().peekable();
        let mut words: Vec<Word> = Vec::with_capacity(self.words.len());
        let count = self.words.len();
        let mut joins_last = None;
        for (idx, word) in std::mem::take(&mut self.words).into_iter().enumerate() {
            match (joins_last.take(), words.last_mut()) {
                (Some(margin), Some(first)) if (first.len + word.len) as usize <= LONGEST => {
                    let space = first.space.expect("only words with one space between are joined");
                    let joins = !ends_its_join(self.codes[first.range().end - 1]);
                    first.mask |= word.mask << first.len | u32::from(joins) << first.len;
                    first.len += word.len;
                    first.id = UNMET;
                    first.span.end = word.span.end;
                    first.space = word.space;
                    let to = if joins { HALF_SPACE.into() } else { "".into() };
                    replace_space(
                        &mut self.edits,
                        &mut self.changes,
                        Edit { at: space, to, kind, rule, margin },
                    );
                }
                _ => words.push(word),
            }
            joins_last = decided.next_if(|(at, _)| *at == idx).map(|(_, margin)| margin / 4.0);
        }
        let changed = words.len() < count;
        self.words = words;
        changed
    }

    /// Everything that was changed, in order.
    pub(super) fn into_edits(self) -> Vec<Edit<'static>> {
        if self.changes.is_empty() {
            return self.edits;
        }
        let mut edits = self.edits;
        edits.extend(self.changes);
        edits.sort_by_key(|edit| edit.at);
        edits
    }
}

/// The space may have been set right already; then that edit changes its mind.
fn replace_space(
    edits: &mut [Edit<'static>],
    changes: &mut Vec<Edit<'static>>,
    edit: Edit<'static>,
) {
    match edits.binary_search_by_key(&edit.at, |edit| edit.at) {
        Ok(idx) => edits[idx] = edit,
        Err(_) => changes.push(edit),
    }
}
