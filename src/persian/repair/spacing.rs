//! Spaces, signs and digits of a block set right: «گفت:ایجاد» → «گفت: ایجاد».

use crate::persian::chars::is_mark;
use crate::persian::number::persian_digits;
use crate::persian::{EditKind, Span};

use super::chars::{Char, Class, class_of_shown};
use super::quotes;
use super::scan_state::{Run, Scan};
use super::settings::Digits;

impl Scan {
    /// Called before a character that is seen: settles the space before it.
    pub(super) fn visible(&mut self, at: usize) {
        let Some(run) = self.run.take() else {
            self.missing_space(at);
            return;
        };
        let before = self.shown[1];
        let is_between = before == Class::Letter && self.class(at) == Class::Letter;
        if is_between && run.is_plain {
            self.last_space = Some(run.at);
            return;
        }
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
        let class = if self.persian_sign(at).is_some() { Class::Tight } else { self.class(at) };
        // A sign that stood close to a Latin word or an address would become a part of it.
        if before == Class::Latin && self.chars[at].c.is_ascii() {
            return false;
        }
        match (before, class) {
            (Class::Open, _) | (_, Class::Shut) => true,
            (Class::Dot, Class::Tight | Class::Dot) => false,
            (_, Class::Tight | Class::Dot) => self.ends_after(at) || self.parts(before, at),
            _ => false,
        }
    }

    /// «گفت:ایجاد» → «گفت: ایجاد».
    fn missing_space(&mut self, at: usize) {
        let start = self.chars[at].start;
        let is_sign = matches!(self.shown[1], Class::Tight | Class::Dot);
        if is_sign && !self.is_open && self.parts(self.shown[0], self.shown_at) {
            let here = Span { start, end: start };
            self.edit(here, " ", EditKind::Punctuation, "space-after-sign");
        }
    }

    /// True when the sign at `sign` lacks a space behind it: «گفت:ایجاد», «است.وی», but not «ا.ب».
    fn parts(&mut self, before: Class, sign: usize) -> bool {
        let next = self.next_shown(sign);
        match self.class(sign) {
            Class::Tight => {
                self.class(next) == Class::Letter
                    || self.chars.get(next).is_some_and(|next| next.c == '«')
            }
            Class::Dot => {
                let letters = self.block.words.last().map_or(0, |word| word.len);
                let second = self.next_shown(next);
                before == Class::Letter
                    && letters >= 2
                    && self.class(next) == Class::Letter
                    && (self.class(second) == Class::Letter || self.is_several(next))
            }
            _ => false,
        }
    }

    /// True for one character that becomes several letters: «ﷲ».
    fn is_several(&self, at: usize) -> bool {
        let shown = self.chars.get(at).and_then(|next| class_of_shown(next.c)).unwrap_or_default();
        shown.chars().filter(|c| !is_mark(*c)).nth(1).is_some()
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
        let Char { start, c, class, .. } = self.chars[at];
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
            Some(run) => run.take_in(end, kind),
        }
    }

    /// A stretch of a letter: «کتـاب» → «کتاب». Alone it is a dash.
    pub(super) fn tatweel(&mut self, at: usize) {
        let next = self.next_shown(at);
        if self.is_open || self.class(next) == Class::Letter {
            self.take_out(at, "tatweel");
        } else {
            self.visible(at);
            self.show(at, Class::Other);
        }
    }

    /// «,», «;» and «?» after a Persian letter become Persian.
    pub(super) fn sign(&mut self, at: usize) {
        let Char { start, c, .. } = self.chars[at];
        if quotes::is_exchanged(c, self.end_of(at) - start) {
            let shown = c.to_string();
            self.edit_char(at, shown, EditKind::Punctuation, "persian-quotes");
        }
        if let Some(shown) = self.persian_sign(at) {
            self.edit_char(at, shown, EditKind::Punctuation, "persian-sign");
            self.show(at, Class::Tight);
        } else {
            self.show(at, self.class(at));
        }
    }

    /// The Persian sign for the Latin one at `at`, where it ends a Persian clause.
    fn persian_sign(&mut self, at: usize) -> Option<&'static str> {
        let shown = match self.chars[at].c {
            ',' => "،",
            ';' => "؛",
            '?' => "؟",
            _ => return None,
        };
        (self.shown[1] == Class::Letter && self.ends_after(at)).then_some(shown)
    }

    /// «12» → «۱۲».
    pub(super) fn digit(&mut self, at: usize) {
        if self.digits == Digits::Persian {
            let c = self.chars[at].c;
            let shown = persian_digits(c.encode_utf8(&mut [0; 4]));
            if !shown.starts_with(c) {
                self.edit_char(at, shown, EditKind::Digit, "digit");
            }
        }
    }
}
