//! The passes over one block: words divided, neighbours made one, again until nothing changes.
//!
//! Each change adds a half-space or takes a space away, and none is ever taken back; so the passes end, and
//! a repaired block is left as it is.

use std::collections::HashMap;

use crate::persian::chars::ZWNJ;
use crate::persian::{Edit, EditKind, Span};

use super::analyse::Kind;
use super::grammar::Class;
use super::habits::Bars;
use super::language::Language;
use super::letters::{LONGEST, ends_its_join, hash};
use super::rank::{After, Before, Choice, Context};
use super::scan::{Block, Word};
use super::spaced::Around;

/// What was decided about words before, so that no word is thought about twice.
#[derive(Debug, Default)]
pub(super) struct Memory {
    words: HashMap<(u64, u32, Context), Option<Choice>>,
    pairs: HashMap<(u64, u32, u32, Around), Option<f32>>,
}

impl Memory {
    /// How many decisions there are.
    pub(super) fn len(&self) -> usize {
        self.words.len() + self.pairs.len()
    }
}

/// Divides and joins until nothing changes.
pub(super) fn settle(block: &mut Block, bars: Bars, language: &Language, memory: &mut Memory) {
    loop {
        divide(block, bars.joined, language, memory);
        if !join(block, bars.spaced, language, memory) {
            return;
        }
    }
}

/// The best reading of a word in its place, when it differs from how it stands.
pub(super) fn choice(
    block: &Block,
    idx: usize,
    language: &Language,
    memory: &mut Memory,
) -> Option<Choice> {
    let word = &block.words[idx];
    if word.is_closed || word.len < 3 {
        return None;
    }
    let codes = block.codes(word);
    let context = context(block, idx, language);
    let key = (hash(codes), word.mask, context);
    *memory.words.entry(key).or_insert_with(|| language.word(codes, word.mask, context))
}

/// How much speaks for making a word one with the next.
pub(super) fn margin(
    block: &Block,
    idx: usize,
    language: &Language,
    memory: &mut Memory,
) -> Option<f32> {
    let (first, second) = (block.words.get(idx)?, block.words.get(idx + 1)?);
    if !can_join(first, second) {
        return None;
    }
    let codes = block.letters_of(first.first as usize..second.range().end);
    let around = around(block, idx, language);
    let mask = first.mask | second.mask << first.len;
    let key = (hash(codes), mask, first.len, around);
    let think = || language.pair(codes, first.len as usize, mask, around);
    *memory.pairs.entry(key).or_insert_with(think)
}

/// «میشود» → «می|شود».
fn divide(block: &mut Block, bar: f32, language: &Language, memory: &mut Memory) {
    for idx in 0..block.words.len() {
        let choice = choice(block, idx, language, memory);
        if let Some(choice) = choice.filter(|choice| choice.margin > bar) {
            block.divide(
                idx,
                choice.mask,
                (EditKind::Joined, rule(choice.kind)),
                choice.margin / 4.0,
            );
        }
    }
}

/// «می شود» → «می|شود». True when anything was joined.
fn join(block: &mut Block, bar: f32, language: &Language, memory: &mut Memory) -> bool {
    let mut decided = Vec::new();
    for idx in 0..block.words.len() {
        let margin = margin(block, idx, language, memory);
        decided.extend(margin.filter(|margin| *margin > bar).map(|margin| (idx, margin)));
    }
    block.join(&decided, (EditKind::Spaced, "compound-or-ending"))
}

/// True when nothing but one space keeps two words apart and both may be changed.
pub(super) fn can_join(first: &Word, second: &Word) -> bool {
    first.space.is_some()
        && !first.is_closed
        && !second.is_closed
        && first.len > 1
        && (first.len + second.len) as usize <= LONGEST
}

pub(super) fn context(block: &Block, idx: usize, language: &Language) -> Context {
    let word = &block.words[idx];
    let codes = block.codes(word);
    // Only «های» has two sides that the neighbours tell apart.
    if !codes.ends_with(&[32, 2, 33]) {
        return Context::default();
    }
    let before = block.before(idx).map_or(Before::Stop, |before| {
        let hash = hash(block.codes(before));
        let is = |class| before.mask == 0 && language.analyser.grammar.is(hash, class);
        match (is(Class::Indefinite), is(Class::Many)) {
            (true, _) => Before::Indefinite,
            (_, true) => Before::Many,
            _ => Before::Other,
        }
    });
    let after = block.after(idx).map_or(After::Stop, |after| {
        let codes = block.codes(after);
        let function =
            after.mask == 0 && language.analyser.grammar.is(hash(codes), Class::Function);
        if function || is_verb(after, codes) { After::Function } else { After::Other }
    });
    Context { before, after }
}

pub(super) fn around(block: &Block, idx: usize, language: &Language) -> Around {
    let after = block.after(idx + 1);
    Around {
        starts: block.before(idx).is_none(),
        stops: after.is_none(),
        auxiliary: after.is_some_and(|after| {
            let codes = block.codes(after);
            (after.mask == 0 && language.analyser.grammar.is(hash(codes), Class::Auxiliary))
                || (after.mask & 0b100 != 0 && codes.starts_with(&[29, 33]))
        }),
    }
}

fn is_verb(word: &Word, codes: &[u8]) -> bool {
    (word.mask & 0b100 != 0 && codes.starts_with(&[29, 33]))
        || (word.mask & 0b1000 != 0 && codes.starts_with(&[30, 29, 33]))
}

/// The name a reader of the record sees.
pub(super) fn rule(kind: Kind) -> &'static str {
    match kind {
        Kind::Verb => "verb-prefix",
        Kind::Plural | Kind::WholePlural => "plural",
        Kind::Comparative | Kind::WholeComparative => "comparative",
        Kind::Copula | Kind::CopulaYe => "copula",
        Kind::Possessive => "possessive",
        Kind::Ye => "ezafe-ye",
        Kind::Prefix => "prefix",
        Kind::Compound => "second-part",
        Kind::Two => "two-words",
        Kind::Listed | Kind::ListedInflected => "listed",
        Kind::Word | Kind::Inflected | Kind::Counted | Kind::Unknown | Kind::AsIs => "whole",
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
        self.changes.push(Edit { at, to: ZWNJ.to_string().into(), kind, rule, margin });
    }

    /// Puts a half-space inside what one presentation form became.
    fn insert_in_form(&mut self, letter: usize, start: u32) {
        let nth = self.starts[..letter].iter().rev().take_while(|&&s| s == start).count();
        let edit = self.edits.iter_mut().find(|edit| edit.at.start == start && !edit.at.is_empty());
        let edit = edit.expect("a form of several letters is an edit");
        let letters = edit.to.char_indices().filter(|(_, c)| super::letters::code(*c).is_some());
        let at = letters.map(|(at, _)| at).nth(nth).unwrap_or(edit.to.len());
        let mut to = edit.to.to_string();
        to.insert(at, ZWNJ);
        edit.to = to.into();
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
                    first.span.end = word.span.end;
                    first.space = word.space;
                    let half = ZWNJ.to_string();
                    let to = if joins { half.into() } else { "".into() };
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
    pub(super) fn into_edits(self) -> Vec<Edit> {
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
fn replace_space(edits: &mut [Edit], changes: &mut Vec<Edit>, edit: Edit) {
    match edits.binary_search_by_key(&edit.at, |edit| edit.at) {
        Ok(idx) => edits[idx] = edit,
        Err(_) => changes.push(edit),
    }
}
