//! Subjects that the reports name themselves: titles of sittings, and phrases that recur with several speakers.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use super::{Material, Subject, Terms, Weights};
use crate::assemble::drafts::Draft;
use crate::assemble::slugs::Slugs;
use crate::model::{Content, Session, TopicProposal};
use crate::persian::fold::key;
use crate::persian::romanize::slug;
use crate::persian::{Span, WordKind, Words};

/// Words that begin, end and hold no phrase.
static STOPS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("stopwords.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(key).collect()
});

/// So many automatic topics and proposals at most: better few than wrong.
const TOPICS: usize = 8;
const PROPOSALS: usize = 20;
/// Longest phrase, in words.
const LONGEST: usize = 3;
/// A phrase stands in at least so many paragraphs.
const PARAGRAPHS: usize = 3;

/// A phrase and where it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    /// As first written.
    shown: String,
    /// Speakers, by index in the people.
    speakers: BTreeSet<usize>,
    /// Reports.
    reports: BTreeSet<usize>,
    /// Report and paragraph.
    places: BTreeSet<(usize, usize)>,
}

/// Phrases of at most this many reports are read, evenly chosen: a large site needs no more to show what recurs.
const SAMPLE: usize = 1000;

/// Phrases that recur, best first: with several speakers or in several reports, and no name, post or event.
pub(super) fn recurring(material: Material<'_>) -> Vec<Phrase> {
    let texts = texts(material);
    let mut seen: HashMap<u64, Seen> = HashMap::new();
    for text in &texts {
        each_phrase(text, |key, _| seen.entry(hash(key)).or_default().add(text));
    }
    let mut phrases: BTreeMap<String, Phrase> = BTreeMap::new();
    for text in &texts {
        each_phrase(text, |key, shown| {
            if seen.get(&hash(key)).is_some_and(Seen::recurs) {
                phrases.entry(key.to_owned()).or_default().add(text, shown);
            }
        });
    }
    let names = names(material);
    phrases.retain(|key, it| it.recurs() && !names.contains(key));
    best(phrases)
}

/// A paragraph, and who speaks in it.
#[derive(Debug)]
struct Passage<'t> {
    place: (usize, usize),
    text: &'t str,
    words: Words,
    speaker: Option<usize>,
}

/// What is known of a phrase by its hash alone, before it is worth keeping.
#[derive(Debug, Default)]
struct Seen {
    count: u32,
    speaker: Option<usize>,
    report: Option<usize>,
    several: bool,
}

impl Seen {
    fn add(&mut self, text: &Passage<'_>) {
        let other_speaker =
            text.speaker.is_some() && self.speaker.is_some() && text.speaker != self.speaker;
        let other_report = self.report.is_some_and(|it| it != text.place.0);
        self.several |= other_speaker || other_report;
        self.count += 1;
        self.speaker = self.speaker.or(text.speaker);
        self.report = Some(text.place.0);
    }

    fn recurs(&self) -> bool {
        self.several && self.count as usize >= PARAGRAPHS
    }
}

impl Phrase {
    fn add(&mut self, text: &Passage<'_>, shown: &str) {
        if self.shown.is_empty() {
            shown.clone_into(&mut self.shown);
        }
        self.speakers.extend(text.speaker);
        self.reports.insert(text.place.0);
        self.places.insert(text.place);
    }

    fn recurs(&self) -> bool {
        let several = self.speakers.len() > 1 || self.reports.len() > 1;
        several && self.places.len() >= PARAGRAPHS
    }

    fn score(&self) -> usize {
        let words = self.shown.split_whitespace().count();
        self.places.len() * words * (self.speakers.len() + self.reports.len())
    }
}

