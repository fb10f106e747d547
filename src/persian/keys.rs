//! Maps keyed by folded spelling, made for short keys, and the hash they go by.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map keyed by folded spelling.
pub type KeyMap<V> = HashMap<Box<str>, V, BuildHasherDefault<KeyHasher>>;

/// A set of folded spellings.
pub type KeySet = HashSet<Box<str>, BuildHasherDefault<KeyHasher>>;

/// A map keyed by something short: a hash, two letters, an index.
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<KeyHasher>>;

/// The hash of a folded spelling: the same on every machine.
pub fn key_hash(key: &str) -> u64 {
    let mut hasher = KeyHasher::default();
    hasher.write(key.as_bytes());
    hasher.finish()
}

/// Multiplies and rotates eight bytes at a time. The keys are words of one report, few and short:
/// hostile ones could slow a look-up down, but never make it wrong; the tables of one report are
/// bounded by its size.
#[derive(Debug, Default, Clone, Copy)]
pub struct KeyHasher(u64);

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.add(u64::from_le_bytes(last));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

impl KeyHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(MIX);
    }
}

#[cfg(test)]
mod tests {
    use super::KeyMap;

    #[test]
    fn keys_of_any_length_are_told_apart() {
        let words = ["", "ا", "از", "رییس", "ریيس", "معصومیفر", "معصومیفرد", "خاطرنشانکردهاست"];
        let map: KeyMap<usize> =
            words.iter().enumerate().map(|(at, word)| (Box::from(*word), at)).collect();
        for (at, word) in words.iter().enumerate() {
            assert_eq!(map.get(*word), Some(&at), "{word}");
        }
    }
}
