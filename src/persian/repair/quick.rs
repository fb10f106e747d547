//! A quick hash map, for keys that are good hashes or small numbers already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::letters::finish;

/// The map.
pub(super) type Quick<K, V> = HashMap<K, V, BuildHasherDefault<Stir>>;

/// Its hasher.
#[derive(Debug, Clone, Default)]
pub(super) struct Stir(u64);

impl Hasher for Stir {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        finish(self.0)
    }
}
