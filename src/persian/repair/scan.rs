//! A block of the seed taken apart into words, with its characters set right on the way.
//!
//! What is set right here: code points, digits, invisible characters, markup, spaces and signs. Which
//! half-spaces are missing is for others to say; they find the letters of every word here.

use std::ops::Range;

use crate::persian::chars::{HALF_SPACE, is_mark};
use crate::persian::{EditKind, Span};

use super::block::Block;
use super::chars::{Char, Class, class_of_shown};
use super::letters::{code, ends_its_join};
use super::protect::{Protected, characters, holds_half, is_gone, protected};
use super::quotes;
use super::scan_state::Scan;
use super::settings::Digits;

/// Takes a stretch of the seed apart.
pub(super) fn scan(seed: &str, span: Span, digits: Digits) -> Block {
    let mut chars = characters(seed, span);
    quotes::read(&mut chars);
    let mut scan = Scan::new(chars, digits, span.end);
    scan.block.codes.reserve(span.len() / 2);
    scan.block.starts.reserve(span.len() / 2);
    scan.walk();
    scan.block
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
            // A run that is no address has none inside, so that none is looked through twice.
            if at >= self.plain_to {
                match protected(&self.chars, at, self.shown[1] == Class::Latin) {
                    Protected::To(end) => {
                        self.step_over(at..end);
                        at = end;
                        continue;
                    }
                    Protected::Nothing(end) => self.plain_to = end,
                }
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
        let mut before = Class::Nothing;
        for at in range {
            let class = self.chars[at].class;
            if is_gone(&self.chars[at]) {
                self.take_out(at, "invisible");
                continue;
            }
            let next = if class == Class::Half { self.next_shown(at) } else { at };
            if class == Class::Half && !(holds_half(before) && holds_half(self.class(next))) {
                self.take_out(at, "stray-half-space");
            } else if class != Class::Half {
                before = class;
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

    fn push(&mut self, code: Option<u8>, start: u32) {
        let word = self.block.words.last_mut().expect("a word is open");
        word.len += 1;
        word.is_closed |= code.is_none();
        self.block.codes.push(code.unwrap_or(0));
        self.block.starts.push(start);
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
}
