//! A block of the seed taken apart into words, with its characters set right on the way.
//!
//! What is set right here: code points, digits, invisible characters, markup, spaces and signs. Which
//! half-spaces are missing is for others to say; they find the letters of every word here.

use std::borrow::Cow;
use std::ops::Range;

use crate::persian::chars::{HALF_SPACE, is_mark};
use crate::persian::{Edit, EditKind, Span};

use super::block::{Block, UNMET, Word};
use super::chars::{Char, Class, class_of_shown};
use super::letters::{LONGEST, code, ends_its_join};
use super::memory::Traits;
use super::protect::{characters, protected};
use super::settings::Digits;
use super::spacing::Run;
use super::{quotes, steps};

/// Takes a stretch of the seed apart.
pub(super) fn scan(seed: &str, span: Span, digits: Digits) -> Block {
    let mut chars = characters(seed, span);
    quotes::read(&mut chars);
    let mut scan = Scan {
        chars,
        digits,
        end: span.end,
        block: Block::default(),
        is_open: false,
        run: None,
        shown: [Class::Nothing; 2],
        shown_at: 0,
        last_space: None,
        hidden: Ahead::default(),
    };
    scan.block.codes.reserve(span.len() / 2);
    scan.block.starts.reserve(span.len() / 2);
    scan.walk();
    scan.block
}

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
    fn walk(&mut self) {
        let mut at = 0;
        while let Some(&Char { c, class, code, .. }) = self.chars.get(at) {
            if code > 0 {
                at = self.letters(at);
                continue;
            }
            if c == ' ' && class == Class::Space && self.parts_words(at) {
                self.close(at);
                self.last_space = Some(Span { start: self.chars[at].start, end: self.end_of(at) });
                self.open(self.end_of(at));
                at = self.letters(at + 1);
                continue;
            }
            if !c.is_ascii_graphic() {
                self.step(at);
                at += 1;
                continue;
            }
            let protected = protected(&self.chars, at, self.shown[1] == Class::Latin);
            if protected > at {
                self.step_over(at..protected);
                at = protected;
                continue;
            }
            self.step(at);
            at += 1;
        }
        self.close(self.chars.len());
        if let Some(run) = self.run.take() {
            self.edit(run.at, "", run.kind, "edge-space");
        }
    }

    /// Leaves a stretch as it is, but for what is not seen.
    fn step_over(&mut self, range: Range<usize>) {
        self.visible(range.start);
        self.close(range.start);
        self.last_space = None;
        self.shown = [Class::Other, Class::Latin];
        for at in range {
            if self.chars[at].class == Class::Gone || self.chars[at].c == '\u{00AD}' {
                self.take_out(at, "invisible");
            }
        }
    }

    fn step(&mut self, at: usize) {
        let Char { start, c, class, .. } = self.chars[at];
        match class {
            Class::Space | Class::Break | Class::Markup => self.space(at),
            Class::Gone => self.take_out(at, "invisible"),
            Class::Half => self.half(at),
            Class::SoftHalf => self.soft_half(at),
            Class::Tatweel => self.tatweel(at),
            Class::Letter | Class::OtherLetter => {
                self.visible(at);
                self.letter(at, start, c);
            }
            Class::Mark if self.is_open => {}
            Class::Digit => {
                self.visible(at);
                self.close(at);
                self.digit(at);
                self.show(at, Class::Digit);
            }
            _ => {
                self.visible(at);
                self.close(at);
                self.sign(at);
            }
        }
    }

    /// Notes the class of a character that is seen.
    pub(super) fn show(&mut self, at: usize, class: Class) {
        self.shown = [self.shown[1], class];
        self.shown_at = at;
        self.last_space = None;
    }

    /// True for a space between two words with nothing else.
    fn parts_words(&self, at: usize) -> bool {
        self.is_open
            && self.run.is_none()
            && self.chars.get(at + 1).is_some_and(|next| next.code > 0)
    }

    /// Reads the letters from `at` on that stay as they are, and says where they end.
    fn letters(&mut self, at: usize) -> usize {
        if !self.is_open {
            self.visible(at);
            self.open(self.chars[at].start);
        }
        let rest = &self.chars[at..];
        let end = at + rest.iter().position(|char| char.code == 0).unwrap_or(rest.len());
        let run = &self.chars[at..end];
        self.block.codes.extend(run.iter().map(|char| char.code));
        self.block.starts.extend(run.iter().map(|char| char.start));
        let word = self.block.words.last_mut().expect("a word is open");
        word.len += u32::try_from(run.len()).expect("a seed is far below 4 GiB");
        if run.len() > 1 {
            self.show(end - 2, Class::Letter);
        }
        self.show(end - 1, Class::Letter);
        end
    }

    fn letter(&mut self, at: usize, start: u32, c: char) {
        if !self.is_open {
            self.open(start);
        }
        match class_of_shown(c) {
            None => self.push(code(c), start),
            Some(shown) => {
                self.edit_char(at, shown, EditKind::CodePoint, "letter");
                for c in shown.chars().filter(|&c| !is_mark(c)) {
                    self.push(code(c), start);
                }
            }
        }
        self.show(at, Class::Letter);
    }

    /// Begins a word at a byte of the seed.
    fn open(&mut self, start: u32) {
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

    fn push(&mut self, code: Option<u8>, start: u32) {
        let word = self.block.words.last_mut().expect("a word is open");
        word.len += 1;
        word.is_closed |= code.is_none();
        self.block.codes.push(code.unwrap_or(0));
        self.block.starts.push(start);
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

    /// A half-space stays between letters or digits, once.
    fn half(&mut self, at: usize) {
        let next = self.next_shown(at);
        let next = self.class(next);
        let is_first = self.shown[1] != Class::Half;
        let between = self.run.is_none() && holds_half(self.shown[1]) && holds_half(next);
        if !between || !is_first {
            self.take_out(at, "stray-half-space");
            return;
        }
        let in_word = self.is_open && matches!(next, Class::Letter | Class::OtherLetter);
        if in_word {
            self.mark_half();
        } else {
            self.close(at);
        }
        self.show(at, Class::Half);
    }

    /// Notes a half-space after the letters read so far; after one that does not join it is not one.
    fn mark_half(&mut self) {
        let last = self.block.codes.last().copied().unwrap_or_default();
        let word = self.block.words.last_mut().expect("a word is open");
        if !ends_its_join(last) && word.len < 31 {
            word.mask |= 1 << word.len;
        }
    }

    /// «خانه¬ها» and a soft hyphen: what some editors type for a half-space.
    fn soft_half(&mut self, at: usize) {
        let next = self.next_shown(at);
        let next = self.class(next);
        let in_word = self.is_open && matches!(next, Class::Letter | Class::OtherLetter);
        if !in_word {
            if self.chars[at].c == '\u{00AD}' {
                self.take_out(at, "stray-half-space");
            } else {
                self.visible(at);
                self.close(at);
                self.show(at, Class::Other);
            }
            return;
        }
        let joins = self.block.codes.last().is_some_and(|&code| !ends_its_join(code));
        let to = if joins && self.shown[1] != Class::Half { HALF_SPACE } else { "" };
        self.edit_char(at, to, EditKind::Invisible, "half-space-sign");
        if !to.is_empty() {
            self.mark_half();
            self.show(at, Class::Half);
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

/// True for what a half-space can stand beside.
fn holds_half(class: Class) -> bool {
    matches!(class, Class::Letter | Class::OtherLetter | Class::Mark | Class::Digit | Class::Latin)
}
