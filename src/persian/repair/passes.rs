//! The passes over one block: words divided, neighbours made one, again until nothing changes.
//!
//! Each change adds a half-space or takes a space away, and none is ever taken back; so the passes end, and
//! a repaired block is left as it is.

use crate::persian::EditKind;

use super::block::Block;
use super::habits::Bars;
use super::language::Language;
use super::memory::Memory;
use super::place::{choice, margin};
use super::reading::rule;
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

/// «میشود» → «می|شود». From the end on, for a word may ask whether the next one is a verb. A divided word is read
/// once more, as a second repair would.
fn divide(block: &mut Block, bar: f32, language: &Language, memory: &mut Memory) {
    for idx in (0..block.words.len()).rev() {
        while let Some(choice) = choice(block, idx, language, memory)
            && choice.margin > bar
            && choice.mask & !block.words[idx].mask != 0
        {
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
