//! Spaces, signs and digits of a block set right: «گفت:ایجاد» → «گفت: ایجاد».

use crate::persian::number::persian_digits;
use crate::persian::{EditKind, Span};

use super::chars::Class;
use super::protect::Char;
use super::scan::Scan;
use super::settings::Digits;

/// Spaces and what vanishes among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// Their bytes.
    pub(super) at: Span,
    /// What an edit of them is.
    pub(super) kind: EditKind,
    // True for exactly one plain space.
    is_plain: bool,
}

impl Scan {
    /// Called before a character that is seen: settles the space before it.
    pub(super) fn visible(&mut self, at: usize) {
        let Some(run) = self.run.take() else {
            self.missing_space(at);
            return;
        };
        let before = self.shown[1];
        if before == Class::Nothing {
            self.edit(run.at, "", run.kind, "edge-space");
        } else if self.hugs(before, at) {
            let is_space = run.kind == EditKind::Space;
            let kind = if is_space { EditKind::Punctuation } else { run.kind };
            self.edit(run.at, "", kind, "space-before-sign");
        } else {
            if !run.is_plain {
                self.edit(run.at, " ", run.kind, "one-space");
            }
            if matches!(before, Class::Letter | Class::OtherLetter) {
                self.last_space = Some(run.at);
            }
        }
    }

    /// True when no space belongs between what was shown and the character at `at`: «گفت :» → «گفت:».
    fn hugs(&mut self, before: Class, at: usize) -> bool {
        match (before, self.chars[at].class) {
            (Class::Open, _) | (_, Class::Shut) => true,
            (Class::Dot, Class::Tight | Class::Dot) => false,
            (_, Class::Tight | Class::Dot) => self.ends_after(at),
            _ => false,
        }
    }

    /// «گفت:ایجاد» → «گفت: ایجاد».
    fn missing_space(&mut self, at: usize) {
        let Char { start, c, class } = self.chars[at];
        let wanted = !self.is_open
            && match self.shown[1] {
                Class::Tight => class == Class::Letter || c == '«',
                Class::Dot => class == Class::Letter && self.begins_sentence(at),
                _ => false,
            };
        if wanted {
            let here = Span { start, end: start };
            self.edit(here, " ", EditKind::Punctuation, "space-after-sign");
        }
    }

    /// True when the letter at `at` follows a full stop that ends a word: «است.وی», not «ا.ب».
    fn begins_sentence(&mut self, at: usize) -> bool {
        let letters = self.block.words.last().map_or(0, |word| word.len);
        let next = self.next_shown(at);
        self.shown[0] == Class::Letter && letters >= 2 && self.class(next) == Class::Letter
    }

    /// True when a sign at `at` ends its clause: a space, a closing sign or nothing follows.
    fn ends_after(&mut self, at: usize) -> bool {
        let next = self.next_shown(at);
        matches!(
            self.class(next),
            Class::Space | Class::Break | Class::Markup | Class::Shut | Class::Nothing
        )
    }

    /// Reads a space, or what stood for one.
    pub(super) fn space(&mut self, at: usize) {
        self.close(at);
        let Char { start, c, class } = self.chars[at];
        let end = self.end_of(at);
        let kind = match class {
            Class::Markup => EditKind::Markup,
            Class::Break => EditKind::Invisible,
            _ => EditKind::Space,
        };
        match &mut self.run {
            None => {
                let is_plain = c == ' ' && class == Class::Space;
                self.run = Some(Run { at: Span { start, end }, kind, is_plain });
            }
            Some(run) => {
                run.at.end = end;
                run.is_plain = false;
                run.kind = if kind == EditKind::Space { run.kind } else { kind };
            }
        }
    }

    /// A stretch of a letter: «کتـاب» → «کتاب». Alone it is a dash.
    pub(super) fn tatweel(&mut self, at: usize) {
        let next = self.next_unstretched(at);
        if self.is_open || self.class(next) == Class::Letter {
            self.edit_char(at, "", EditKind::Invisible, "tatweel");
        } else {
            self.visible(at);
            self.show(Class::Other);
        }
    }

    /// «,», «;» and «?» after a Persian letter become Persian.
    pub(super) fn sign(&mut self, at: usize) {
        let shown = match self.chars[at].c {
            ',' => "،",
            ';' => "؛",
            '?' => "؟",
            _ => return,
        };
        if self.shown[1] == Class::Letter && self.ends_after(at) {
            self.edit_char(at, shown, EditKind::Punctuation, "persian-sign");
        }
    }

    /// «12» → «۱۲».
    pub(super) fn digit(&mut self, at: usize) {
        if self.digits == Digits::Persian {
            let c = self.chars[at].c;
            let shown = persian_digits(c.encode_utf8(&mut [0; 4]));
            if !shown.starts_with(c) {
                self.edit_char(at, &shown, EditKind::Digit, "digit");
            }
        }
    }
}
