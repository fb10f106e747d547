//! A report into weighted terms: which words a reader may look for, and how much each says about a paragraph.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::persian::chars::ZWNJ;
use crate::render::search_index::words::{HAMZAS, Word, other_seat, words, words_with};
use crate::site::search::{SearchDoc, SearchReport, SearchSpeaker};

/// Endings of nouns, which are no words of their own.
pub(crate) const SUFFIXES: &str = include_str!("../../../data/search_suffixes.txt");

/// Where a term stands in one report, and how much it says there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// By place in the report's docs.
    pub(crate) doc: u32,
    /// 0 to 31; 0 only narrows.
    pub(crate) impact: u8,
}

/// How much a word counts by where it stands.
mod weight {
    pub(super) const TEXT: f32 = 1.0;
    pub(super) const TITLE: f32 = 1.2;
    pub(super) const NAME: f32 = 0.8;
    pub(super) const PART: f32 = 0.5;
    pub(super) const ROLE: f32 = 0.4;
    pub(super) const TOPIC: f32 = 0.4;
    pub(super) const BEFORE: f32 = 0.3;
    /// Of a whole paragraph in which nobody speaks.
    pub(super) const SILENT: f32 = 0.6;
}

/// BM25 with its usual constants; the mean length is fixed, so that no report changes another's terms.
const SATURATION: f32 = 1.2;
const LENGTH_SHARE: f32 = 0.75;
const MEAN_WORDS: f32 = 40.0;

/// Words that some report writes with one half-space, by what stands before it: the same two words with a
/// space between them are that word too.
pub(crate) type HalfSpaced = HashMap<String, BTreeSet<String>>;

/// A term of a report, and where it stands.
pub(crate) type Found = (String, Vec<Hit>);

/// Words of a report with one half-space, cut in two: «پیش», «بینی». Endings are no words.
pub(crate) fn half_spaced(report: &SearchReport) -> BTreeSet<(String, String)> {
    let mut res = BTreeSet::new();
    for word in report.docs.iter().flat_map(|doc| words_with(&doc.text, &[ZWNJ])) {
        if let [cut] = word.cuts[..] {
            let (before, after) = word.joined.split_at(cut);
            if !is_suffix(after) {
                res.insert((before.to_owned(), after.to_owned()));
            }
        }
    }
    res
}

/// Words of a report that others write with their hamza in another seat, as (other, this).
pub(crate) fn seats(report: &SearchReport) -> BTreeSet<(String, String)> {
    let names = report.docs.iter().filter_map(|doc| doc.speaker.as_ref());
    let names = names.flat_map(|speaker| speaker.also.iter().chain([&speaker.name]));
    let texts = report.docs.iter().map(|doc| &doc.text).chain(names).chain([&report.title]);
    texts
        .flat_map(|text| words_with(text, &HAMZAS))
        .filter_map(|word| Some((other_seat(&word)?, word.joined)))
        .collect()
}

/// The terms of a report, each with its hits in order. The first doc answers for the headline too.
pub(crate) fn terms(report: &SearchReport, joined: &HalfSpaced) -> Vec<Found> {
    let mut book = Book { joined, numbers: HashMap::new(), found: Vec::new(), open: Vec::new() };
    let contexts = Contexts::of(report);
    for (doc, it) in (0..).zip(&report.docs) {
        let text = words(&it.text);
        book.weigh(&text, weight::TEXT);
        if doc == 0 {
            book.weigh(&words(&report.title), weight::TITLE);
        }
        book.weigh(&words(&it.before), weight::BEFORE);
        for context in contexts.around(it) {
            for (words, weight) in &context.words {
                book.weigh(words, *weight);
            }
        }
        let share = if it.speaker.is_some() { 1.0 } else { weight::SILENT };
        book.close(doc, text.len(), share);
        for term in contexts.around(it).flat_map(|context| &context.narrowing).chain(&contexts.day)
        {
            book.narrow(term, doc);
        }
    }
    book.found
}

/// Collects the terms of a report, one doc at a time.
struct Book<'a> {
    joined: &'a HalfSpaced,
    /// By term: its place in `found`.
    numbers: HashMap<String, usize>,
    found: Vec<Found>,
    /// The open doc's terms by place in `found`, as they come.
    open: Vec<(usize, f32)>,
}

impl Book<'_> {
    fn weigh(&mut self, words: &[Word], weight: f32) {
        for word in words {
            self.add(&word.joined, weight);
            for part in word.parts().filter(|part| !is_suffix(part)) {
                self.add(part, weight * weight::PART);
            }
        }
        for pair in words.windows(2) {
            if let Some(both) = spaced(pair, self.joined) {
                self.add(&both, weight * weight::PART);
            }
        }
    }

    fn add(&mut self, term: &str, weight: f32) {
        let number = self.number(term);
        self.open.push((number, weight));
    }

    fn number(&mut self, term: &str) -> usize {
        if let Some(number) = self.numbers.get(term) {
            return *number;
        }
        self.numbers.insert(term.to_owned(), self.found.len());
        self.found.push((term.to_owned(), Vec::new()));
        self.found.len() - 1
    }

    /// Turns the weights of the open doc into hits. `share` is how much the doc counts.
    fn close(&mut self, doc: u32, n_words: usize, share: f32) {
        // Stable: weights are summed in the order in which they came, on every machine.
        self.open.sort_by_key(|(number, _)| *number);
        for same in self.open.chunk_by(|left, right| left.0 == right.0) {
            let weight = same.iter().map(|(_, weight)| weight).sum();
            let impact = quantize(impact(weight, n_words) * share);
            self.found[same[0].0].1.push(Hit { doc, impact });
        }
        self.open.clear();
    }

    fn narrow(&mut self, term: &str, doc: u32) {
        let number = self.number(term);
        let hits = &mut self.found[number].1;
        if hits.last().is_none_or(|hit| hit.doc != doc) {
            hits.push(Hit { doc, impact: 0 });
        }
    }
}

