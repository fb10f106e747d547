//! Names settled by evidence: «معصومی فر» and «معصومیفر» in one report are one name, and it needs a half-space.

use std::collections::BTreeMap;

use crate::persian::EditKind;

use super::block::{Block, Word};
use super::grammar::Class;
use super::habits::Bars;
use super::language::Language;
use super::letters::{MI, append, finish, hash};
use super::memory::{Memory, Traits};
use super::passes::{self, can_join};
use super::questions::Asking;
use super::quick::Quick;
use super::settings::Exception;
use super::steps;

/// How far under the bar a pair may be that stands as one word elsewhere.
const TOLERANCE: f32 = 1.5;

/// Spellings met in all reports of a site, by which names are settled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    // By the hash of the letters.
    pub(super) spellings: Quick<u64, Spellings>,
    // By the hash of the letters of two neighbouring parts, and where they met: how often.
    pub(super) seams: Quick<(u64, u32), u32>,
    // The editor's exceptions, and how many reports need each.
    pub(super) needed: BTreeMap<Exception, u32>,
}

/// How often the same letters were met in each spelling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spellings {
    pub(super) joined: u32,
    // By place of the half-spaces: bit n after n letters.
    pub(super) divided: BTreeMap<u32, u32>,
    // By place of the space.
    pub(super) spaced: BTreeMap<u32, u32>,
}

impl Spellings {
    /// True when one of them can settle another.
    fn are_several(&self) -> bool {
        let [is_joined, is_divided, is_spaced] =
            [self.joined > 0, !self.divided.is_empty(), !self.spaced.is_empty()];
        (is_divided && (is_joined || is_spaced)) || (is_joined && is_spaced)
    }
}

impl Evidence {
    /// True for an exception of the editor's that some report needs.
    pub fn needs(&self, exception: Exception) -> bool {
        self.needed.contains_key(&exception)
    }

    /// Adds another seed's. The order of joining does not matter.
    pub fn join(&mut self, other: Evidence) {
        for (exception, count) in other.needed {
            *self.needed.entry(exception).or_default() += count;
        }
        other.spellings.into_iter().for_each(|(letters, theirs)| self.add(letters, &theirs));
        other.seams.into_iter().for_each(|(seam, count)| {
            *self.seams.entry(seam).or_default() += count;
        });
    }

    fn add(&mut self, letters: u64, theirs: &Spellings) {
        let ours = self.spellings.entry(letters).or_default();
        ours.joined += theirs.joined;
        for (mask, count) in &theirs.divided {
            *ours.divided.entry(*mask).or_default() += count;
        }
        for (middle, count) in &theirs.spaced {
            *ours.spaced.entry(*middle).or_default() += count;
        }
    }

    /// What the words of a seed say.
    pub(super) fn of(blocks: &[Block], language: &Language, memory: &mut Memory) -> Evidence {
        let mut evidence = Evidence::default();
        for block in blocks {
            steps::count(block.words.len());
            for (idx, word) in block.words.iter().enumerate() {
                evidence.add_word(block, word, language);
                evidence.add_pair(block, idx, (language, &mut *memory));
            }
        }
        evidence
    }

    fn add_word(&mut self, block: &Block, word: &Word, language: &Language) {
        if word.is_closed {
            return;
        }
        if word.mask != 0 {
            self.add_seams(block.codes(word), word.mask, language);
        }
        if word.len < 5 || !word.traits.is_unknown() {
            return;
        }
        let spellings = self.spellings.entry(finish(word.rolled)).or_default();
        if word.mask == 0 {
            spellings.joined += 1;
        } else {
            *spellings.divided.entry(word.mask).or_default() += 1;
        }
    }

    /// «چاره|اندیشی» tells that «چاره اندیشی» is one word here.
    fn add_seams(&mut self, codes: &[u8], mask: u32, language: &Language) {
        let mut start = 0;
        let mut rest = mask;
        while rest != 0 {
            let middle = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let end = if rest == 0 { codes.len() } else { rest.trailing_zeros() as usize };
            if is_seam(&codes[start..middle], &codes[middle..end], language) {
                let len = u32::try_from(middle - start).expect("a word has at most 31 letters");
                *self.seams.entry((hash(&codes[start..end]), len)).or_default() += 1;
            }
            start = middle;
        }
    }

    fn add_pair(
        &mut self,
        block: &Block,
        idx: usize,
        (language, memory): (&Language, &mut Memory),
    ) {
        let Some((hash, middle)) = pair(block, idx) else { return };
        let letters = block.words[idx].first as usize..block.words[idx + 1].range().end;
        if memory.is_unknown(hash, block.letters_of(letters), language) {
            *self.spellings.entry(hash).or_default().spaced.entry(middle).or_default() += 1;
        }
    }

    /// The half-spaces of letters that were met in more than one spelling.
    fn verdict(&self, letters: u64) -> Option<u32> {
        let spellings = self.spellings.get(&letters)?;
        let most = |counts: &BTreeMap<u32, u32>| {
            counts
                .iter()
                .max_by_key(|(place, count)| (**count, std::cmp::Reverse(**place)))
                .map(|(place, _)| *place)
        };
        match most(&spellings.divided) {
            Some(mask) => Some(mask),
            None if spellings.joined > 0 => most(&spellings.spaced).map(|middle| 1 << middle),
            None => None,
        }
    }
}

/// True unless one part is an ending or a prefix that goes with any word.
fn is_seam(first: &[u8], second: &[u8], language: &Language) -> bool {
    let grammar = &language.analyser.grammar;
    let two = hash(second);
    first.len() > 1
        && second.len() > 1
        && !first.ends_with(&MI)
        && grammar.ending(two).is_none()
        && !grammar.is(two, Class::LooseEnding)
        && !grammar.is(hash(first), Class::Function)
}

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
        let margin = passes::margin(block, idx, language, memory).unwrap_or_default();
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

/// The letters of a word and the next one, by their hash, and where they meet, when the two might be a name.
fn pair(block: &Block, idx: usize) -> Option<(u64, u32)> {
    let (first, second) = (block.words.get(idx)?, block.words.get(idx + 1)?);
    let (one, two) = (first.traits, second.traits);
    let may_be_name = two.is(Class::NameEnding) || one.is_rare() || two.is_rare();
    if !may_be_name || !one.joins_next() {
        return None;
    }
    let bare = first.mask == 0 && second.mask == 0 && second.len > 1;
    let is_function = |it: Traits| it.is(Class::Function) || it.is(Class::Many);
    if !bare || !can_join(first, second) || is_function(one) || is_function(two) {
        return None;
    }
    Some((both(first, second), first.len))
}

/// The hash of the letters of two words.
fn both(first: &Word, second: &Word) -> u64 {
    finish(append(first.rolled, second.rolled, second.len as usize))
}
