//! Words such as «نامهای», which may be «نام» with «های» or «نامه» with «ای»: which is the likelier.

use super::letters::{codes, hash};
use super::quick::Quick;

const TABLE: &str = include_str!("../../../data/repair/sided.tsv");

/// The table of two-sided words.
#[derive(Debug)]
pub(super) struct Sided(Quick<u64, f32>);

impl Sided {
    /// Reads the built-in table.
    pub(super) fn new() -> Sided {
        let row = |line: &str| {
            let (word, sign) = line.split_once('\t')?;
            Some((hash(&codes(word)), sign.parse().ok()?))
        };
        Sided(TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect())
    }

    /// From -2, surely a plural, to 2, surely a he with «ای»; `None` when the table is silent.
    pub(super) fn of(&self, host: u64) -> Option<f32> {
        self.0.get(&host).copied()
    }
}
