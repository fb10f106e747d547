//! A block of the seed taken apart into words, with its characters set right on the way.
//!
//! What is set right here: code points, digits, invisible characters, markup, spaces and signs. Which
//! half-spaces are missing is for others to say; they find the letters of every word here.

use crate::persian::chars::ZWNJ;
use crate::persian::{Edit, EditKind, Span};

use super::chars::{Class, class_of, class_of_shown};
use super::letters::{code, ends_its_join};
use super::markup;
use super::settings::Digits;

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
    pub(super) edits: Vec<Edit>,
    /// What the passes changed, in the order they did.
    pub(super) changes: Vec<Edit>,
}

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
    /// The one space between it and the next word, when there is nothing else.
    pub(super) space: Option<Span>,
}

impl Word {
    /// Indexes of its letters.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.first as usize..(self.first + self.len) as usize
    }
}

/// Takes a stretch of the seed apart.
pub(super) fn scan(seed: &str, span: Span, digits: Digits) -> Block {
    let holes = markup::find(seed, span);
    let mut chars = Vec::with_capacity(span.len() / 2 + 8);
    chars.extend(characters(seed, span, &holes));
    let mut scan = Scan {
        chars,
        digits,
        end: span.end,
        block: Block::default(),
        open: None,
        run: None,
        shown: [Class::Nothing; 2],
        last_space: None,
    };
    scan.block.codes.reserve(span.len() / 2);
    scan.block.starts.reserve(span.len() / 2);
    scan.walk();
    scan.block
}

/// A character, or a stretch of markup taken for one.
#[derive(Debug, Clone, Copy)]
struct Char {
    start: u32,
    c: char,
    class: Class,
}

/// Spaces and what vanishes among them.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: u32,
    end: u32,
    kind: EditKind,
    // True for exactly one plain space.
    is_plain: bool,
}

struct Scan {
    chars: Vec<Char>,
    digits: Digits,
    end: u32,
    block: Block,
    // Index of the first letter of the word being read, and its first byte.
    open: Option<(usize, u32)>,
    run: Option<Run>,
    // Classes of the last two characters shown, the last one second.
    shown: [Class; 2],
    // The space just put down, if a word stands before it.
    last_space: Option<Span>,
}

impl Scan {
    fn walk(&mut self) {
        let mut at = 0;
        while at < self.chars.len() {
            let protected = self.protected(at);
            if protected > at {
                self.visible(at);
                self.close(at);
                self.last_space = None;
                self.shown = [Class::Other, Class::Latin];
                at = protected;
                continue;
            }
            self.step(at);
            at += 1;
        }
        self.close(self.chars.len());
        if let Some(run) = self.run.take() {
            self.edit(run.start, run.end, "", run.kind, "edge-space");
        }
    }

    fn step(&mut self, at: usize) {
        let Char { start, c, class } = self.chars[at];
        match class {
            Class::Space | Class::Break | Class::Markup => self.space(at),
            Class::Gone => self.edit_char(at, "", EditKind::Invisible, "invisible"),
            Class::Half => self.half(at),
            Class::SoftHalf => self.soft_half(at),
            Class::Tatweel => self.tatweel(at),
            Class::Letter | Class::OtherLetter => {
                self.visible(at);
                self.letter(at, start, c);
            }
            Class::Mark if self.open.is_some() => {}
            Class::Digit => {
                self.visible(at);
                self.close(at);
                self.digit(at);
                self.show(Class::Digit);
            }
            _ => {
                self.visible(at);
                self.close(at);
                self.sign(at);
                self.show(class);
            }
        }
    }

    fn show(&mut self, class: Class) {
        self.shown = [self.shown[1], class];
        self.last_space = None;
    }

    /// Called before a character that is seen: settles the space before it.
    fn visible(&mut self, at: usize) {
        let class = self.chars[at].class;
        let Some(run) = self.run.take() else {
            self.missing_space(at);
            return;
        };
        let before = self.shown[1];
        let is_edge = before == Class::Nothing;
        let hugs = before == Class::Open
            || class == Class::Shut
            || (class == Class::Tight
                && !matches!(before, Class::Dot | Class::Open)
                && self.ends_after(at))
            || (class == Class::Dot && before != Class::Dot && self.ends_after(at));
        if is_edge || hugs {
            let kind = if run.kind == EditKind::Space && !is_edge {
                EditKind::Punctuation
            } else {
                run.kind
            };
            self.edit(
                run.start,
                run.end,
                "",
                kind,
                if is_edge { "edge-space" } else { "space-before-sign" },
            );
            return;
        }
        if !run.is_plain {
            self.edit(run.start, run.end, " ", run.kind, "one-space");
        }
        if matches!(before, Class::Letter | Class::OtherLetter) {
            self.last_space = Some(Span { start: run.start, end: run.end });
        }
    }

