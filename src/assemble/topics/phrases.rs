//! Subjects that the reports name themselves: titles of sittings, and phrases that recur with several speakers.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};
use rayon::slice::ParallelSliceMut as _;

use super::{Material, Subject, Terms, Weighed, Weighing, Weights};
use crate::assemble::drafts::Draft;
use crate::assemble::slugs::Slugs;
use crate::digest::Digest;
use crate::model::{Content, Session, TopicProposal};
use crate::persian::fold::key;
use crate::persian::keys::{KeySet, QuickMap, key_hash};
use crate::persian::romanize::slug;
use crate::persian::{WordKind, Words};

/// Words that begin, end and hold no phrase.
static STOPS: LazyLock<KeySet> = LazyLock::new(|| {
    let lines = include_str!("stopwords.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| key(line).into()).collect()
});

/// So many automatic topics and proposals at most: better few than wrong.
const TOPICS: usize = 8;
const SITTINGS: usize = 32;
const PROPOSALS: usize = 20;
/// Longest phrase, in words.
const LONGEST: usize = 3;
/// A phrase stands in at least so many paragraphs.
const PARAGRAPHS: usize = 3;

/// A phrase that recurs, and how often.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// Folded.
    key: String,
    /// As first written.
    shown: String,
    speakers: usize,
    reports: usize,
    places: usize,
}

/// Phrases of at most this many reports are read, evenly chosen: a large site needs no more to show what recurs.
const SAMPLE: usize = 300;
/// Of a paragraph so many bytes are read for the same reason.
const PASSAGE: usize = 1 << 16;

/// Phrases that recur, best first: with several speakers or in several reports, and no name, post or event.
pub(super) fn recurring(material: Material<'_>) -> Vec<Phrase> {
    let passages = passages(material);
    let in_passage =
        |(idx, passage): (usize, &Passage<'_>)| -> Vec<Place> { phrases(idx, &passage.words) };
    let mut places: Vec<Place> =
        passages.par_iter().enumerate().flat_map_iter(in_passage).collect();
    // Most stand in one place: in order, they are passed over at a glance.
    places.par_sort_unstable();
    let names = names(material);
    let alike = places.chunk_by(|left, right| left.hash == right.hash);
    let recurring = alike.filter_map(|same| phrase(same, &passages));
    best(recurring.filter(|it| !names.contains(it.key.as_str())).collect())
}

/// A paragraph and who speaks in it.
#[derive(Debug)]
struct Passage<'t> {
    report: usize,
    text: &'t str,
    words: Words,
    speaker: Option<usize>,
}

/// Where a phrase stands. In order of phrase, then of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// Of its key.
    hash: u64,
    /// By index in the passages.
    passage: u32,
    /// Its first word in the passage.
    from: u32,
    /// How many words it has.
    count: u32,
}

