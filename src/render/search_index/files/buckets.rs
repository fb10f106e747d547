//! Reports by the file that holds their docs.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash as _;

use crate::digest::{Digest, Hashed};
use crate::pack::{Packer, Unpacker};
use crate::render::search_index::files::pairs::{Numbers, Pairs};
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
    /// Words that some report of it writes with a half-space, by number.
    pub(super) half_spaced: Numbers,
    /// Words that some write with their hamza elsewhere, by number.
    pub(super) seats: Numbers,
    /// Which words stand beside one another.
    pub(super) beside: Numbers,
}

/// The same, before pairs have numbers.
#[derive(Debug, Default)]
pub(super) struct Brought {
    n_docs: Vec<u32>,
    half_spaced: BTreeSet<Pair>,
    seats: BTreeSet<Pair>,
}

impl Brought {
    /// By reports, in order of key.
    pub(super) fn by(reports: &[SearchReport<'_>]) -> Brought {
        let mut res = Brought::default();
        for report in reports {
            res.n_docs.push(u32::try_from(report.docs.len()).unwrap_or(u32::MAX));
            res.half_spaced.append(&mut half_spaced(report));
            res.seats.append(&mut seats(report));
        }
        res
    }
}

impl Bucket {
    /// What stands beside one another is not looked at yet.
    pub(super) fn new(digest: Digest, brought: Brought, pairs: &mut Pairs) -> Bucket {
        let mut numbers = |all: BTreeSet<Pair>| {
            let numbers: BTreeSet<u32> = all.into_iter().map(|it| pairs.number(it)).collect();
            Numbers::of(numbers)
        };
        Bucket {
            digest,
            n_docs: brought.n_docs,
            half_spaced: numbers(brought.half_spaced),
            seats: numbers(brought.seats),
            beside: Numbers::default(),
        }
    }

    /// The numbers of its pairs, some twice.
    pub(super) fn pairs(&self) -> impl Iterator<Item = u32> {
        self.half_spaced.iter().chain(self.seats.iter())
    }

    /// Gives its pairs other numbers, in the same order.
    pub(super) fn renumber(&mut self, new: impl Fn(u32) -> u32) {
        for numbers in [&mut self.half_spaced, &mut self.seats] {
            *numbers = Numbers::of(numbers.iter().map(&new));
        }
    }

    /// Appends it to a record.
    pub(super) fn pack(&self, to: &mut Packer) {
        let Bucket { digest, n_docs, half_spaced, seats, beside } = self;
        to.fixed(digest.as_bytes());
        to.list(n_docs, |to, it| to.number(u64::from(*it)));
        for numbers in [half_spaced, seats, beside] {
            numbers.pack(to);
        }
    }

    /// What [`Bucket::pack`] appended.
    pub(super) fn unpack(from: &mut Unpacker<'_>) -> Option<Bucket> {
        Some(Bucket {
            digest: Digest::from_bytes(from.fixed()?),
            n_docs: from.list(Unpacker::narrow)?,
            half_spaced: Numbers::unpack(from)?,
            seats: Numbers::unpack(from)?,
            beside: Numbers::unpack(from)?,
        })
    }
}
