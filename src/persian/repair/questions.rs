//! What a report asked of the site's evidence, and which answers change when reports come and go: a report whose
//! answers are the same need not be repaired again.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, Spellings};
use super::quick::Quick;
use super::settings::Exception;

/// What one report asked. Kept as the lower halves of hashes: two that are alike cost a needless repair, no more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions(Vec<u32>);

/// Answers that have changed.
#[derive(Debug, Default)]
pub struct Changed(BTreeSet<u32>);

/// The site's evidence, and what is asked of it.
pub(super) struct Asking<'a> {
    site: &'a Evidence,
    asked: Vec<u32>,
}

impl<'a> Asking<'a> {
    pub(super) fn of(site: &'a Evidence) -> Asking<'a> {
        Asking { site, asked: Vec::new() }
    }

    /// How the site spells these letters.
    pub(super) fn spellings(&mut self, letters: u64) -> Option<&'a Spellings> {
        self.asked.push(about_letters(letters));
        self.site.spellings.get(&letters)
    }

    /// True when some report joins these two parts.
    pub(super) fn has_seam(&mut self, seam: (u64, u32)) -> bool {
        self.asked.push(about_seam(seam));
        self.site.seams.contains_key(&seam)
    }

    pub(super) fn into_questions(mut self) -> Questions {
        self.asked.sort_unstable();
        self.asked.dedup();
        Questions(self.asked)
    }
}

impl Questions {
    /// Numbers that stand for them.
    pub fn as_numbers(&self) -> &[u32] {
        &self.0
    }

    /// From what [`Questions::as_numbers`] gave.
    pub fn from_numbers(numbers: Vec<u32>) -> Questions {
        Questions(numbers)
    }
}

impl Changed {
    /// True when an answer to one of these has changed.
    pub fn touches(&self, questions: &Questions) -> bool {
        !self.0.is_empty() && questions.0.iter().any(|it| self.0.contains(it))
    }
}

impl Evidence {
    /// Takes away what the seeds said that are `gone`, and adds what those say which `come`. Gives the answers
    /// that are not what they were.
    pub fn replace(&mut self, gone: &Evidence, come: Evidence) -> Changed {
        let spelt = [gone, &come].map(|it| &it.spellings).into_iter();
        let letters: BTreeSet<u64> = spelt.flat_map(|it| it.keys().copied()).collect();
        let joined = [gone, &come].map(|it| &it.seams).into_iter();
        let seams: BTreeSet<(u64, u32)> = joined.flat_map(|it| it.keys().copied()).collect();
        let known = |key| self.spellings.get(key).cloned();
        let before: Vec<Option<Spellings>> = letters.iter().map(known).collect();
        let met: Vec<bool> = seams.iter().map(|key| self.seams.contains_key(key)).collect();
        self.leave(gone);
        self.join(come);
        let mut changed = BTreeSet::new();
        for (key, before) in letters.into_iter().zip(before) {
            if !same_answer(before.as_ref(), self.spellings.get(&key)) {
                changed.insert(about_letters(key));
            }
        }
        for (key, was) in seams.into_iter().zip(met) {
            if was != self.seams.contains_key(&key) {
                changed.insert(about_seam(key));
            }
        }
        Changed(changed)
    }

    /// Takes away what was joined.
    fn leave(&mut self, other: &Evidence) {
        for (exception, count) in &other.needed {
            lessen(&mut self.needed, exception, *count);
        }
        for (letters, theirs) in sorted(&other.spellings) {
            let Some(ours) = self.spellings.get_mut(letters) else { continue };
            ours.joined = ours.joined.saturating_sub(theirs.joined);
            theirs
                .divided
                .iter()
                .for_each(|(place, count)| lessen(&mut ours.divided, place, *count));
            theirs.spaced.iter().for_each(|(place, count)| lessen(&mut ours.spaced, place, *count));
            if *ours == Spellings::default() {
                self.spellings.remove(letters);
            }
        }
        for (seam, count) in sorted(&other.seams) {
            let left = self.seams.get(seam).map_or(0, |it| it.saturating_sub(*count));
            if left == 0 {
                self.seams.remove(seam);
            } else {
                self.seams.insert(*seam, left);
            }
        }
    }