    /// «گفت:ایجاد» → «گفت: ایجاد».
    fn missing_space(&mut self, at: usize) {
        let Char { start, c, class } = self.chars[at];
        let opens = class == Class::Letter || c == '«';
        let wanted = match self.shown[1] {
            Class::Tight => opens,
            Class::Dot => {
                class == Class::Letter
                    && self.shown[0] == Class::Letter
                    && self.letters_before_sign() >= 2
                    && self
                        .next_shown(at)
                        .is_some_and(|next| self.chars[next].class == Class::Letter)
            }
            _ => false,
        };
        if wanted && self.open.is_none() {
            self.edit(start, start, " ", EditKind::Punctuation, "space-after-sign");
        }
    }

    fn letters_before_sign(&self) -> u32 {
        self.block.words.last().map_or(0, |word| word.len)
    }

    /// True when a sign at `at` ends its clause: a space, a closing sign or nothing follows.
    fn ends_after(&self, at: usize) -> bool {
        self.next_shown(at).is_none_or(|next| {
            matches!(
                self.chars[next].class,
                Class::Space | Class::Break | Class::Markup | Class::Shut
            )
        })
    }

    /// The next character that is not taken out.
    fn next_shown(&self, at: usize) -> Option<usize> {
        (at + 1..self.chars.len()).find(|&next| self.chars[next].class != Class::Gone)
    }