impl<'t> Passage<'t> {
    fn new(report: usize, text: &'t str, speaker: Option<usize>) -> Passage<'t> {
        let text = &text[..text.floor_char_boundary(PASSAGE)];
        Passage { report, text, words: Words::of(text), speaker }
    }
}

/// What stands at all these places, if it stands in enough of them.
fn phrase(same: &[Place], passages: &[Passage<'_>]) -> Option<Phrase> {
    if same.len() < PARAGRAPHS {
        return None;
    }
    let of = |place: &Place| &passages[place.passage as usize];
    let mut places: Vec<u32> = same.iter().map(|it| it.passage).collect();
    places.dedup();
    let mut reports: Vec<usize> = same.iter().map(|it| of(it).report).collect();
    reports.dedup();
    let speakers: BTreeSet<usize> = same.iter().filter_map(|it| of(it).speaker).collect();
    let recurs = (speakers.len() > 1 || reports.len() > 1) && places.len() >= PARAGRAPHS;
    let first = same.first().filter(|_| recurs)?;
    let (passage, from, count) = (of(first), first.from as usize, first.count as usize);
    Some(Phrase {
        key: passage.words.joined(from, count)?.to_owned(),
        shown: passage.text[passage.words.span(from, from + count).range()].to_owned(),
        speakers: speakers.len(),
        reports: reports.len(),
        places: places.len(),
    })
}

impl Phrase {
    fn score(&self) -> usize {
        let words = self.shown.split_whitespace().count();
        self.places * words * (self.speakers + self.reports)
    }
}

/// Topics out of sittings and the best phrases of several speakers.
pub(super) fn weigh(
    material: Material<'_>,
    phrases: &[Phrase],
    weighed: &mut Weighed,
) -> (Vec<Subject>, Weights) {
    let sittings: Vec<&Session> =
        material.sessions.iter().filter(|it| !it.statements.is_empty()).take(SITTINGS).collect();
    let said_by_several = phrases.iter().filter(|it| it.speakers > 1).take(TOPICS);
    let titles = sittings.iter().map(|it| it.title.as_str());
    let labels = titles.chain(said_by_several.map(|it| it.shown.as_str()));
    let mut terms = Terms::default();
    let mut slugs = Slugs::default();
    let mut subjects = Vec::new();
    for (idx, label) in labels.enumerate() {
        terms.add(label, idx);
        let slug = slugs.unique(&slug(label), "topic");
        subjects.push(Subject { slug, label: label.to_owned(), ..Subject::default() });
    }
    let weigh = |text: &str| {
        let mut res = Weighing::default();
        if terms.is_empty() {
            return res;
        }
        for (topic, _) in terms.hits(&Words::of(text)) {
            res.add(topic, 1);
        }
        res
    };
    let report = |draft: &&Draft<'_>| -> Vec<Weighing> {
        draft.reading.article.paragraphs.iter().map(|it| weigh(it.text.as_str())).collect()
    };
    let reports: Vec<_> = material.drafts.iter().map(|it| (it.reading.digest, it)).collect();
    let labels: Vec<&str> = subjects.iter().map(|it: &Subject| it.label.as_str()).collect();
    let mut weights = weighed.weigh(Digest::of_value(&("phrases", labels)), &reports, report);
    for (topic, sitting) in sittings.iter().enumerate() {
        for (report, paragraph) in &sitting.mentions {
            let weights = &mut weights[report.index()][*paragraph as usize];
            if !weights.has(topic) {
                weights.add(topic, 1);
            }
        }
    }
    (subjects, weights)
}

/// Phrases that no topic of the editor's has as a term.
pub(super) fn proposals(phrases: &[Phrase], content: &Content) -> Vec<TopicProposal> {
    let terms = content.topics.iter().flat_map(|it| it.terms.iter().chain([&it.label]));
    let known: BTreeSet<String> = terms.map(|term| key(term)).collect();
    let mut slugs = Slugs::default();
    let new = phrases.iter().filter(|it| !known.contains(&key(&it.shown)));
    new.take(PROPOSALS)
        .map(|it| TopicProposal {
            slug: slugs.unique(&slug(&it.shown), "topic"),
            label: it.shown.clone(),
            speakers: it.speakers,
            reports: it.reports,
        })
        .collect()
}

/// Every so manyth report is in the sample.
fn step(material: Material<'_>) -> usize {
    material.drafts.len().div_ceil(SAMPLE).max(1)
}

/// Paragraphs of the sample, each with its speaker when there is one.
fn passages(material: Material<'_>) -> Vec<Passage<'_>> {
    let mut speakers: QuickMap<(usize, usize), usize> = QuickMap::default();
    for line in material.lines.iter().filter(|it| it.published) {
        speakers.entry((line.draft, line.claim.read.paragraph as usize)).or_insert(line.person);
    }
    let sample: Vec<(usize, &Draft<'_>)> =
        material.drafts.iter().enumerate().step_by(step(material)).collect();
    sample
        .par_iter()
        .flat_map_iter(|(report, draft)| of_report(*report, draft, &speakers))
        .collect()
}

fn of_report<'m>(
    report: usize,
    draft: &'m Draft<'m>,
    speakers: &QuickMap<(usize, usize), usize>,
) -> Vec<Passage<'m>> {
    let texts = draft.reading.article.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    let speaker = |idx| speakers.get(&(report, idx)).copied();
    texts.enumerate().map(|(idx, text)| Passage::new(report, text, speaker(idx))).collect()
}

/// Runs of two words and more between signs, numbers and words that say nothing.
fn phrases(passage: usize, words: &Words) -> Vec<Place> {
    let narrow = |number: usize| u32::try_from(number).expect("a sample is far below 2^32");
    let telling: Vec<bool> = (0..words.len())
        .map(|idx| words.kind(idx) == Some(WordKind::Word) && !is_stop(words.key(idx)))
        .collect();
    let mut res = Vec::new();
    for from in 0..words.len() {
        let run = telling[from..].iter().take(LONGEST).take_while(|it| **it).count();
        for count in 2..=run {
            let hash = key_hash(words.joined(from, count).unwrap_or_default());
            let (passage, from, count) = (narrow(passage), narrow(from), narrow(count));
            res.push(Place { hash, passage, from, count });
        }
    }
    res
}

fn is_stop(word: &str) -> bool {
    word.chars().nth(1).is_none() || STOPS.contains(word)
}

/// Keys of phrases that are part of a name, a post, the event or an agency.
fn names(material: Material<'_>) -> KeySet {
    let mut res = KeySet::default();
    let mut add = |name: &str| {
        let words = Words::of(name);
        for from in 0..words.len() {
            let keys = (2..=LONGEST).filter_map(|count| words.joined(from, count));
            res.extend(keys.map(Box::from));
        }
    };
    add(&material.event.name);
    for draft in material.drafts.iter().step_by(step(material)) {
        let annotation = &draft.reading.annotation;
        annotation.events.iter().for_each(|it| add(it));
        for voice in &annotation.voices {
            voice.roles.iter().chain(&voice.aliases).chain([&voice.name]).for_each(|it| add(it));
        }
        if let Some(dateline) = &annotation.dateline {
            add(&dateline.agency);
            dateline.bureau.iter().for_each(|it| add(it));
        }
    }
    res
}

/// Best first. Of two phrases of which one holds the other, the better stays.
fn best(mut phrases: Vec<Phrase>) -> Vec<Phrase> {
    phrases.sort_by_cached_key(|it| (Reverse(it.score()), it.key.clone()));
    phrases.truncate(4 * PROPOSALS);
    let mut kept: Vec<Phrase> = Vec::new();
    for phrase in phrases {
        let overlaps =
            |other: &Phrase| other.key.contains(&phrase.key) || phrase.key.contains(&other.key);
        if !kept.iter().any(overlaps) {
            kept.push(phrase);
        }
    }
    kept
}