    /// As numbers, for a file of the program's own.
    pub fn to_numbers(&self) -> Vec<u64> {
        let mut out = vec![self.spellings.len() as u64];
        for (letters, it) in sorted(&self.spellings) {
            out.extend([*letters, u64::from(it.joined)]);
            put_counts(&mut out, &it.divided);
            put_counts(&mut out, &it.spaced);
        }
        out.push(self.seams.len() as u64);
        for ((letters, place), count) in sorted(&self.seams) {
            out.extend([*letters, u64::from(*place), u64::from(*count)]);
        }
        out.push(self.needed.len() as u64);
        for (exception, count) in &self.needed {
            let (kind, idx) = match exception {
                Exception::Fix(idx) => (0, *idx),
                Exception::Keep(idx) => (1, *idx),
                Exception::Name(idx) => (2, *idx),
            };
            out.extend([kind, idx as u64, u64::from(*count)]);
        }
        out
    }

    /// From what [`Evidence::to_numbers`] gave; nothing when these are other numbers.
    pub fn from_numbers(numbers: impl IntoIterator<Item = u64>) -> Option<Evidence> {
        let mut from = numbers.into_iter();
        let mut next = || from.next();
        let mut res = Evidence::default();
        for _ in 0..next()? {
            let (letters, joined) = (next()?, narrow(next()?)?);
            let (divided, spaced) = (take_counts(&mut next)?, take_counts(&mut next)?);
            res.spellings.insert(letters, Spellings { joined, divided, spaced });
        }
        for _ in 0..next()? {
            let (letters, place) = (next()?, narrow(next()?)?);
            res.seams.insert((letters, place), narrow(next()?)?);
        }
        for _ in 0..next()? {
            let (kind, idx) = (next()?, usize::try_from(next()?).ok()?);
            let exception = match kind {
                0 => Exception::Fix(idx),
                1 => Exception::Keep(idx),
                _ => Exception::Name(idx),
            };
            res.needed.insert(exception, narrow(next()?)?);
        }
        Some(res)
    }
}

/// What reports are told about the same letters.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    /// Every report is told this: where the letters are divided, if anywhere.
    Settled(Option<u32>),
    /// It hangs on how often the report itself has which spelling.
    Open,
}

/// True when no report can tell the two apart. A report counts itself twice, so an answer is the same for all only
/// where one spelling leads by more than twice.
fn same_answer(before: Option<&Spellings>, now: Option<&Spellings>) -> bool {
    let answer = |it: Option<&Spellings>| it.map_or(Answer::Settled(None), answer);
    before == now || answer(now) != Answer::Open && answer(before) == answer(now)
}

fn answer(it: &Spellings) -> Answer {
    let led = |counts, divided: fn(u32) -> u32| {
        leader(counts).map_or(Answer::Open, |place| Answer::Settled(Some(divided(place))))
    };
    if !it.divided.is_empty() {
        return led(&it.divided, |mask| mask);
    }
    if it.joined == 0 || it.spaced.is_empty() {
        return Answer::Settled(None);
    }
    led(&it.spaced, |middle| 1 << middle)
}

fn leader(counts: &BTreeMap<u32, u32>) -> Option<u32> {
    let (place, most) = counts.iter().max_by_key(|(_, count)| **count)?;
    let others = counts.iter().filter(|(it, _)| *it != place);
    others.map(|(_, count)| count * 2).all(|doubled| doubled < *most).then_some(*place)
}

fn about_letters(letters: u64) -> u32 {
    lower_half(letters)
}

