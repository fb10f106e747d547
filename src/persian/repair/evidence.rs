//! How the same letters are spelt in a report and in all of a site: joined, divided, spaced.

use std::collections::BTreeMap;

use super::block::{Block, Word};
use super::grammar::Class;
use super::language::Language;
use super::letters::{MI, append, finish, hash};
use super::memory::Memory;
use super::place::can_join;
use super::quick::Quick;
use super::settings::Exception;
use super::steps;
use super::traits::Traits;

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
    pub(super) fn are_several(&self) -> bool {
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

    pub(super) fn add(&mut self, letters: u64, theirs: &Spellings) {
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
    pub(super) fn verdict(&self, letters: u64) -> Option<u32> {
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

/// The letters of a word and the next one, by their hash, and where they meet, when the two might be a name.
pub(super) fn pair(block: &Block, idx: usize) -> Option<(u64, u32)> {
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
pub(super) fn both(first: &Word, second: &Word) -> u64 {
    finish(append(first.rolled, second.rolled, second.len as usize))
}
