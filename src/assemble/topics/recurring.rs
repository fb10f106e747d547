//! Phrases that recur: with several speakers, or in several reports.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSliceMut as _;

use super::Material;
use crate::assemble::drafts::Draft;
use crate::digest::Digest;
use crate::pack::{Packer, Unpacker};
use crate::persian::chars::ZWNJ;
use crate::persian::fold::key;
use crate::persian::keys::{KeySet, QuickMap, key_hash};
use crate::persian::{WordKind, Words};

/// Words that begin, end and hold no phrase.
static STOPS: LazyLock<KeySet> = LazyLock::new(|| {
    let lines = include_str!("stopwords.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| key(line).into()).collect()
});

/// With one of these before it, a surname is somebody: «سردار شیردل».
const TITLES: &[&str] = &[
    "آقای",
    "خانم",
    "دکتر",
    "مهندس",
    "استاد",
    "پروفسور",
    "سردار",
    "سرهنگ",
    "سرتیپ",
    "امیر",
    "قاضی",
    "شهید",
    "حاج",
];
/// So many phrases at most are looked at closely.
const MOST: usize = 80;
/// Longest phrase, in words.
const LONGEST: usize = 3;
/// A phrase stands in at least so many paragraphs.
const PARAGRAPHS: usize = 3;
/// Phrases of at most this many reports are read: a large site needs no more to show what recurs.
const SAMPLE: usize = 300;
/// Of a paragraph so many bytes are read for the same reason.
const PASSAGE: usize = 1 << 16;

/// A phrase that recurs, and how often.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// Folded.
    pub(super) key: String,
    /// As first written.
    pub(super) shown: String,
    /// How many say it.
    pub(super) speakers: usize,
    /// How many reports it stands in.
    pub(super) reports: usize,
}

/// Where phrases stand in each report of the last sample, by what stands for the report.
#[derive(Debug, Default)]
pub(super) struct Places(HashMap<Digest, Vec<InReport>>);

/// Where a phrase stands in its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct InReport {
    /// Of its key.
    hash: u64,
    paragraph: u32,
    /// Its first word in the paragraph.
    from: u32,
    /// How many words it has.
    count: u32,
}

/// The same among all passages. In order of phrase, then of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    hash: u64,
    /// By index in the passages.
    passage: u32,
    from: u32,
    count: u32,
}

/// A paragraph and who speaks in it.
#[derive(Debug)]
struct Passage<'t> {
    report: usize,
    text: &'t str,
    speaker: Option<usize>,
}

/// A phrase that recurs, before it is read.
#[derive(Debug, Clone, Copy)]
struct Recurring {
    first: Place,
    speakers: usize,
    reports: usize,
    score: usize,
}

/// Phrases that recur, best first: with several speakers or in several reports, and no name, post or event. Of two of
/// which one holds the other, the better stays.
pub(super) fn recurring(material: Material<'_>, known: &mut Places) -> Vec<Phrase> {
    let stems: Vec<&str> = material.drafts.iter().map(|it| &*it.reading.article.stem).collect();
    let sample: Vec<(usize, &Draft<'_>)> =
        sample(&stems).into_iter().map(|idx| (idx, &material.drafts[idx])).collect();
    let passages = passages(material, &sample);
    let mut places = known.of(&sample);
    // Most stand in one place: in order, they are passed over at a glance.
    places.par_sort_unstable();
    let names = names(material, &sample);
    let alike = places.chunk_by(|left, right| left.hash == right.hash);
    let recurring = alike.filter_map(|same| recurs(same, &passages));
    best(recurring.filter(|it| !names.contains(&it.first.hash)).collect(), &passages)
}

/// The reports whose names have the least hashes, by index: a new one takes the place of one other at most, so that
/// subjects stay as a site grows.
fn sample(stems: &[&str]) -> Vec<usize> {
    let mut all: Vec<usize> = (0..stems.len()).collect();
    if all.len() > SAMPLE {
        all.sort_by_cached_key(|idx| Digest::of(stems[*idx].as_bytes()));
        all.truncate(SAMPLE);
        all.sort_unstable();
    }
    all
}

/// Paragraphs of the sample, each with its speaker when there is one.
fn passages<'m>(material: Material<'m>, sample: &[(usize, &'m Draft<'m>)]) -> Vec<Passage<'m>> {
    let mut speakers: QuickMap<(usize, usize), usize> = QuickMap::default();
    for line in material.lines.iter().filter(|it| it.published) {
        speakers.entry((line.draft, line.claim.read.paragraph as usize)).or_insert(line.person);
    }
    let mut res = Vec::new();
    for (report, draft) in sample {
        for (idx, paragraph) in draft.reading.article.paragraphs.iter().enumerate() {
            let speaker = speakers.get(&(*report, idx)).copied();
            res.push(Passage { report: *report, text: passage(paragraph.text.as_str()), speaker });
        }
    }
    res
}

