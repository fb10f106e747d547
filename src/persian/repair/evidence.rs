//! Names settled by evidence: «معصومی فر» and «معصومیفر» in one report are one name, and it needs a half-space.

use std::collections::BTreeMap;

use crate::persian::EditKind;

use super::grammar::Class;
use super::language::Language;
use super::letters::{ends_its_join, hash};
use super::passes::can_join;
use super::scan::{Block, Word};

/// Spellings met in all reports of a site, by which names are settled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    // By the hash of the letters.
    spellings: BTreeMap<u64, Spellings>,
}

/// How often the same letters were met in each spelling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Spellings {
    joined: u32,
    // By place of the half-spaces: bit n after n letters.
    divided: BTreeMap<u32, u32>,
    // By place of the space.
    spaced: BTreeMap<u32, u32>,
}

impl Evidence {
    /// Adds another seed's. The order of joining does not matter.
    pub fn join(&mut self, other: Evidence) {
        for (letters, theirs) in other.spellings {
            let ours = self.spellings.entry(letters).or_default();
            ours.joined += theirs.joined;
            for (mask, count) in theirs.divided {
                *ours.divided.entry(mask).or_default() += count;
            }
            for (middle, count) in theirs.spaced {
                *ours.spaced.entry(middle).or_default() += count;
            }
        }
    }

    /// What the words of a seed say.
    pub(super) fn of(blocks: &[Block], language: &Language) -> Evidence {
        let mut evidence = Evidence::default();
        for block in blocks {
            for (idx, word) in block.words.iter().enumerate() {
                evidence.add_word(block, word, language);
                evidence.add_pair(block, idx, language);
            }
        }
        evidence
    }

    fn add_word(&mut self, block: &Block, word: &Word, language: &Language) {
        let codes = block.codes(word);
        if word.is_closed || codes.len() < 5 || !language.is_unknown(codes) {
            return;
        }
        let spellings = self.spellings.entry(hash(codes)).or_default();
        if word.mask == 0 {
            spellings.joined += 1;
        } else {
            *spellings.divided.entry(word.mask).or_default() += 1;
        }
    }

    fn add_pair(&mut self, block: &Block, idx: usize, language: &Language) {
        let Some((codes, middle)) = pair(block, idx, language) else { return };
        if language.is_unknown(codes) {
            let spellings = self.spellings.entry(hash(codes)).or_default();
            *spellings.spaced.entry(middle).or_default() += 1;
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

/// Settles what both the seed and the site tell. True when anything changed.
pub(super) fn settle(blocks: &mut [Block], site: &Evidence, language: &Language) -> bool {
    let mut all = Evidence::of(blocks, language);
    let letters: Vec<u64> = all.spellings.keys().copied().collect();
    for letters in letters {
        if let Some(theirs) = site.spellings.get(&letters) {
            let one = Evidence { spellings: BTreeMap::from([(letters, theirs.clone())]) };
            all.join(one);
        }
    }
    let mut changed = false;
    for block in blocks {
        changed |= settle_words(block, &all);
        changed |= settle_pairs(block, &all, language);
    }
    changed
}

fn settle_words(block: &mut Block, evidence: &Evidence) -> bool {
    let mut changed = false;
    for idx in 0..block.words.len() {
        let word = block.words[idx];
        if word.is_closed || word.mask != 0 {
            continue;
        }
        if let Some(mask) = evidence.verdict(hash(block.codes(&word))) {
            block.divide(idx, mask, (EditKind::Evidence, "same-letters-elsewhere"), 1.0);
            changed = true;
        }
    }
    changed
}

fn settle_pairs(block: &mut Block, evidence: &Evidence, language: &Language) -> bool {
    let mut decided: Vec<(usize, f32)> = Vec::new();
    for idx in 0..block.words.len() {
        let follows = decided.last().is_some_and(|(last, _)| last + 1 == idx);
        let Some((codes, middle)) = pair(block, idx, language).filter(|_| !follows) else {
            continue;
        };
        if evidence.verdict(hash(codes)) == Some(1 << middle) {
            decided.push((idx, 4.0));
        }
    }
    block.join(&decided, (EditKind::Evidence, "same-letters-elsewhere"))
}

/// The letters of a word and the next one, and where they meet, when the two might be a name.
fn pair<'a>(block: &'a Block, idx: usize, language: &Language) -> Option<(&'a [u8], u32)> {
    let (first, second) = (block.words.get(idx)?, block.words.get(idx + 1)?);
    let bare = first.mask == 0 && second.mask == 0 && second.len > 1;
    if !bare
        || !can_join(first, second)
        || ends_its_join(block.codes(first)[first.len as usize - 1])
    {
        return None;
    }
    let grammar = &language.analyser.grammar;
    let [one, two] = [first, second].map(|word| hash(block.codes(word)));
    let function =
        |letters| grammar.is(letters, Class::Function) || grammar.is(letters, Class::Many);
    let is_rare =
        |letters| language.analyser.lexicon.find(letters).is_none_or(|entry| entry.class() == 0);
    let may_be_name = grammar.is(two, Class::NameEnding) || is_rare(one) || is_rare(two);
    if function(one) || function(two) || !may_be_name {
        return None;
    }
    Some((block.letters_of(first.first as usize..second.range().end), first.len))
}
