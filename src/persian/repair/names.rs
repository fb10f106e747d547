//! Names settled by evidence: «معصومی فر» and «معصومیفر» in one report are one name, and it needs a half-space.

use crate::persian::EditKind;

use super::block::Block;
use super::evidence::{Evidence, Spellings, both, pair};
use super::habits::Bars;
use super::language::Language;
use super::letters::{finish, hash};
use super::memory::Memory;
use super::passes;
use super::place::{can_join, margin};
use super::questions::Asking;

/// How far under the bar a pair may be that stands as one word elsewhere.
const TOLERANCE: f32 = 1.5;

/// Settles what both the seed and the site tell. True when anything changed.
pub(super) fn settle(
    blocks: &mut [Block],
    site: &mut Asking<'_>,
    bars: Bars,
    (language, memory): (&Language, &mut Memory),
) -> bool {
    let mut all = Evidence::of(blocks, language, memory);
    let letters: Vec<u64> = all.spellings.keys().copied().collect();
    for letters in letters {
        if let Some(theirs) = site.spellings(letters) {
            all.add(letters, theirs);
        }
    }
    let is_disputed = all.spellings.values().any(Spellings::are_several);
    let mut changed = false;
    for block in blocks {
        let divided = is_disputed && settle_words(block, &all);
        let mut joined = is_disputed && settle_pairs(block, &all);
        if joined {
            memory.meet(block, language);
        }
        joined |= settle_seams(block, (&all, site), bars, (language, memory));
        if divided || joined {
            memory.meet(block, language);
            passes::settle(block, bars, language, memory);
            changed = true;
        }
    }
    changed
}

fn settle_words(block: &mut Block, evidence: &Evidence) -> bool {
    let mut changed = false;
    for idx in 0..block.words.len() {
        let word = block.words[idx];
        if word.is_closed || word.mask != 0 || !word.traits.is_unknown() {
            continue;
        }
        if let Some(mask) = evidence.verdict(finish(word.rolled)) {
            block.divide(idx, mask, (EditKind::Evidence, "same-letters-elsewhere"), 1.0);
            changed = true;
        }
    }
    changed
}

fn settle_pairs(block: &mut Block, evidence: &Evidence) -> bool {
    let mut decided: Vec<(usize, f32)> = Vec::new();
    for idx in 0..block.words.len() {
        let follows = decided.last().is_some_and(|(last, _)| last + 1 == idx);
        let Some((letters, middle)) = pair(block, idx).filter(|_| !follows) else {
            continue;
        };
        if evidence.verdict(letters) == Some(1 << middle) {
            decided.push((idx, 4.0));
        }
    }
    block.join(&decided, (EditKind::Evidence, "same-letters-elsewhere"))
}

/// «تخته سیاه» where «تخته|سیاه» stands too.
fn settle_seams(
    block: &mut Block,
    (own, site): (&Evidence, &mut Asking<'_>),
    bars: Bars,
    (language, memory): (&Language, &mut Memory),
) -> bool {
    let mut decided: Vec<(usize, f32)> = Vec::new();
    for idx in 0..block.words.len() {
        let Some(seam) = seam(block, idx) else { continue };
        if !own.seams.contains_key(&seam) && !site.has_seam(seam) {
            continue;
        }
        let margin = margin(block, idx, language, memory).unwrap_or_default();
        if margin > bars.spaced - TOLERANCE {
            decided.push((idx, 4.0));
        }
    }
    block.join(&decided, (EditKind::Evidence, "same-parts-elsewhere"))
}

/// The last part of a word and the first of the next one, by their letters and where they meet.
fn seam(block: &Block, idx: usize) -> Option<(u64, u32)> {
    let (first, second) = (block.words.get(idx)?, block.words.get(idx + 1)?);
    if !can_join(first, second) || second.len < 2 || !first.traits.joins_next() {
        return None;
    }
    if first.mask == 0 && second.mask == 0 {
        return Some((both(first, second), first.len));
    }
    let start = if first.mask == 0 { 0 } else { first.mask.ilog2() };
    let end = if second.mask == 0 { second.len } else { second.mask.trailing_zeros() };
    let range = (first.first + start) as usize..(second.first + end) as usize;
    Some((hash(block.letters_of(range)), first.len - start))
}
