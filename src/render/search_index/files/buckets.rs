//! Reports by the file that holds their docs.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash as _;

use crate::digest::{Digest, Hashed};
use crate::pack::{Packer, Unpacker};
use crate::render::search_index::terms::{Pair, half_spaced, seats};
use crate::site::search::{SearchCorpus, SearchReport};

/// How reports are parted. A report's file is chosen by the hash of its key, so a new report takes its place among
/// the others without moving them; the number of places doubles as they fill.
#[derive(Debug)]
pub(super) struct Layout {
    /// How many files there may be.
    pub(super) n_buckets: u32,
    /// By file: places of its reports in the briefing, in order of key.
    pub(super) reports: BTreeMap<u32, Vec<usize>>,
}

impl Layout {
    pub(super) fn of(corpus: &SearchCorpus<'_>) -> Layout {
        let wanted = u32::try_from(corpus.n_reports).unwrap_or(u32::MAX / 4) * 2;
        let n_buckets = wanted.next_power_of_two().max(64);
        let mut reports: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for place in 0..corpus.n_reports {
            reports.entry(hash((corpus.key)(place)) & (n_buckets - 1)).or_default().push(place);
        }
        for same in reports.values_mut() {
            same.sort_by_key(|place| (corpus.key)(*place));
        }
        Layout { n_buckets, reports }
    }
}

fn hash(key: &str) -> u32 {
    let mut bytes = [0; 4];
    bytes.copy_from_slice(&blake3::hash(key.as_bytes()).as_bytes()[..4]);
    u32::from_be_bytes(bytes)
}

/// What stands for the reports of a bucket.
pub(super) fn digest(places: &[usize], corpus: &SearchCorpus<'_>) -> Digest {
    let mut on = Hashed::default();
    for place in places {
        ((corpus.key)(*place), (corpus.made_from)(*place)).hash(&mut on);
    }
    on.digest()
}

/// What the reports of one bucket bring to the index beside their terms.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Bucket {
    /// What stands for its reports.
    pub(super) digest: Digest,
    /// How many docs each report has.
    pub(super) n_docs: Vec<u32>,
    /// Words that some report of it writes with a half-space.
    pub(super) half_spaced: BTreeSet<Pair>,
    /// Words that some write with their hamza elsewhere.
    pub(super) seats: BTreeSet<Pair>,
    /// Which words stand beside one another.
    pub(super) beside: Vec<u32>,
}

impl Bucket {
    /// Of reports, in order of key. What stands beside one another is not looked at yet.
    pub(super) fn of(digest: Digest, reports: &[SearchReport<'_>]) -> Bucket {
        let mut res = Bucket { digest, ..Bucket::default() };
        for report in reports {
            res.n_docs.push(u32::try_from(report.docs.len()).unwrap_or(u32::MAX));
            res.half_spaced.append(&mut half_spaced(report));
            res.seats.append(&mut seats(report));
        }
        res
    }

    /// Bytes that it takes in a record, about.
    pub(super) fn size(&self) -> usize {
        let pairs = self.half_spaced.iter().chain(&self.seats);
        let pairs: usize = pairs.map(|(one, other)| one.len() + other.len() + 2).sum();
        pairs + self.beside.len() * 4 + self.n_docs.len() * 2 + 32
    }

    /// Appends it to a record.
    pub(super) fn pack(&self, to: &mut Packer) {
        let Bucket { digest, n_docs, half_spaced, seats, beside } = self;
        to.fixed(digest.as_bytes());
        to.list(n_docs, |to, it| to.number(u64::from(*it)));
        for pairs in [half_spaced, seats] {
            to.list(pairs, |to, (one, other)| {
                to.sized(one.as_bytes());
                to.sized(other.as_bytes());
            });
        }
        let mut last = 0;
        to.list(beside, |to, it| {
            to.number(u64::from(*it - last));
            last = *it;
        });
    }

    /// What [`Bucket::pack`] appended.
    pub(super) fn unpack(from: &mut Unpacker<'_>) -> Option<Bucket> {
        let pairs = |from: &mut Unpacker<'_>| {
            from.list(|from| Some((from.text()?.to_owned(), from.text()?.to_owned())))
        };
        let mut last = 0_u32;
        Some(Bucket {
            digest: Digest::from_bytes(from.fixed()?),
            n_docs: from.list(Unpacker::narrow)?,
            half_spaced: pairs(from)?.into_iter().collect(),
            seats: pairs(from)?.into_iter().collect(),
            beside: from.list(|from| {
                last = last.checked_add(from.narrow()?)?;
                Some(last)
            })?,
        })
    }
}
