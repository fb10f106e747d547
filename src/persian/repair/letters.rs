//! The letters of a word as small numbers, with the hash of every stretch of them at hand.

use crate::persian::chars::ZWNJ;

/// The alphabet of the lexicon. The place of a letter is its code; `scripts/lexicon` has the same line.
const ALPHABET: &str = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءأؤإة";

/// The longest word the repair looks into, in letters.
pub(super) const LONGEST: usize = 31;

/// The half-space before an ending, where the lexicon keys endings; no word holds it.
pub(super) const HALF: u8 = 63;
/// `ه`, which may be silent.
pub(super) const HE: u8 = spelt::<1>("ه")[0];
/// `ی`.
pub(super) const YE: u8 = spelt::<1>("ی")[0];
/// `ا`.
pub(super) const ALEF: u8 = spelt::<1>("ا")[0];
/// `و`.
pub(super) const VAV: u8 = spelt::<1>("و")[0];
/// `ن`.
pub(super) const NUN: u8 = spelt::<1>("ن")[0];
/// «می» before a verb.
pub(super) const MI: [u8; 2] = spelt("می");
/// «نمی» before a verb.
pub(super) const NEMI: [u8; 3] = spelt("نمی");
/// «ها».
pub(super) const PLURAL: [u8; 2] = spelt("ها");
/// «تر».
pub(super) const COMPARATIVE: [u8; 2] = spelt("تر");

/// The code of a letter, 1 and up; `None` for what no Persian word holds.
pub(super) fn code(letter: char) -> Option<u8> {
    let at = u32::from(letter).wrapping_sub(FIRST);
    match CODES.get(at as usize) {
        Some(&code) if code > 0 => Some(code),
        _ => None,
    }
}

/// True for the code of a letter that never joins the next one.
pub(super) fn ends_its_join(code: u8) -> bool {
    NON_JOINING >> code & 1 == 1
}

/// The codes of a short word that the code itself names.
///
/// # Panics
///
/// At compile time, when the word has not `N` letters of the alphabet.
pub(super) const fn spelt<const N: usize>(word: &str) -> [u8; N] {
    let bytes = word.as_bytes();
    assert!(bytes.len() == N * 2, "every letter of the alphabet takes two bytes");
    let mut codes = [0; N];
    let mut idx = 0;
    while idx < N {
        codes[idx] = CODES[(letter_at(bytes, idx * 2) - FIRST) as usize];
        assert!(codes[idx] > 0, "a letter of the alphabet");
        idx += 1;
    }
    codes
}

/// The codes of a word of the data files; half-spaces and spaces are left out.
pub(super) fn codes(word: &str) -> Vec<u8> {
    word.chars().filter_map(code).collect()
}

/// A word written out, with the half-spaces of `mask`.
pub(super) fn spelling(codes: &[u8], mask: u32) -> String {
    let mut word = String::new();
    for (idx, code) in codes.iter().enumerate() {
        if mask >> idx & 1 == 1 {
            word.push(ZWNJ);
        }
        word.extend(ALPHABET.chars().nth(usize::from(*code).wrapping_sub(1)));
    }
    word
}

/// The hash of a whole word, as the lexicon keys it.
pub(super) fn hash(codes: &[u8]) -> u64 {
    finish(roll(codes))
}

/// The hash of letters before it is finished, so that others can follow.
pub(super) fn roll(codes: &[u8]) -> u64 {
    codes.iter().fold(0, |hash, &code| step(hash, code))
}

/// The unfinished hash of a word and so many letters after it.
pub(super) fn append(first: u64, second: u64, len: usize) -> u64 {
    first.wrapping_mul(POWERS[len]).wrapping_add(second)
}

/// Stirs a hash well enough to take any of its bits.
pub(super) fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ hash >> 33
}

/// A word whose stretches can all be looked up without hashing them again.
#[derive(Debug, Clone)]
pub(super) struct Letters {
    codes: [u8; LONGEST],
    len: usize,
    // `prefix[n]` is the unfinished hash of the first `n` letters.
    prefix: [u64; LONGEST + 1],
}

