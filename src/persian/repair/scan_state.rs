//! A block on its way from characters to words: what was read so far, and the ways to go on.

use std::borrow::Cow;

use crate::persian::{Edit, EditKind, Span};

use super::block::{Block, UNMET, Word};
use super::chars::{Char, Class};
use super::letters::LONGEST;
use super::settings::Digits;
use super::steps;
use super::traits::Traits;

/// A block on its way from characters to words.
pub(super) struct Scan {
    /// All characters.
    pub(super) chars: Vec<Char>,
    /// Which digits are shown.
    pub(super) digits: Digits,
    /// What came of it so far.
    pub(super) block: Block,
    /// The space being read.
    pub(super) run: Option<Run>,
    /// Classes of the last two characters shown, the last one second.
    pub(super) shown: [Class; 2],
    /// Index of the last character shown.
    pub(super) shown_at: usize,
    /// The space just put down, if a word stands before it.
    pub(super) last_space: Option<Span>,
    // One past the last byte.
    end: u32,
    /// True while a word is being read.
    pub(super) is_open: bool,
    // Ends of runs of characters that are mostly taken out.
    hidden: Ahead,
    /// Up to this character there is no address.
    pub(super) plain_to: usize,
}

/// Spaces and what vanishes among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// Their bytes.
    pub(super) at: Span,
    /// What an edit of them is.
    pub(super) kind: EditKind,
    /// True for exactly one plain space.
    pub(super) is_plain: bool,
}

impl Run {
    /// Grows by one character that ends at a byte.
    pub(super) fn take_in(&mut self, end: u32, kind: EditKind) {
        self.at.end = end;
        self.is_plain = false;
        self.kind = if kind == EditKind::Space { self.kind } else { kind };
    }
}

/// Where a run of characters ends, remembered while the walk is inside it, so that none is walked twice.
#[derive(Debug, Default)]
struct Ahead {
    from: usize,
    to: usize,
}

impl Ahead {
    /// The first character after `at` that is none of those skipped.
    fn after(&mut self, at: usize, chars: &[Char], skips: impl Fn(Class) -> bool) -> usize {
        if at < self.from || at >= self.to {
            let next = (at + 1..chars.len()).find(|&next| !skips(chars[next].class));
            *self = Ahead { from: at, to: next.unwrap_or(chars.len()) };
            steps::count(self.to - at);
        }
        self.to
    }
}

impl Scan {
    /// Nothing was read yet of these characters, which end at byte `end`.
    pub(super) fn new(chars: Vec<Char>, digits: Digits, end: u32) -> Scan {
        Scan {
            chars,
            digits,
            end,
            block: Block::default(),
            is_open: false,
            run: None,
            shown: [Class::Nothing; 2],
            shown_at: 0,
            last_space: None,
            hidden: Ahead::default(),
            plain_to: 0,
        }
    }

    /// Notes the class of a character that is seen.
    pub(super) fn show(&mut self, at: usize, class: Class) {
        self.shown = [self.shown[1], class];
        self.shown_at = at;
        self.last_space = None;
    }

    /// Begins a word at a byte of the seed.
    pub(super) fn open(&mut self, start: u32) {
        self.is_open = true;
        if let (Some(space), Some(before)) = (self.last_space.take(), self.block.words.last_mut()) {
            before.space = Some(space);
        }
        self.block.words.push(Word {
            first: u32::try_from(self.block.codes.len()).expect("a seed is far below 4 GiB"),
            len: 0,
            span: Span { start, end: start },
            mask: 0,
            is_closed: false,
            id: UNMET,
            rolled: 0,
            traits: Traits::default(),
            space: None,
        });
    }

    /// Ends the word being read before the character at `at`.
    pub(super) fn close(&mut self, at: usize) {
        if std::mem::take(&mut self.is_open) {
            let end = self.chars.get(at).map_or(self.end, |c| c.start);
            let word = self.block.words.last_mut().expect("a word is open");
            word.span.end = end;
            word.is_closed |= word.len as usize > LONGEST;
        }
    }

    /// The next character that is surely not taken out; their number when there is none.
    pub(super) fn next_shown(&mut self, at: usize) -> usize {
        self.hidden.after(at, &self.chars, |class| {
            matches!(class, Class::Gone | Class::Tatweel | Class::Half | Class::SoftHalf)
        })
    }

    /// The class of a character; [`Class::Nothing`] behind the last.
    pub(super) fn class(&self, at: usize) -> Class {
        self.chars.get(at).map_or(Class::Nothing, |c| c.class)
    }

    /// The byte after a character.
    pub(super) fn end_of(&self, at: usize) -> u32 {
        self.chars.get(at + 1).map_or(self.end, |next| next.start)
    }

    /// Shows nothing for one character. Among spaces it goes with them, so that no two edits overlap.
    pub(super) fn take_out(&mut self, at: usize, rule: &'static str) {
        let end = self.end_of(at);
        match &mut self.run {
            Some(run) => run.take_in(end, EditKind::Invisible),
            None => self.edit_char(at, "", EditKind::Invisible, rule),
        }
    }

    /// Shows `to` for one character.
    pub(super) fn edit_char(
        &mut self,
        at: usize,
        to: impl Into<Cow<'static, str>>,
        kind: EditKind,
        rule: &'static str,
    ) {
        let start = self.chars[at].start;
        let span = Span { start, end: self.end_of(at) };
        self.edit(span, to, kind, rule);
    }

    /// Shows `to` for a stretch of the seed.
    pub(super) fn edit(
        &mut self,
        at: Span,
        to: impl Into<Cow<'static, str>>,
        kind: EditKind,
        rule: &'static str,
    ) {
        self.block.edits.push(Edit { at, to: to.into(), kind, rule, margin: 1.0 });
    }
}
