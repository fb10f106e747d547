//! A word in its place: how it is best read beside its neighbours, and what speaks for making it one with the next.

use super::block::{Block, Word};
use super::grammar::Class;
use super::language::Language;
use super::letters::{LONGEST, MI, NEMI};
use super::memory::Memory;
use super::ranking::{After, Before, Choice, Context};
use super::spaced::Around;

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