impl Letters {
    /// `None` when there are none, or more than [`LONGEST`].
    pub(super) fn new(codes: &[u8]) -> Option<Letters> {
        if codes.is_empty() || codes.len() > LONGEST {
            return None;
        }
        let mut letters =
            Letters { codes: [0; LONGEST], len: codes.len(), prefix: [0; LONGEST + 1] };
        letters.codes[..codes.len()].copy_from_slice(codes);
        for (idx, &code) in codes.iter().enumerate() {
            letters.prefix[idx + 1] = step(letters.prefix[idx], code);
        }
        Some(letters)
    }

    /// The codes of the letters.
    pub(super) fn codes(&self) -> &[u8] {
        &self.codes[..self.len]
    }

    /// The hash of the letters from `start` to `end`.
    pub(super) fn hash(&self, start: usize, end: usize) -> u64 {
        let head = self.prefix[start].wrapping_mul(POWERS[end - start]);
        finish(self.prefix[end].wrapping_sub(head))
    }
}

fn step(hash: u64, code: u8) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(STIRRED[code as usize])
}

/// The letter of two bytes that starts at `at`.
const fn letter_at(bytes: &[u8], at: usize) -> u32 {
    ((bytes[at] as u32 & 0x1F) << 6) | (bytes[at + 1] as u32 & 0x3F)
}

const BASE: u64 = 0xD6E8_FEB8_6659_FD93;
const FIRST: u32 = 0x0621;
const CODES: [u8; 0xB0] = {
    let mut codes = [0; 0xB0];
    let bytes = ALPHABET.as_bytes();
    let mut at = 0;
    let mut code = 1;
    while at < bytes.len() {
        codes[(letter_at(bytes, at) - FIRST) as usize] = code;
        at += 2;
        code += 1;
    }
    // A he with a hamza is the same letter with a sign on it.
    codes[(0x06C0 - FIRST) as usize] = codes[(0x0647 - FIRST) as usize];
    codes
};
const NON_JOINING: u64 = {
    let letters = spelt::<13>("اآدذرزژوءأؤإة");
    let mut set = 0;
    let mut idx = 0;
    while idx < letters.len() {
        set |= 1 << letters[idx];
        idx += 1;
    }
    set
};
const STIRRED: [u64; 64] = {
    let mut stirred = [0; 64];
    let mut code = 0;
    while code < 64 {
        let mut hash = (code as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        stirred[code] = hash ^ hash >> 33;
        code += 1;
    }
    stirred
};
const POWERS: [u64; LONGEST + 1] = {
    let mut powers = [1u64; LONGEST + 1];
    let mut idx = 1;
    while idx < powers.len() {
        powers[idx] = powers[idx - 1].wrapping_mul(BASE);
        idx += 1;
    }
    powers
};

#[cfg(test)]
mod tests {
    use super::{ALEF, ALPHABET, HE, LONGEST, Letters, VAV, YE, code, codes, ends_its_join, hash};
    use crate::persian::chars;

    #[test]
    fn codes_are_the_places_in_the_alphabet() {
        for (idx, letter) in ALPHABET.chars().enumerate() {
            assert_eq!(code(letter).map(usize::from), Some(idx + 1), "{letter}");
            let code = code(letter).unwrap();
            assert_eq!(ends_its_join(code), chars::ends_its_join(letter), "{letter}");
        }
        assert_eq!(codes("هیاو"), [HE, YE, ALEF, VAV]);
        assert_eq!(code('\u{06C0}'), Some(HE));
        assert_eq!(code('a'), None);
        assert_eq!(code('\u{064A}'), None);
    }

    #[test]
    fn a_stretch_hashes_as_the_word_it_is() {
        let word = codes("سرمایهگذاری");
        let letters = Letters::new(&word).unwrap();
        for start in 0..word.len() {
            for end in start + 1..=word.len() {
                assert_eq!(letters.hash(start, end), hash(&word[start..end]));
            }
        }
        assert!(Letters::new(&[1; LONGEST + 1]).is_none());
        assert!(Letters::new(&[]).is_none());
    }
}
