//! The passes over one block: words divided, neighbours made one, again until nothing changes.
//!
//! Each change adds a half-space or takes a space away, and none is ever taken back; so the passes end, and
//! a repaired block is left as it is.

use crate::persian::EditKind;

use super::block::{Block, Word};
use super::grammar::Class;
use super::habits::Bars;
use super::language::Language;
use super::letters::{LONGEST, MI, NEMI};
use super::memory::Memory;
use super::rank::{After, Before, Choice, Context};
use super::reading::Kind;
use super::spaced::Around;
use super::steps;

/// Divides and joins until nothing changes.
pub(super) fn settle(block: &mut Block, bars: Bars, language: &Language, memory: &mut Memory) {
    loop {
        steps::count(block.words.len());
        divide(block, bars.joined, language, memory);
        if !join(block, bars.spaced, language, memory) {
            return;
        }
        memory.meet(block, language);
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
    if word.is_closed || word.len < 3 || (word.mask == 0 && word.traits.stands()) {
        return None;
    }
    memory.choice((block, word), context(block, idx), language)
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
    memory.margin(block, [first, second], around(block, idx), language)
}

/// «میشود» → «می|شود». From the end on, for a word may ask whether the next one is a verb.
fn divide(block: &mut Block, bar: f32, language: &Language, memory: &mut Memory) {
    for idx in (0..block.words.len()).rev() {
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

/// True when nothing but one space keeps two words apart and both may be changed. Letters that stand alone are
/// initials and signs.
pub(super) fn can_join(first: &Word, second: &Word) -> bool {
    first.space.is_some()
        && !first.is_closed
        && !second.is_closed
        && first.len > 1
        && second.len > 1
        && (first.len + second.len) as usize <= LONGEST
}

/// What the words beside a word say about it.
pub(super) fn context(block: &Block, idx: usize) -> Context {
    // Only «های» has two sides that the neighbours tell apart.
    if !block.words[idx].traits.is_sided() {
        return Context::default();
    }
    let before = block.before(idx).map_or(Before::Stop, |before| {
        let is = |class| before.mask == 0 && before.traits.is(class);
        match (is(Class::Indefinite), is(Class::Many)) {
            (true, _) => Before::Indefinite,
            (_, true) => Before::Many,
            _ => Before::Other,
        }
    });
    let after = block.after(idx).map_or(After::Stop, |after| {
        let is = |class| after.mask == 0 && after.traits.is(class);
        let is_verb = after.mask == 0 && after.traits.is_verb();
        match (is(Class::Preposition), is(Class::Function)) {
            (true, _) => After::Preposition,
            (_, true) => After::Function,
            _ if is_verb || begins_as_verb(block, after) => After::Function,
            _ => After::Other,
        }
    });
    Context { before, after }
}

/// What stands around a word and the next one.
pub(super) fn around(block: &Block, idx: usize) -> Around {
    let after = block.after(idx + 1);
    let is_auxiliary = |after: &Word| {
        (after.mask == 0 && after.traits.is(Class::Auxiliary)) || begins_with(block, after, &MI)
    };
    Around {
        starts: block.before(idx).is_none(),
        stops: after.is_none(),
        auxiliary: after.is_some_and(is_auxiliary),
    }
}

/// «می|رود», «نمی|رود».
fn begins_as_verb(block: &Block, word: &Word) -> bool {
    begins_with(block, word, &MI) || begins_with(block, word, &NEMI)
}

/// True when these letters and a half-space begin a word.
fn begins_with(block: &Block, word: &Word, prefix: &[u8]) -> bool {
    word.mask >> prefix.len() & 1 == 1 && block.codes(word).starts_with(prefix)
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
        Kind::Linked => "linked-words",
        Kind::Listed | Kind::ListedInflected => "listed",
        Kind::Word | Kind::Inflected | Kind::Counted | Kind::Unknown | Kind::AsIs => "whole",
    }
}
