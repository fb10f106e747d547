//! What was found out about words before, so that no word is thought about twice.

use super::block::{Block, UNMET, Word};
use super::language::{Language, Study};
use super::letters::{ALEF, HE, YE, ends_its_join, finish, roll};
use super::quick::Quick;
use super::ranking::{Choice, Context};
use super::spaced::Around;
use super::steps;
use super::traits::{Trait, Traits};

/// What was found out while seeds are repaired.
#[derive(Debug, Default)]
pub(super) struct Memory {
    // By the hash of the letters: their number, and what is known of them.
    ids: Quick<u64, (u32, Traits)>,
    // By number: the best reading of the joined letters where the neighbours do not matter.
    plain: Vec<Option<Choice>>,
    // By letters and half-spaces, and what stands beside.
    words: Quick<(u64, u64), Option<Choice>>,
    // Whether the letters of two words are known as one, by their hash.
    unknown: Quick<u64, bool>,
    // By the hash of both words' letters and half-spaces, and of what stands around.
    pairs: Quick<u64, Option<f32>>,
}

/// «های».
const SIDED_ENDING: [u8; 3] = [HE, ALEF, YE];

impl Memory {
    /// How many decisions there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len() + self.words.len() + self.unknown.len() + self.pairs.len()
    }

    /// Finds out about every word of a block.
    pub(super) fn meet(&mut self, block: &mut Block, language: &Language) {
        for word in block.words.iter_mut().filter(|word| word.id == UNMET) {
            let codes = &block.codes[word.range()];
            word.rolled = roll(codes);
            (word.id, word.traits) = self.id(word.rolled, codes, language);
        }
    }

    /// The best reading of a word, when it differs from how it stands.
    pub(super) fn choice(
        &mut self,
        (block, word): (&Block, &Word),
        context: Context,
        language: &Language,
    ) -> Option<Choice> {
        if word.mask == 0 && context == Context::default() {
            return self.plain[word.id as usize];
        }
        let key = (pack(word.id, word.mask), context.number());
        if let Some(known) = self.words.get(&key) {
            return *known;
        }
        let choice = language.word(block.codes(word), word.mask, context);
        self.words.insert(key, choice);
        choice
    }

    /// How much speaks for making a word one with the next, if anything does.
    pub(super) fn margin(
        &mut self,
        block: &Block,
        [first, second]: [&Word; 2],
        around: Around,
        language: &Language,
    ) -> Option<f32> {
        let stands = finish(pack(first.mask, second.mask)).wrapping_add(around.number());
        let key = finish(pack(first.id, second.id)).wrapping_add(stands);
        if let Some(known) = self.pairs.get(&key) {
            return *known;
        }
        let codes = block.letters_of(first.first as usize..second.range().end);
        let mask = first.mask | second.mask << first.len;
        let margin = language.pair(codes, first.len as usize, mask, around);
        self.pairs.insert(key, margin);
        margin
    }

    /// True when no list and no rule knows the letters of two words as one.
    pub(super) fn is_unknown(&mut self, hash: u64, codes: &[u8], language: &Language) -> bool {
        if let Some(known) = self.unknown.get(&hash) {
            return *known;
        }
        let is_unknown = language.is_unknown(codes);
        self.unknown.insert(hash, is_unknown);
        is_unknown
    }

    /// The number of a string of letters, and what is known of them.
    fn id(&mut self, rolled: u64, codes: &[u8], language: &Language) -> (u32, Traits) {
        steps::count(1);
        let hash = finish(rolled);
        if let Some(known) = self.ids.get(&hash) {
            return *known;
        }
        let study = language.study(codes, 0, Context::default());
        let id = u32::try_from(self.plain.len()).expect("a seed is far below 4 GiB");
        self.plain.push(study.and_then(|study| study.choice));
        let traits = traits((hash, codes), study, language);
        self.ids.insert(hash, (id, traits));
        (id, traits)
    }
}

fn traits((hash, codes): (u64, &[u8]), study: Option<Study>, language: &Language) -> Traits {
    let entry = language.analyser.lexicon.find(hash);
    let is_unknown = entry.is_none() && study.is_some_and(|study| study.is_unknown);
    let is_rare = entry.is_none_or(|entry| entry.class() == 0);
    let is_divisible = study.is_some_and(|study| study.choice.is_some());
    let is_loose = codes.last().is_none_or(|&code| ends_its_join(code));
    Traits::of_classes(language.analyser.grammar.classes(hash))
        .and(Trait::Verb, language.is_verb(codes))
        .and(Trait::Sided, codes.ends_with(&SIDED_ENDING))
        .and(Trait::Divisible, is_divisible)
        .and(Trait::Loose, is_loose)
        .and(Trait::Unknown, is_unknown)
        .and(Trait::Rare, is_rare)
}

fn pack(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}