    fn space(&mut self, at: usize) {
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
                self.run =
                    Some(Run { start, end, kind, is_plain: c == ' ' && class == Class::Space })
            }
            Some(run) => {
                run.end = end;
                run.is_plain = false;
                run.kind = if kind == EditKind::Space { run.kind } else { kind };
            }
        }
    }

    fn letter(&mut self, at: usize, start: u32, c: char) {
        if self.open.is_none() {
            self.open = Some((self.block.codes.len(), start));
            if let (Some(space), Some(before)) =
                (self.last_space.take(), self.block.words.last_mut())
            {
                before.space = Some(space);
            }
            self.block.words.push(Word {
                first: u32::try_from(self.block.codes.len()).expect("a seed is far below 4 GiB"),
                len: 0,
                span: Span { start, end: start },
                mask: 0,
                is_closed: false,
                space: None,
            });
        }
        match class_of_shown(c) {
            None => self.push(code(c), start),
            Some(shown) => {
                self.edit_char(at, shown, EditKind::CodePoint, "letter");
                for c in shown.chars().filter(|&c| !crate::persian::chars::is_mark(c)) {
                    self.push(code(c), start);
                }
            }
        }
        self.show(Class::Letter);
    }

    fn push(&mut self, code: Option<u8>, start: u32) {
        let word = self.block.words.last_mut().expect("a word is open");
        word.len += 1;
        word.is_closed |= code.is_none();
        self.block.codes.push(code.unwrap_or(0));
        self.block.starts.push(start);
    }

    /// Ends the word being read before the character at `at`.
    fn close(&mut self, at: usize) {
        if self.open.take().is_some() {
            let end = self.chars.get(at).map_or(self.end, |c| c.start);
            let word = self.block.words.last_mut().expect("a word is open");
            word.span.end = end;
            word.is_closed |= word.len as usize > super::letters::LONGEST;
        }
    }

    /// A half-space stays between letters or digits, once.
    fn half(&mut self, at: usize) {
        let next = (at + 1..self.chars.len()).find(|&next| {
            !matches!(
                self.chars[next].class,
                Class::Gone | Class::Tatweel | Class::Half | Class::SoftHalf
            )
        });
        let next = next.map_or(Class::Nothing, |next| self.chars[next].class);
        let is_first = self.shown[1] != Class::Half;
        let between = self.run.is_none() && holds_half(self.shown[1]) && holds_half(next);
        if !between || !is_first {
            self.edit_char(at, "", EditKind::Invisible, "stray-half-space");
            return;
        }
        let in_word = self.open.is_some() && matches!(next, Class::Letter | Class::OtherLetter);
        if in_word {
            self.mark_half();
        } else {
            self.close(at);
        }
        self.show(Class::Half);
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
        let next = self.next_shown(at).map_or(Class::Nothing, |next| self.chars[next].class);
        let in_word = self.open.is_some() && matches!(next, Class::Letter | Class::OtherLetter);
        if !in_word {
            if self.chars[at].c == '\u{00AD}' {
                self.edit_char(at, "", EditKind::Invisible, "stray-half-space");
            } else {
                self.visible(at);
                self.close(at);
                self.show(Class::Other);
            }
            return;
        }
        let joins = self.block.codes.last().is_some_and(|&code| !ends_its_join(code));
        let half = ZWNJ.to_string();
        let to = if joins && self.shown[1] != Class::Half { half.as_str() } else { "" };
        self.edit_char(at, to, EditKind::Invisible, "half-space-sign");
        if !to.is_empty() {
            self.mark_half();
            self.show(Class::Half);
        }
    }

    /// A stretch of a letter; alone it is a dash.
    fn tatweel(&mut self, at: usize) {
        let run = |idx: usize| matches!(self.chars[idx].class, Class::Tatweel | Class::Gone);
        let next = (at + 1..self.chars.len()).find(|&idx| !run(idx));
        let before_letter = next.is_some_and(|idx| self.chars[idx].class == Class::Letter);
        if self.open.is_some() || before_letter {
            self.edit_char(at, "", EditKind::Invisible, "tatweel");
        } else {
            self.visible(at);
            self.show(Class::Other);
        }
    }

    fn digit(&mut self, at: usize) {
        if self.digits == Digits::Persian {
            let c = self.chars[at].c;
            let shown = crate::persian::number::persian_digits(c.encode_utf8(&mut [0; 4]));
            if !shown.starts_with(c) {
                self.edit_char(at, &shown, EditKind::Digit, "digit");
            }
        }
    }

    /// «,», «;» and «?» after a Persian letter become Persian.
    fn sign(&mut self, at: usize) {
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

    /// Where a URL, an address, a handle or another word in Latin letters that starts at `at` ends.
    fn protected(&self, at: usize) -> usize {
        let is_ascii = |idx: usize| {
            self.chars[idx].c.is_ascii_graphic() && self.chars[idx].class != Class::Markup
        };
        if !is_ascii(at) || (at > 0 && is_ascii(at - 1) && self.shown[1] != Class::Latin) {
            return at;
        }
        let end = (at..self.chars.len()).find(|&idx| !is_ascii(idx)).unwrap_or(self.chars.len());
        let text: String = self.chars[at..end].iter().map(|c| c.c).collect();
        let has_letters = text.contains(|c: char| c.is_ascii_alphabetic());
        let is_tag = text.ends_with(['#', '@']);
        let is_address =
            has_letters && (text.contains("://") || text.contains("www.") || text.contains('@'));
        if is_tag || is_address {
            let goes_on = |idx: usize| {
                is_ascii(idx)
                    || self.chars[idx].c == ZWNJ
                    || matches!(
                        self.chars[idx].class,
                        Class::Letter | Class::OtherLetter | Class::Mark | Class::Digit
                    )
            };
            let tail =
                (end..self.chars.len()).find(|&idx| !goes_on(idx)).unwrap_or(self.chars.len());
            return if tail > end || has_letters { tail } else { at };
        }
        if has_letters { end } else { at }
    }

    fn end_of(&self, at: usize) -> u32 {
        self.chars.get(at + 1).map_or(self.end, |next| next.start)
    }

    fn edit_char(&mut self, at: usize, to: &str, kind: EditKind, rule: &'static str) {
        let start = self.chars[at].start;
        self.edit(start, self.end_of(at), to, kind, rule);
    }

    fn edit(&mut self, start: u32, end: u32, to: &str, kind: EditKind, rule: &'static str) {
        let at = Span { start, end };
        self.block.edits.push(Edit { at, to: to.into(), kind, rule, margin: 1.0 });
    }
}

/// True for what a half-space can stand beside.
fn holds_half(class: Class) -> bool {
    matches!(class, Class::Letter | Class::OtherLetter | Class::Mark | Class::Digit | Class::Latin)
}

fn characters<'s>(seed: &'s str, span: Span, holes: &'s [Span]) -> impl Iterator<Item = Char> + 's {
    let mut holes = holes.iter().copied().peekable();
    let mut indices = seed[span.range()].char_indices().peekable();
    std::iter::from_fn(move || {
        let (offset, c) = indices.next()?;
        let start = span.start + u32::try_from(offset).expect("a seed is far below 4 GiB");
        if let Some(hole) = holes.next_if(|hole| hole.start <= start) {
            while indices
                .next_if(|(next, _)| span.start as usize + next < hole.end as usize)
                .is_some()
            {}
            return Some(Char { start, c: ' ', class: Class::Markup });
        }
        Some(Char { start, c, class: class_of(c) })
    })
}
