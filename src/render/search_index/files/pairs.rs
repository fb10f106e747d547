//! Pairs of words by number, and sorted numbers in little room: ten thousand reports name the same few pairs again and
//! again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::pack::{Packer, Unpacker};
use crate::render::search_index::terms::Pair;

/// Pairs, each once, by number.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    all: Vec<Arc<Pair>>,
    numbers: HashMap<Arc<Pair>, u32>,
}

impl Pairs {
    /// The number of a pair, which it keeps.
    pub(super) fn number(&mut self, pair: Pair) -> u32 {
        if let Some(number) = self.numbers.get(&pair) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).expect("they have room in memory");
        let pair = Arc::new(pair);
        self.numbers.insert(Arc::clone(&pair), number);
        self.all.push(pair);
        number
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// All of them, in order of number.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &Pair> {
        self.all.iter().map(|it| &**it)
    }

    /// These numbers in order, each once.
    pub(super) fn among(&self, numbers: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut is_there = vec![false; self.all.len()];
        numbers.for_each(|it| is_there[it as usize] = true);
        (0..).zip(is_there).filter_map(|(number, is_there)| is_there.then_some(number)).collect()
    }

    /// The pair with a number that was given.
    pub(super) fn get(&self, number: u32) -> &Pair {
        &self.all[number as usize]
    }
}

/// Numbers, each once, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers {
    /// How far each lies from the one before.
    bytes: Box<[u8]>,
}

impl Numbers {
    /// Of numbers, each once, in order.
    pub(super) fn of(sorted: impl IntoIterator<Item = u32>) -> Numbers {
        let mut to = Packer::new();
        let mut last = 0;
        for number in sorted {
            to.number(u64::from(number - last));
            last = number;
        }
        Numbers { bytes: to.into_bytes().into() }
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let (mut from, mut last) = (Unpacker::of(&self.bytes), 0_u32);
        std::iter::from_fn(move || {
            last = last.checked_add(from.narrow()?)?;
            Some(last)
        })
    }

    /// Appends them to a record.
    pub(super) fn pack(&self, to: &mut Packer) {
        to.sized(&self.bytes);
    }

    /// What [`Numbers::pack`] appended.
    pub(super) fn unpack(from: &mut Unpacker<'_>) -> Option<Numbers> {
        Some(Numbers { bytes: from.sized()?.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, Pairs};
    use crate::pack::{Packer, Unpacker};

    #[test]
    fn a_pair_keeps_its_number() {
        let pair = |one: &str| (one.to_owned(), "بینی".to_owned());
        let mut pairs = Pairs::default();
        assert_eq!(["پیش", "باز", "پیش"].map(|it| pairs.number(pair(it))), [0, 1, 0]);
        assert_eq!(*pairs.get(1), pair("باز"));
        assert_eq!(pairs.among([1, 0, 1].into_iter()), [0, 1]);
    }

    #[test]
    fn numbers_come_back() {
        let all = [0, 1, 127, 300, u32::MAX];
        let numbers = Numbers::of(all);
        assert!(numbers.iter().eq(all));
        let mut packer = Packer::new();
        numbers.pack(&mut packer);
        let bytes = packer.into_bytes();
        assert_eq!(Numbers::unpack(&mut Unpacker::of(&bytes)), Some(numbers));
    }
}