/// What is read of a paragraph.
fn passage(text: &str) -> &str {
    &text[..text.floor_char_boundary(PASSAGE)]
}

impl Places {
    /// Where the phrases of some reports stand, among all their paragraphs. They are kept for the next walk.
    fn of(&mut self, sample: &[(usize, &Draft<'_>)]) -> Vec<Place> {
        let known = &self.0;
        let find = |(_, draft): &(usize, &Draft<'_>)| {
            let digest = draft.reading.digest;
            (digest, known.get(&digest).cloned().unwrap_or_else(|| in_report(draft)))
        };
        let found: Vec<(Digest, Vec<InReport>)> = sample.par_iter().map(find).collect();
        let mut res = Vec::with_capacity(found.iter().map(|it| it.1.len()).sum());
        let mut first = 0;
        for ((_, places), (_, draft)) in found.iter().zip(sample) {
            res.extend(places.iter().map(|InReport { hash, paragraph, from, count }| Place {
                hash: *hash,
                passage: first + paragraph,
                from: *from,
                count: *count,
            }));
            first += narrow(draft.reading.article.paragraphs.len());
        }
        self.0 = found.into_iter().collect();
        res
    }

    /// Appends them to a record.
    pub(super) fn pack(&self, to: &mut Packer) {
        let mut reports: Vec<_> = self.0.iter().collect();
        reports.sort_unstable_by_key(|it| it.0);
        to.list(reports, |to, (digest, places)| {
            to.fixed(digest.as_bytes());
            to.list(places, |to, InReport { hash, paragraph, from, count }| {
                to.fixed(&hash.to_le_bytes());
                for it in [paragraph, from, count] {
                    to.number(u64::from(*it));
                }
            });
        });
    }

    /// What [`Places::pack`] appended.
    pub(super) fn unpack(from: &mut Unpacker<'_>) -> Option<Places> {
        let place = |it: &mut Unpacker<'_>| {
            let hash = u64::from_le_bytes(it.fixed()?);
            let (paragraph, from, count) = (it.narrow()?, it.narrow()?, it.narrow()?);
            Some(InReport { hash, paragraph, from, count })
        };
        let report =
            |from: &mut Unpacker<'_>| Some((Digest::from_bytes(from.fixed()?), from.list(place)?));
        Some(Places(from.list(report)?.into_iter().collect()))
    }
}

/// Runs of two words and more between signs, numbers and words that say nothing.
fn in_report(draft: &Draft<'_>) -> Vec<InReport> {
    let mut res = Vec::new();
    for (paragraph, it) in (0..).zip(&draft.reading.article.paragraphs) {
        let text = passage(it.text.as_str());
        let words = Words::of(text);
        let tells = |idx: usize| {
            let shown = &text[words.span(idx, idx + 1).range()];
            let is_word = words.kind(idx) == Some(WordKind::Word);
            is_word && !is_stop(words.key(idx)) && !is_verb(shown)
        };
        let telling: Vec<bool> = (0..words.len()).map(tells).collect();
        for from in 0..words.len() {
            let run = telling[from..].iter().take(LONGEST).take_while(|it| **it).count();
            for count in 2..=run {
                let hash = key_hash(words.joined(from, count).unwrap_or_default());
                res.push(InReport { hash, paragraph, from: narrow(from), count: narrow(count) });
            }
        }
    }
    res.shrink_to_fit();
    res
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("a sample is far below 2^32")
}

fn is_stop(word: &str) -> bool {
    word.chars().nth(1).is_none() || STOPS.contains(word)
}

/// A word that begins with «می» or «نمی» and a half-space: no phrase that names a subject holds one.
fn is_verb(shown: &str) -> bool {
    let shown = shown.strip_prefix('ن').unwrap_or(shown);
    shown.strip_prefix("می").is_some_and(|rest| rest.starts_with(ZWNJ))
}

/// What stands at all these places, if it stands in enough of them.
fn recurs(same: &[Place], passages: &[Passage<'_>]) -> Option<Recurring> {
    if same.len() < PARAGRAPHS {
        return None;
    }
    let of = |place: &Place| &passages[place.passage as usize];
    let mut places: Vec<u32> = same.iter().map(|it| it.passage).collect();
    places.dedup();
    let mut reports: Vec<usize> = same.iter().map(|it| of(it).report).collect();
    reports.dedup();
    let speakers: BTreeSet<usize> = same.iter().filter_map(|it| of(it).speaker).collect();
    let (speakers, reports) = (speakers.len(), reports.len());
    let recurs = (speakers > 1 || reports > 1) && places.len() >= PARAGRAPHS;
    let first = *same.first().filter(|_| recurs)?;
    let score = places.len() * first.count as usize * (speakers + reports);
    Some(Recurring { first, speakers, reports, score })
}

fn best(mut found: Vec<Recurring>, passages: &[Passage<'_>]) -> Vec<Phrase> {
    found.sort_unstable_by_key(|it| Reverse(it.score));
    // Those as good as the last that counts are told apart by their letters.
    let least = found.get(MOST - 1).map_or(0, |it| it.score);
    found.retain(|it| it.score >= least);
    let mut phrases = read(found, passages);
    phrases.sort_by(|left, right| (right.0, &left.1.key).cmp(&(left.0, &right.1.key)));
    phrases.truncate(MOST);
    let mut kept: Vec<Phrase> = Vec::new();
    for (_, phrase) in phrases {
        let overlaps =
            |other: &Phrase| other.key.contains(&phrase.key) || phrase.key.contains(&other.key);
        if !kept.iter().any(overlaps) {
            kept.push(phrase);
        }
    }
    kept
}

/// The phrases with their scores. There may be very many as good as the last one: each passage is cut once.
fn read(mut found: Vec<Recurring>, passages: &[Passage<'_>]) -> Vec<(usize, Phrase)> {
    found.sort_unstable_by_key(|it| (it.first.passage, it.first.from, it.first.count));
    let mut res = Vec::with_capacity(found.len());
    for same in found.chunk_by(|left, right| left.first.passage == right.first.passage) {
        let text = passages[same[0].first.passage as usize].text;
        let words = Words::of(text);
        for &Recurring { first, speakers, reports, score } in same {
            let (from, count) = (first.from as usize, first.count as usize);
            let Some(key) = words.joined(from, count) else { continue };
            let shown = text[words.span(from, from + count).range()].to_owned();
            res.push((score, Phrase { key: key.to_owned(), shown, speakers, reports }));
        }
    }
    res
}

/// Hashes of phrases that are part of a name, a post, the event or an agency.
fn names(material: Material<'_>, sample: &[(usize, &Draft<'_>)]) -> HashSet<u64> {
    let mut res = HashSet::new();
    let mut add = |name: &str| {
        let words = Words::of(name);
        for from in 0..words.len() {
            let keys = (2..=LONGEST).filter_map(|count| words.joined(from, count));
            res.extend(keys.map(key_hash));
        }
    };
    add(&material.event.name);
    for (_, draft) in sample {
        let annotation = &draft.reading.annotation;
        annotation.events.iter().for_each(|it| add(it));
        for voice in &annotation.voices {
            let surname = voice.name.rsplit(' ').next().unwrap_or_default();
            for title in TITLES {
                add(&format!("{title} {surname}"));
            }
            voice.roles.iter().chain(&voice.aliases).chain([&voice.name]).for_each(|it| add(it));
        }
        if let Some(dateline) = &annotation.dateline {
            add(&dateline.agency);
            dateline.bureau.iter().for_each(|it| add(it));
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{SAMPLE, is_verb, sample};

    #[test]
    fn a_verb_names_no_subject() {
        assert!(is_verb("می\u{200C}رسد") && is_verb("نمی\u{200C}توان"));
        assert!(!is_verb("میراث") && !is_verb("نیم\u{200C}فاصله"));
    }

    #[test]
    fn a_new_report_takes_the_place_of_one_other_at_most() {
        let stems: Vec<String> = (0..3 * SAMPLE).map(|number| format!("{number:04}")).collect();
        let chosen = |n_reports: usize| -> BTreeSet<usize> {
            let stems: Vec<&str> = stems[..n_reports].iter().map(String::as_str).collect();
            sample(&stems).into_iter().collect()
        };
        assert_eq!(chosen(7), (0..7).collect());
        for n_reports in [SAMPLE - 1, SAMPLE, SAMPLE + 1, 2 * SAMPLE, 3 * SAMPLE - 1] {
            let (before, after) = (chosen(n_reports), chosen(n_reports + 1));
            assert!(after.len() == SAMPLE && before.difference(&after).count() <= 1);
        }
    }
}
