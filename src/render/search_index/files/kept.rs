//! What an index leaves to the next one: the terms of reports that are as they were need not be found again.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::pack::{Packer, Unpacker};
use crate::render::search_index::files::buckets::{Bucket, Layout};
use crate::render::search_index::postings::Postings;
use crate::render::search_index::terms::{HalfSpaced, Pair, beside};

/// Where each term stands.
pub(super) type Lists = HashMap<String, Postings>;

/// An index, as far as it is kept.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    pub(super) n_buckets: u32,
    pub(super) buckets: BTreeMap<u32, Bucket>,
    pub(super) lists: Lists,
}

impl Kept {
    /// Nothing, for an index of this layout.
    pub(super) fn nothing(layout: &Layout) -> Kept {
        Kept { n_buckets: layout.n_buckets, ..Kept::default() }
    }

    /// For the next process.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let lists: usize = self.lists.iter().map(|(term, list)| term.len() + list.size()).sum();
        let buckets: usize = self.buckets.values().map(Bucket::size).sum();
        // To grow it would need as much again.
        let mut to = Packer::with_room(lists + buckets);
        to.number(u64::from(self.n_buckets));
        to.list(&self.buckets, |to, (number, bucket)| {
            to.number(u64::from(*number));
            bucket.pack(to);
        });
        let mut lists: Vec<(&String, &Postings)> = self.lists.iter().collect();
        lists.sort_unstable_by_key(|(term, _)| *term);
        to.list(lists, |to, (term, list)| {
            to.sized(term.as_bytes());
            list.pack(to);
        });
        to.into_bytes()
    }

    /// What [`Kept::pack`] gave.
    pub(crate) fn unpack(bytes: &[u8]) -> Option<Kept> {
        let mut from = Unpacker::of(bytes);
        let n_buckets = from.narrow()?;
        let buckets = from.list(|from| Some((from.narrow()?, Bucket::unpack(from)?)))?;
        let lists = from.list(|from| Some((from.text()?.to_owned(), Postings::unpack(from)?)))?;
        let (buckets, lists) = (buckets.into_iter().collect(), lists.into_iter().collect());
        Some(Kept { n_buckets, buckets, lists })
    }

    /// Words that some write with their hamza elsewhere.
    pub(super) fn seats(&self) -> BTreeSet<&Pair> {
        self.buckets.values().flat_map(|it| &it.seats).collect()
    }

    /// Buckets whose reports are as they were, in which a pair of words stands that has become one word, or is one no
    /// more, now that `changed` buckets stand where `before` stood.
    pub(super) fn touched(
        &self,
        changed: &BTreeSet<u32>,
        before: &BTreeMap<u32, Bucket>,
    ) -> BTreeSet<u32> {
        let now = changed.iter().filter_map(|it| self.buckets.get(it));
        let now: BTreeSet<&Pair> = now.flat_map(|it| &it.half_spaced).collect();
        let then: BTreeSet<&Pair> = before.values().flat_map(|it| &it.half_spaced).collect();
        let others = || self.buckets.iter().filter(|(number, _)| !changed.contains(number));
        let matters = |pair: &&&Pair| !others().any(|(_, it)| it.half_spaced.contains(**pair));
        let differ = now.symmetric_difference(&then).filter(matters);
        let differ: Vec<u32> = differ.map(|(before, after)| beside(before, after)).collect();
        let has = |it: &Bucket| differ.iter().any(|pair| it.beside.binary_search(pair).is_ok());
        others().filter(|(_, it)| has(it)).map(|(number, _)| *number).collect()
    }
}

/// Words that some report writes with one half-space.
pub(super) fn half_spaced(buckets: &BTreeMap<u32, Bucket>) -> HalfSpaced<'_> {
    let mut res = HalfSpaced::new();
    for (before, after) in buckets.values().flat_map(|it| &it.half_spaced) {
        res.entry(before).or_default().insert(after);
    }
    res
}
