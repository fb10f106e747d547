//! How often each subject is spoken of in each paragraph, and what of it is known from earlier walks.

use std::collections::HashMap;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::digest::Digest;
use crate::pack::{Packer, Unpacker};

/// How often subjects are spoken of in one paragraph; those that are not are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Weighing(Vec<(usize, u32)>);

impl Weighing {
    /// Counts a subject so many times more.
    pub(super) fn add(&mut self, subject: usize, times: u32) {
        match self.0.binary_search_by_key(&subject, |it| it.0) {
            Ok(place) => self.0[place].1 += times,
            Err(place) => self.0.insert(place, (subject, times)),
        }
    }

    /// True when a subject is spoken of.
    pub(super) fn has(&self, subject: usize) -> bool {
        self.0.binary_search_by_key(&subject, |it| it.0).is_ok()
    }

    /// Keeps these subjects alone.
    pub(super) fn retain(&mut self, mut is_kept: impl FnMut(usize) -> bool) {
        self.0.retain(|it| is_kept(it.0));
    }

    /// Subjects in order, with how often.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, u32)> {
        self.0.iter().copied()
    }
}

/// By report, then paragraph.
pub(super) type Weights = Vec<Vec<Weighing>>;

/// The weights of an earlier walk. While the subjects are the same, those of a report hang on the report alone.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    /// Stands for the subjects.
    subjects: Digest,
    /// By what stands for a report.
    reports: HashMap<Digest, Vec<Weighing>>,
}

impl Weighed {
    /// Weighs each report that is not known, and keeps all for the next walk.
    pub(super) fn weigh<R: Sync>(
        &mut self,
        subjects: Digest,
        reports: &[(Digest, R)],
        weigh: impl Fn(&R) -> Vec<Weighing> + Sync,
    ) -> Weights {
        if self.subjects != subjects {
            *self = Weighed { subjects, reports: HashMap::new() };
        }
        let known = &self.reports;
        let weigh = |(digest, report): &(Digest, R)| match known.get(digest) {
            Some(weights) => weights.clone(),
            None => weigh(report),
        };
        let weights: Weights = reports.par_iter().map(weigh).collect();
        self.reports = reports.iter().map(|it| it.0).zip(weights.iter().cloned()).collect();
        weights
    }

    /// Appends them to a record.
    pub(super) fn pack(&self, to: &mut Packer) {
        to.fixed(self.subjects.as_bytes());
        let mut reports: Vec<_> = self.reports.iter().collect();
        reports.sort_unstable_by_key(|it| it.0);
        to.list(reports, |to, (digest, weights)| {
            to.fixed(digest.as_bytes());
            to.list(weights, |to, it| {
                to.list(&it.0, |to, (subject, times)| {
                    to.number(*subject as u64);
                    to.number(u64::from(*times));
                });
            });
        });
    }

    /// What [`Weighed::pack`] appended.
    pub(super) fn unpack(from: &mut Unpacker<'_>) -> Option<Weighed> {
        let subjects = Digest::from_bytes(from.fixed()?);
        let one = |from: &mut Unpacker<'_>| Some((from.narrow()? as usize, from.narrow()?));
        let weights = |from: &mut Unpacker<'_>| from.list(|from| from.list(one).map(Weighing));
        let report =
            |from: &mut Unpacker<'_>| Some((Digest::from_bytes(from.fixed()?), weights(from)?));
        let reports = from.list(report)?.into_iter().collect();
        Some(Weighed { subjects, reports })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Weighed, Weighing};
    use crate::digest::Digest;
    use crate::pack::{Packer, Unpacker};

    fn weighing(subject: usize) -> Weighing {
        let mut res = Weighing::default();
        res.add(subject, 1);
        res.add(subject, 2);
        res
    }

    #[test]
    fn what_is_known_is_not_weighed_again() {
        let n_weighed = AtomicUsize::new(0);
        let weigh = |it: &usize| {
            n_weighed.fetch_add(1, Ordering::Relaxed);
            vec![weighing(*it), Weighing::default()]
        };
        let of = |name: &str| Digest::of(name.as_bytes());
        let (one, other) = ((of("one"), 1), (of("other"), 2));
        let mut weighed = Weighed::default();
        let first = weighed.weigh(of("subjects"), &[one], weigh);
        assert!(first[0][0].has(1) && !first[0][0].has(2));
        let mut packer = Packer::new();
        weighed.pack(&mut packer);
        let bytes = packer.into_bytes();
        let mut weighed = Weighed::unpack(&mut Unpacker::of(&bytes)).unwrap();
        let both = weighed.weigh(of("subjects"), &[other, one], weigh);
        assert_eq!((&both[0][0], &both[1]), (&weighing(2), &first[0]));
        assert_eq!(n_weighed.load(Ordering::Relaxed), 2);
        weighed.weigh(of("other subjects"), &[one], weigh);
        assert_eq!(n_weighed.load(Ordering::Relaxed), 3);
    }
}