fn about_seam((letters, place): (u64, u32)) -> u32 {
    lower_half(letters.rotate_left(21) ^ u64::from(place + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

fn lower_half(hash: u64) -> u32 {
    u32::try_from(hash & u64::from(u32::MAX)).expect("it was just cut")
}

fn lessen<K: Ord + Copy>(counts: &mut BTreeMap<K, u32>, key: &K, count: u32) {
    let left = counts.get(key).map_or(0, |it| it.saturating_sub(count));
    if left == 0 {
        counts.remove(key);
    } else {
        counts.insert(*key, left);
    }
}

fn sorted<K: Ord, V>(map: &Quick<K, V>) -> BTreeMap<&K, &V> {
    map.iter().collect()
}

fn put_counts(out: &mut Vec<u64>, counts: &BTreeMap<u32, u32>) {
    out.push(counts.len() as u64);
    out.extend(counts.iter().flat_map(|(place, count)| [u64::from(*place), u64::from(*count)]));
}

fn take_counts(next: &mut impl FnMut() -> Option<u64>) -> Option<BTreeMap<u32, u32>> {
    let mut res = BTreeMap::new();
    for _ in 0..next()? {
        res.insert(narrow(next()?)?, narrow(next()?)?);
    }
    Some(res)
}

fn narrow(number: u64) -> Option<u32> {
    u32::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use crate::persian::Span;
    use crate::persian::repair::{Evidence, Exceptions, Repairer, Settings};

    const REPORTS: [&str; 5] = [
        "معصومیفر و سرمایهگذاری در کوهپایهنشین گفت.",
        "معصومی فر آمد و کوهپایه نشین رفت.",
        "معصومی\u{200C}فر گفت: تخته\u{200C}سیاه شکست.",
        "تخته سیاه و کوهپایهنشین و معصومیفر.",
        "اوتلوکنامه آمد.",
    ];

    fn evidence(repairer: &Repairer, text: &str) -> Evidence {
        repairer.evidence(text, &[Span::new(0, text.len())])
    }

    fn joined(all: impl Iterator<Item = Evidence>) -> Evidence {
        let mut res = Evidence::default();
        all.for_each(|it| res.join(it));
        res
    }

    /// Whatever reports come and go: the sum is the sum, and a report whose answers are said to be the same is
    /// repaired the same.
    #[test]
    fn reports_come_and_go() {
        let repairer = Repairer::new(&Settings::default(), &Exceptions::default());
        let of =
            |set: u32| (0..5).filter(move |it| set >> it & 1 == 1).map(|it: usize| REPORTS[it]);
        let (mut n_kept, mut n_changed) = (0, 0);
        for before in 0..32_u32 {
            for now in 0..32_u32 {
                let site = joined(of(before).map(|it| evidence(&repairer, it)));
                let mut next = site.clone();
                let gone = joined(of(before & !now).map(|it| evidence(&repairer, it)));
                let come = joined(of(now & !before).map(|it| evidence(&repairer, it)));
                let changed = next.replace(&gone, come);
                assert_eq!(next, joined(of(now).map(|it| evidence(&repairer, it))));
                for text in of(before & now) {
                    let blocks = [Span::new(0, text.len())];
                    let (was, questions) = repairer.blocks_asking(text, &blocks, &site);
                    let is_same = was == repairer.blocks(text, &blocks, &next);
                    let kept = !changed.touches(&questions);
                    assert!(is_same || !kept, "{text}");
                    n_kept += u32::from(kept);
                    n_changed += u32::from(!is_same);
                }
            }
        }
        assert!(n_kept > 400 && n_changed > 100, "{n_kept} {n_changed}");
    }

    #[test]
    fn numbers_and_back() {
        let repairer = Repairer::new(&Settings::default(), &Exceptions::default());
        let all = joined(REPORTS.iter().map(|it| evidence(&repairer, it)));
        let numbers = all.to_numbers();
        assert_eq!(Evidence::from_numbers(numbers.clone()), Some(all));
        assert_eq!(Evidence::from_numbers(numbers[..numbers.len() - 1].to_vec()), None);
    }
}
