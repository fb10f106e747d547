//! The words of the language, read in place from `data/repair/lexicon.bin`.
//!
//! `scripts/lexicon` writes the file and documents it. A word is found with one probe: its hash chooses
//! a bucket, the bucket's seed a slot, and 24 more bits of the hash tell the word from any other.

use super::letters::finish;
use super::quick::Quick;
use super::steps;

const BYTES: &[u8] = include_bytes!("../../../data/repair/lexicon.bin");
const MAGIC: &[u8] = b"nshlex04";

/// The cost of a listed word that was never counted, in nats.
pub(super) const FLOOR: f32 = 17.32;
// The cost from which the file's quarter nats count down.
const RAREST: f32 = 17.5;

/// The word list.
#[derive(Debug)]
pub(super) struct Lexicon {
    seeds: &'static [u8],
    slots: &'static [u8],
    extra: &'static [u8],
    endings: Quick<u64, u64>,
    seconds: Quick<u64, Second>,
    silent: u64,
}

/// What is known of one string of letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    joined: u32,
    splits: &'static [u8],
    split: Option<Split>,
}

/// A spelling with half-spaces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Split {
    /// Bit *n*: a half-space after *n* letters.
    pub(super) mask: u32,
    /// Minus log probability, when the word was counted.
    pub(super) cost: Option<f32>,
    /// Which endings it takes; 0: not in the dictionary, 1: none.
    pub(super) class: u8,
    /// Who lists it.
    pub(super) source: Source,
}

/// The last part of compounds: «گذاری».
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Second {
    /// How unusual it is, in nats.
    pub(super) cost: f32,
    /// How much more often the dictionary divides than joins it, in nats.
    pub(super) share: f32,
}

impl Second {
    fn read(value: u64) -> Second {
        Second {
            cost: small(value & 0xFFFF) / 4.0,
            share: (small(value >> 16 & 0xFF) - 128.0) / 4.0,
        }
    }
}

/// Who lists a spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Counted somewhere.
    Counted,
    /// A list of compounds.
    Compounds,
    /// The dictionary.
    Dictionary,
    /// The house's own list: letters that spell it are never anything else.
    House,
}

impl Lexicon {
    /// The built-in list.
    ///
    /// # Panics
    ///
    /// When the file is not one that `scripts/lexicon` wrote.
    pub(super) fn new() -> Lexicon {
        assert!(BYTES.starts_with(MAGIC), "data/repair/lexicon.bin is of another version");
        let count = |at: usize| narrow(number(BYTES, MAGIC.len() + at * 4, 4)) as usize;
        let rest = &BYTES[MAGIC.len() + 20..];
        let (seeds, rest) = rest.split_at(count(0) * 2);
        let (slots, rest) = rest.split_at(count(1) * 6);
        let (extra, rest) = rest.split_at(count(2) * 4);
        let (endings, seconds) = rest.split_at(count(3) * 16);
        let pair = |bytes: &[u8]| (number(bytes, 0, 8), number(bytes, 8, 8));
        let endings: Quick<u64, u64> = endings.chunks_exact(16).map(pair).collect();
        let second = |(hash, value): (u64, u64)| (hash, Second::read(value));
        let seconds = seconds.chunks_exact(16).map(pair).map(second).collect();
        // The empty ending stands for the half-space after a silent he.
        let silent = endings.get(&finish(0)).copied().unwrap_or_default();
        Lexicon { seeds, slots, extra, endings, seconds, silent }
    }

