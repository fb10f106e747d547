//! What an index leaves to the next one: the terms of reports that are as they were need not be found again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use crate::pack::{Packer, Unpacker};
use crate::render::search_index::files::buckets::{Bucket, Layout};
use crate::render::search_index::files::pairs::Pairs;
use crate::render::search_index::postings::Postings;
use crate::render::search_index::terms::{HalfSpaced, Pair, beside};

/// Where each term stands.
pub(super) type Lists = HashMap<String, Postings>;

/// An index, as far as it is kept.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    pub(super) n_buckets: u32,
    pub(super) buckets: BTreeMap<u32, Bucket>,
    /// Of the buckets.
    pub(super) pairs: Pairs,
    pub(super) lists: Lists,
}

impl Kept {
    /// Nothing, for an index of this layout.
    pub(super) fn nothing(layout: &Layout) -> Kept {
        Kept { n_buckets: layout.n_buckets, ..Kept::default() }
    }

    /// Writes it for the next process, bit by bit: for all of it packed there is no room in memory.
    pub(crate) fn pack(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut to = Packer::new();
        to.number(u64::from(self.n_buckets));
        to.list(self.pairs.iter(), |to, (one, other)| {
            to.sized(one.as_bytes());
            to.sized(other.as_bytes());
        });
        to.number(self.buckets.len() as u64);
        for (number, bucket) in &self.buckets {
            to.number(u64::from(*number));
            bucket.pack(&mut to);
            to.drain(out)?;
        }
        let mut lists: Vec<(&String, &Postings)> = self.lists.iter().collect();
        lists.sort_unstable_by_key(|(term, _)| *term);
        to.number(lists.len() as u64);
        for (term, list) in lists {
            to.sized(term.as_bytes());
            list.pack(&mut to);
            to.drain(out)?;
        }
        to.drain(out)
    }

    /// What [`Kept::pack`] wrote.
    pub(crate) fn unpack(bytes: &[u8]) -> Option<Kept> {
        let mut from = Unpacker::of(bytes);
        let n_buckets = from.narrow()?;
        let mut pairs = Pairs::default();
        from.list(|from| {
            let pair = (from.text()?.to_owned(), from.text()?.to_owned());
            Some(pairs.number(pair))
        })?;
        let buckets = from.list(|from| Some((from.narrow()?, Bucket::unpack(from)?)))?;
        let lists = from.list(|from| Some((from.text()?.to_owned(), Postings::unpack(from)?)))?;
        let (buckets, lists) = (buckets.into_iter().collect(), lists.into_iter().collect());
        Some(Kept { n_buckets, buckets, pairs, lists })
    }

    /// Words that some write with their hamza elsewhere.
    pub(super) fn seats(&self) -> BTreeSet<&Pair> {
        let numbers = self.buckets.values().flat_map(|it| it.seats.iter());
        self.pairs.among(numbers).into_iter().map(|it| self.pairs.get(it)).collect()
    }

    /// Forgets pairs that stand in no bucket any more, once they are many.
    pub(super) fn forget_pairs(&mut self) {
        let used = self.pairs.among(self.buckets.values().flat_map(Bucket::pairs));
        if used.len() * 2 >= self.pairs.len() {
            return;
        }
        let mut pairs = Pairs::default();
        let mut again = |it: u32| pairs.number(self.pairs.get(it).clone());
        let new: BTreeMap<u32, u32> = used.into_iter().map(|it| (it, again(it))).collect();
        for bucket in self.buckets.values_mut() {
            // Numbers keep their order.
            bucket.renumber(|it| new[&it]);
        }
        self.pairs = pairs;
    }

    /// Buckets whose reports are as they were, in which a pair of words stands that has become one word, or is one no
    /// more, now that `changed` buckets stand where `before` stood.
    pub(super) fn touched(
        &self,
        changed: &BTreeSet<u32>,
        before: &BTreeMap<u32, Bucket>,
    ) -> BTreeSet<u32> {
        let now = changed.iter().filter_map(|it| self.buckets.get(it));
        let now: BTreeSet<u32> = now.flat_map(|it| it.half_spaced.iter()).collect();
        let then: BTreeSet<u32> = before.values().flat_map(|it| it.half_spaced.iter()).collect();
        let mut differ: BTreeSet<u32> = now.symmetric_difference(&then).copied().collect();
        let others = || self.buckets.iter().filter(|(number, _)| !changed.contains(number));
        for (_, other) in others() {
            other.half_spaced.iter().for_each(|pair| _ = differ.remove(&pair));
        }
        let words = |pair: u32| {
            let (before, after) = self.pairs.get(pair);
            beside(before, after)
        };
        let differ: BTreeSet<u32> = differ.into_iter().map(words).collect();
        let has =
            |it: &Bucket| !differ.is_empty() && it.beside.iter().any(|it| differ.contains(&it));
        others().filter(|(_, it)| has(it)).map(|(number, _)| *number).collect()
    }
}

/// Words that some report writes with one half-space.
pub(super) fn half_spaced<'a>(buckets: &BTreeMap<u32, Bucket>, pairs: &'a Pairs) -> HalfSpaced<'a> {
    let numbers = buckets.values().flat_map(|it| it.half_spaced.iter());
    let mut res = HalfSpaced::new();
    for (before, after) in pairs.among(numbers).into_iter().map(|it| pairs.get(it)) {
        res.entry(before).or_default().insert(after);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::render::search_index::files::buckets::Bucket;
    use crate::render::search_index::files::pairs::Numbers;

    #[test]
    fn pairs_that_stand_nowhere_are_forgotten() {
        let pair = |number: u32| (number.to_string(), "بینی".to_owned());
        let mut kept = Kept::default();
        for number in 0..5 {
            kept.pairs.number(pair(number));
        }
        let numbers = Numbers::of([1, 4]);
        kept.buckets.insert(7, Bucket { half_spaced: numbers, ..Bucket::default() });
        kept.forget_pairs();
        assert_eq!(kept.pairs.len(), 2);
        let left = kept.buckets[&7].half_spaced.iter().map(|it| kept.pairs.get(it).clone());
        assert!(left.eq([pair(1), pair(4)]));
    }
}