/// What stands around the docs of a report, made into words once.
struct Contexts<'a> {
    speakers: HashMap<&'a str, Context>,
    topics: HashMap<&'a str, Context>,
    /// Narrows every doc: `!` the day.
    day: Vec<String>,
}

/// What a doc's speaker or topic adds to it.
struct Context {
    /// With their weights.
    words: Vec<(Vec<Word>, f32)>,
    /// Terms that only narrow: `@` a speaker, `#` a topic.
    narrowing: Vec<String>,
}

impl<'a> Contexts<'a> {
    fn of(report: &'a SearchReport) -> Contexts<'a> {
        let mut speakers = HashMap::new();
        let mut topics = HashMap::new();
        for doc in &report.docs {
            if let Some(speaker) = &doc.speaker {
                speakers.entry(speaker.slug.as_str()).or_insert_with(|| speaker_context(speaker));
            }
            for (slug, label) in &doc.topics {
                topics.entry(slug.as_str()).or_insert_with(|| topic_context(slug, label));
            }
        }
        let names = report.day.iter().flat_map(|day| &day.names);
        let day = names.flat_map(|name| words(name)).map(|word| format!("!{}", word.joined));
        Contexts { speakers, topics, day: day.collect() }
    }

    fn around(&self, doc: &SearchDoc) -> impl Iterator<Item = &Context> {
        let speaker = doc.speaker.iter().filter_map(|it| self.speakers.get(it.slug.as_str()));
        let topics = doc.topics.iter().filter_map(|(slug, _)| self.topics.get(slug.as_str()));
        speaker.chain(topics)
    }
}

fn speaker_context(speaker: &SearchSpeaker) -> Context {
    let name = words(&speaker.name);
    let narrowing = marked('@', &speaker.slug, &name);
    let also = speaker.also.iter().map(|also| (words(also), weight::ROLE));
    Context { words: std::iter::once((name, weight::NAME)).chain(also).collect(), narrowing }
}

fn topic_context(slug: &str, label: &str) -> Context {
    let label = words(label);
    let narrowing = marked('#', slug, &label);
    Context { words: vec![(label, weight::TOPIC)], narrowing }
}

fn marked(mark: char, slug: &str, name: &[Word]) -> Vec<String> {
    let words = name.iter().flat_map(|word| word.parts().chain([word.joined.as_str()]));
    std::iter::once(slug).chain(words).map(|word| format!("{mark}{word}")).collect()
}

/// Two words that are one elsewhere, joined: «پیش بینی» → «پیشبینی».
fn spaced(pair: &[Word], joined: &HalfSpaced) -> Option<String> {
    let [before, after] = pair else { return None };
    let known = joined.get(before.joined.as_str())?.contains(after.joined.as_str());
    known.then(|| [before.joined.as_str(), &after.joined].concat())
}

fn is_suffix(part: &str) -> bool {
    static KNOWN: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| SUFFIXES.lines().filter(|line| !line.starts_with('#')).collect());
    KNOWN.contains(part)
}

#[expect(clippy::cast_precision_loss, reason = "a paragraph has fewer than 2^23 words")]
fn impact(weight: f32, n_words: usize) -> f32 {
    let length = 1.0 - LENGTH_SHARE + LENGTH_SHARE * n_words as f32 / MEAN_WORDS;
    weight * (SATURATION + 1.0) / (weight + SATURATION * length)
}

/// Impacts lie below 2.2: in 31 steps.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
fn quantize(impact: f32) -> u8 {
    (impact * 14.0 + 1.0).clamp(1.0, 31.0) as u8
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{HalfSpaced, Hit, half_spaced, terms};
    use crate::model::Id;
    use crate::site::sample;
    use crate::site::search::search_report;

    #[test]
    fn what_finds_a_statement() {
        let sample = sample::sample();
        let report = search_report(sample.site(), Id::at(0));
        let found: BTreeMap<String, Vec<Hit>> =
            terms(&report, &HalfSpaced::new()).into_iter().collect();
        for (term, doc) in [
            ("سرمایهگذاری", 1),
            ("سرمایه", 1),
            ("اذرنوش", 1),
            ("@maryam-azarnoush", 1),
            ("@مریم", 2),
            ("#water", 1),
            ("!14041121", 1),
            ("!21بهمن1404", 1),
        ] {
            assert!(found[term].iter().any(|hit| hit.doc == doc), "{term}");
        }
        let impact =
            |term: &str, doc| found[term].iter().find(|hit| hit.doc == doc).unwrap().impact;
        assert!(impact("سرمایهگذاری", 1) > impact("سرمایه", 1));
        assert!(impact("همایش", 0) > impact("همایش", 3 + 1), "the headline counts");
    }

    #[test]
    fn a_space_is_a_half_space_where_a_report_has_one() {
        let sample = sample::sample();
        let mut report = search_report(sample.site(), Id::at(0));
        let pairs = half_spaced(&report);
        assert!(!pairs.iter().any(|(_, after)| after == "اند"), "an ending is no word");
        let known: HalfSpaced =
            pairs.into_iter().map(|(before, after)| (before, BTreeSet::from([after]))).collect();
        report.docs[0].text = String::from("سرمایه گذاری");
        let found = terms(&report, &known);
        let hits = &found.iter().find(|(term, _)| term == "سرمایهگذاری").unwrap().1;
        assert!(hits.iter().any(|hit| hit.doc == 0));
    }
}