    /// What is known of the letters with this hash.
    pub(super) fn find(&self, hash: u64) -> Option<Entry> {
        steps::count(1);
        let bucket = scale(hash, self.seeds.len() / 2);
        let seed =
            u64::from(u16::from_le_bytes([self.seeds[bucket * 2], self.seeds[bucket * 2 + 1]]));
        let stirred = finish(hash.wrapping_add(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        let slot = scale(stirred, self.slots.len() / 6) * 6;
        let mut six = [0; 8];
        six[..6].copy_from_slice(&self.slots[slot..slot + 6]);
        let six = u64::from_le_bytes(six);
        if six & 0xFF_FFFF != hash & 0xFF_FFFF {
            return None;
        }
        self.entry(narrow(six >> 24))
    }

    /// The set of word classes that take an ending, with a half-space when its hash begins with one.
    pub(super) fn takers(&self, ending: u64) -> u64 {
        self.endings.get(&ending).copied().unwrap_or_default()
    }

    /// What is known of the letters as the last part of a compound.
    pub(super) fn second_part(&self, hash: u64) -> Option<Second> {
        self.seconds.get(&hash).copied()
    }

    /// True when a word of this class ends in a silent he.
    pub(super) fn is_silent(&self, class: u8) -> bool {
        self.silent >> class & 1 == 1
    }

    fn entry(&self, value: u32) -> Option<Entry> {
        let (value, tag) = (value >> 2, value & 3);
        match tag {
            0 => Some(Entry { joined: value, splits: &[], split: None }),
            1 => {
                let split = Split {
                    mask: 1 << (value & 31),
                    cost: cost(value >> 5),
                    class: byte(value >> 11 & 63),
                    source: source(value >> 17),
                };
                Some(Entry { joined: 0, splits: &[], split: Some(split) })
            }
            2 => {
                let at = value as usize * 4;
                let head = narrow(number(self.extra, at, 4));
                let count = (head >> 24) as usize;
                let splits = &self.extra[at + 4..at + 4 + count * 4];
                Some(Entry { joined: head & 0xFF_FFFF, splits, split: None })
            }
            _ => None,
        }
    }
}

impl Entry {
    /// Minus log probability of the joined spelling, when it was counted.
    pub(super) fn cost(self) -> Option<f32> {
        cost(self.joined)
    }

    /// Which endings the joined spelling takes; 0: not in the dictionary, 1: none.
    pub(super) fn class(self) -> u8 {
        byte(self.joined >> 6 & 63)
    }

    /// A past stem, as in «رفت».
    pub(super) fn is_past(self) -> bool {
        self.joined >> 12 & 1 == 1
    }

    /// A present stem, as in «رو».
    pub(super) fn is_present(self) -> bool {
        self.joined >> 13 & 1 == 1
    }

    /// The spellings with half-spaces.
    pub(super) fn splits(self) -> impl Iterator<Item = Split> {
        let listed = self.splits.chunks_exact(4).map(|four| {
            let value = narrow(number(four, 0, 4));
            let at = |shift: u32| 1u32 << (value >> shift & 31);
            Split {
                // An unused place is 0, and nothing stands before the first letter.
                mask: (at(0) | at(5) | at(10)) & !1,
                cost: cost(value >> 15),
                class: byte(value >> 21 & 63),
                source: source(value >> 27),
            }
        });
        self.split.into_iter().chain(listed)
    }
}

fn cost(quarters: u32) -> Option<f32> {
    match quarters & 63 {
        0 => None,
        quarters => Some((RAREST - small(u64::from(quarters)) / 4.0).min(FLOOR)),
    }
}

fn source(value: u32) -> Source {
    match value & 3 {
        0 => Source::Counted,
        1 => Source::Compounds,
        2 => Source::Dictionary,
        _ => Source::House,
    }
}

/// A number below `len`, from the upper half of a hash.
fn scale(hash: u64, len: usize) -> usize {
    usize::try_from(((hash >> 32) * len as u64) >> 32).expect("a number below `len`")
}

/// `width` little-endian bytes.
fn number(bytes: &[u8], at: usize, width: usize) -> u64 {
    bytes[at..at + width].iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte))
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).expect("at most four bytes were read")
}

fn byte(number: u32) -> u8 {
    u8::try_from(number).expect("six bits were kept")
}

fn small(number: u64) -> f32 {
    f32::from(u16::try_from(number).expect("quarter nats stay far below 65536"))
}

#[cfg(test)]
mod tests {
    use super::{Entry, Lexicon, Source};
    use crate::persian::repair::letters::{codes, hash};

    fn find(word: &str) -> Option<Entry> {
        Lexicon::new().find(hash(&codes(word)))
    }

    #[test]
    fn a_listed_word_is_found_as_it_is_written() {
        let word = find("کتاب").unwrap();
        assert!(word.class() > 1 && word.cost().is_some_and(|cost| cost < 12.0));
        assert_eq!(word.splits().count(), 0);
        let compound = find("سرمایهگذاری").unwrap();
        let split = compound.splits().next().unwrap();
        assert_eq!((split.mask, split.source), (1 << 6, Source::House));
        assert!(find("رفت").unwrap().is_past());
        assert!(find("کلکلکلکلپ").is_none());
    }

    #[test]
    fn endings_know_who_takes_them() {
        let lexicon = Lexicon::new();
        let class = find("کتاب").unwrap().class();
        assert_eq!(lexicon.takers(hash(&codes("ی"))) >> class & 1, 1);
        assert!(lexicon.is_silent(find("خانه").unwrap().class()));
        assert!(!lexicon.is_silent(class));
        assert!(lexicon.second_part(hash(&codes("گذاری"))).is_some());
    }
}