/// Topics out of sittings and the best phrases of several speakers.
pub(super) fn weigh(material: Material<'_>, phrases: &[Phrase]) -> (Vec<Subject>, Weights) {
    let sittings: Vec<&Session> =
        material.sessions.iter().filter(|it| !it.statements.is_empty()).collect();
    let said_by_several = phrases.iter().filter(|it| it.speakers.len() > 1).take(TOPICS);
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
        let mut res = BTreeMap::new();
        for (topic, _) in terms.hits(&Words::of(text)) {
            *res.entry(topic).or_insert(0) += 1;
        }
        res
    };
    let report = |draft: &Draft<'_>| -> Vec<BTreeMap<usize, u32>> {
        draft.reading.article.paragraphs.iter().map(|it| weigh(it.text.as_str())).collect()
    };
    let mut weights: Weights = material.drafts.iter().map(report).collect();
    for (topic, sitting) in sittings.iter().enumerate() {
        for (report, paragraph) in &sitting.mentions {
            weights[report.index()][*paragraph as usize].entry(topic).or_insert(1);
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
            speakers: it.speakers.len(),
            reports: it.reports.len(),
        })
        .collect()
}

/// Paragraphs of the sample, each with its speaker when there is one.
fn texts(material: Material<'_>) -> Vec<Passage<'_>> {
    let step = material.drafts.len().div_ceil(SAMPLE).max(1);
    let mut speakers: HashMap<(usize, usize), usize> = HashMap::new();
    for line in material.lines.iter().filter(|it| it.published) {
        speakers.entry((line.draft, line.claim.read.paragraph as usize)).or_insert(line.person);
    }
    let mut res = Vec::new();
    for (report, draft) in material.drafts.iter().enumerate().step_by(step) {
        for (idx, paragraph) in draft.reading.article.paragraphs.iter().enumerate() {
            let place = (report, idx);
            let text = paragraph.text.as_str();
            let speaker = speakers.get(&place).copied();
            res.push(Passage { place, text, words: Words::of(text), speaker });
        }
    }
    res
}

/// Runs of two words and more between signs, numbers and words that say nothing: key and words.
fn each_phrase(text: &Passage<'_>, mut on: impl FnMut(&str, &str)) {
    let words = &text.words;
    let telling: Vec<bool> = (0..words.len())
        .map(|idx| words.kind(idx) == Some(WordKind::Word) && !is_stop(words.key(idx)))
        .collect();
    for from in 0..words.len() {
        for count in 2..=LONGEST {
            let whole = telling.get(from..from + count).is_some_and(|it| it.iter().all(|it| *it));
            let key = if whole { words.joined(from, count) } else { None };
            let Some(key) = key else { break };
            let span: Span = words.span(from, from + count);
            on(key, &text.text[span.range()]);
        }
    }
}

fn is_stop(word: &str) -> bool {
    word.chars().count() < 2 || STOPS.contains(word)
}

/// Keys of phrases that are part of a name, a post, the event or an agency.
fn names(material: Material<'_>) -> HashSet<String> {
    let mut res = HashSet::new();
    let mut add = |name: &str| {
        let words = Words::of(name);
        for from in 0..words.len() {
            let keys = (2..=LONGEST).filter_map(|count| words.joined(from, count));
            res.extend(keys.map(str::to_owned));
        }
    };
    add(&material.event.name);
    for draft in material.drafts {
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

/// Best first. Of two phrases of which one holds the other, the longer stays if it is met nearly as often.
fn best(phrases: BTreeMap<String, Phrase>) -> Vec<Phrase> {
    let mut res: Vec<(String, Phrase)> = phrases.into_iter().collect();
    res.sort_by(|left, right| {
        right.1.score().cmp(&left.1.score()).then_with(|| left.0.cmp(&right.0))
    });
    res.truncate(4 * PROPOSALS);
    let mut kept: Vec<(String, Phrase)> = Vec::new();
    for (key, phrase) in res {
        let overlaps =
            |(other, _): &(String, Phrase)| other.contains(&key) || key.contains(other.as_str());
        if !kept.iter().any(overlaps) {
            kept.push((key, phrase));
        }
    }
    kept.into_iter().map(|(_, phrase)| phrase).collect()
}

/// The same on every machine.
fn hash(key: &str) -> u64 {
    let bytes = blake3::hash(key.as_bytes());
    bytes.as_bytes()[..8].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}
