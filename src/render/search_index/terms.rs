//! A report into weighted terms: which words a reader may look for, and how much each says about a paragraph.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::persian::chars::ZWNJ;
use crate::persian::keys::key_hash;
use crate::render::search_index::words::{HAMZAS, Word, each_word, each_word_with, other_seat};
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
pub(crate) type HalfSpaced<'a> = HashMap<&'a str, BTreeSet<&'a str>>;

/// Two words, or two spellings of one.
pub(crate) type Pair = (String, String);

/// A term of a report, and where it stands.
pub(crate) type Found = (String, Vec<Hit>);

/// Words of a report with one half-space, cut in two: «پیش», «بینی». Endings are no words.
pub(crate) fn half_spaced(report: &SearchReport<'_>) -> BTreeSet<Pair> {
    let mut res = BTreeSet::new();
    for doc in &report.docs {
        each_word_with(&doc.text, &[ZWNJ], |word| {
            if let [cut] = word.cuts[..] {
                let (before, after) = word.joined.split_at(cut);
                if !is_suffix(after) {
                    res.insert((before.to_owned(), after.to_owned()));
                }
            }
        });
    }
    res
}

/// Words of a report that others write with their hamza in another seat, as (other, this).
pub(crate) fn seats(report: &SearchReport<'_>) -> BTreeSet<Pair> {
    let names = report.docs.iter().filter_map(|doc| doc.speaker.as_ref());
    let names = names.flat_map(|speaker| speaker.also.iter().chain([&speaker.name]).copied());
    let texts = report.docs.iter().map(|doc| &*doc.text).chain(names).chain([report.title]);
    let mut res = BTreeSet::new();
    for text in texts {
        each_word_with(text, &HAMZAS, |word| {
            res.extend(other_seat(word).map(|other| (other, std::mem::take(&mut word.joined))));
        });
    }
    res
}

/// What a report is found by.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    /// In no order, each with its hits in order.
    pub(crate) found: Vec<Found>,
    /// Which words stand beside one another, as [`beside`] has them, in order: a pair that becomes known as one word
    /// adds a term.
    pub(crate) beside: Vec<u32>,
}

/// The terms of a report. The first doc answers for the headline too.
pub(crate) fn terms(report: &SearchReport<'_>, joined: &HalfSpaced<'_>) -> Terms {
    let mut book = Book::new(joined);
    let contexts = Contexts::of(report, &mut book);
    for (doc, it) in (0..).zip(&report.docs) {
        let n_words = book.weigh(&it.text, weight::TEXT);
        if doc == 0 {
            book.weigh(report.title, weight::TITLE);
        }
        book.weigh(it.before, weight::BEFORE);
        for (number, weight) in contexts.around(it).flat_map(|context| &context.terms) {
            book.add(*number, *weight);
        }
        let share = if it.speaker.is_some() { 1.0 } else { weight::SILENT };
        book.close(doc, n_words, share);
        let narrowing = contexts.around(it).flat_map(|context| &context.narrowing);
        for number in narrowing.chain(&contexts.day) {
            book.narrow(*number, doc);
        }
    }
    book.finish()
}

/// Stands for two words beside one another. Others may be the same number: that costs time, no more.
pub(crate) fn beside(before: &str, after: &str) -> u32 {
    let [before, after] = [before, after].map(key_hash);
    let both = (before.rotate_left(29) ^ after).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    u32::try_from(both >> 32).expect("half of its bits are left")
}

/// Collects the terms of a report, one doc at a time.
struct Book<'a> {
    joined: &'a HalfSpaced<'a>,
    /// By term: its place in the lists below.
    numbers: HashMap<String, usize>,
    /// Where each term stands.
    hits: Vec<Vec<Hit>>,
    /// What each says in the open doc; 0 where it does not stand there.
    weights: Vec<f32>,
    /// Those that do.
    open: Vec<usize>,
    beside: Vec<u32>,
}

impl<'a> Book<'a> {
    fn new(joined: &'a HalfSpaced<'a>) -> Book<'a> {
        let (numbers, hits, beside) = (HashMap::new(), Vec::new(), Vec::new());
        Book { joined, numbers, hits, weights: Vec::new(), open: Vec::new(), beside }
    }

    /// Adds a text to the open doc. Gives the number of its words.
    fn weigh(&mut self, text: &str, weight: f32) -> usize {
        self.each_term(text, weight, Book::add)
    }

    /// Hands over every term of a text, with its weight. Gives the number of words.
    fn each_term(
        &mut self,
        text: &str,
        weight: f32,
        mut on: impl FnMut(&mut Self, usize, f32),
    ) -> usize {
        let mut n_words = 0;
        let mut before = Word::default();
        each_word(text, |word| {
            let number = self.number(&word.joined);
            on(self, number, weight);
            for part in word.parts().filter(|part| !is_suffix(part)) {
                let number = self.number(part);
                on(self, number, weight * weight::PART);
            }
            if n_words > 0 {
                self.note_beside(&before, word);
                if let Some(both) = spaced(&before, word, self.joined) {
                    let number = self.number(&both);
                    on(self, number, weight * weight::PART);
                }
            }
            n_words += 1;
            std::mem::swap(&mut before, word);
        });
        n_words
    }

    fn number(&mut self, term: &str) -> usize {
        if let Some(number) = self.numbers.get(term) {
            return *number;
        }
        let number = self.numbers.len();
        self.numbers.insert(term.to_owned(), number);
        self.hits.push(Vec::new());
        self.weights.push(0.0);
        number
    }

    fn add(&mut self, number: usize, weight: f32) {
        if self.weights[number] == 0.0 {
            self.open.push(number);
        }
        self.weights[number] += weight;
    }

    /// Turns the weights of the open doc into hits. `share` is how much the doc counts.
    fn close(&mut self, doc: u32, n_words: usize, share: f32) {
        for number in self.open.drain(..) {
            let weight = std::mem::take(&mut self.weights[number]);
            let impact = quantize(impact(weight, n_words) * share);
            self.hits[number].push(Hit { doc, impact });
        }
    }

    fn narrow(&mut self, number: usize, doc: u32) {
        let hits = &mut self.hits[number];
        if hits.last().is_none_or(|hit| hit.doc != doc) {
            hits.push(Hit { doc, impact: 0 });
        }
    }

    /// The same pairs come again and again: of a long text there is no room for all of them.
    fn note_beside(&mut self, before: &Word, word: &Word) {
        if self.beside.len() == self.beside.capacity() {
            self.beside.sort_unstable();
            self.beside.dedup();
            self.beside.reserve(self.beside.len().max(512));
        }
        self.beside.push(beside(&before.joined, &word.joined));
    }

    fn finish(mut self) -> Terms {
        let mut hits = |number: usize| std::mem::take(&mut self.hits[number]);
        let found = self.numbers.into_iter().map(|(term, number)| (term, hits(number))).collect();
        self.beside.sort_unstable();
        self.beside.dedup();
        Terms { found, beside: self.beside }
    }
}

/// What stands around the docs of a report, made into terms once.
struct Contexts<'a> {
    speakers: HashMap<&'a str, Context>,
    topics: HashMap<&'a str, Context>,
    /// Narrows every doc: `!` the day.
    day: Vec<usize>,
}

/// What a doc's speaker or topic adds to it.
#[derive(Default)]
struct Context {
    /// With their weights.
    terms: Vec<(usize, f32)>,
    /// Terms that only narrow: `@` a speaker, `#` a topic.
    narrowing: Vec<usize>,
}

impl<'a> Contexts<'a> {
    fn of(report: &SearchReport<'a>, book: &mut Book<'_>) -> Contexts<'a> {
        let mut speakers = HashMap::new();
        let mut topics = HashMap::new();
        for doc in &report.docs {
            if let Some(it) = &doc.speaker {
                speakers.entry(it.slug).or_insert_with(|| Context::of_speaker(it, book));
            }
            for (slug, label) in &doc.topics {
                topics.entry(*slug).or_insert_with(|| Context::of_topic(slug, label, book));
            }
        }
        let mut day = Vec::new();
        for name in report.day.iter().flat_map(|day| &day.names) {
            each_word(name, |word| day.push(book.number(&format!("!{}", word.joined))));
        }
        Contexts { speakers, topics, day }
    }

    fn around<'d>(&'d self, doc: &'d SearchDoc<'_>) -> impl Iterator<Item = &'d Context> {
        let speaker = doc.speaker.iter().filter_map(|it| self.speakers.get(it.slug));
        let topics = doc.topics.iter().filter_map(|(slug, _)| self.topics.get(slug));
        speaker.chain(topics)
    }
}

impl Context {
    fn of_speaker(speaker: &SearchSpeaker<'_>, book: &mut Book<'_>) -> Context {
        let mut res = Context::default();
        res.weigh(speaker.name, weight::NAME, book);
        for also in &speaker.also {
            res.weigh(also, weight::ROLE, book);
        }
        res.narrow('@', (speaker.slug, speaker.name), book);
        res
    }

    fn of_topic(slug: &str, label: &str, book: &mut Book<'_>) -> Context {
        let mut res = Context::default();
        res.weigh(label, weight::TOPIC, book);
        res.narrow('#', (slug, label), book);
        res
    }

    fn weigh(&mut self, text: &str, weight: f32, book: &mut Book<'_>) {
        book.each_term(text, weight, |_, number, weight| self.terms.push((number, weight)));
    }

    fn narrow(&mut self, mark: char, (slug, name): (&str, &str), book: &mut Book<'_>) {
        let mut put = |word: &str| self.narrowing.push(book.number(&format!("{mark}{word}")));
        put(slug);
        each_word(name, |word| word.parts().chain([word.joined.as_str()]).for_each(&mut put));
    }
}

/// Two words that are one elsewhere, joined: «پیش بینی» → «پیشبینی».
fn spaced(before: &Word, after: &Word, joined: &HalfSpaced<'_>) -> Option<String> {
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

    use super::{HalfSpaced, Hit, beside, half_spaced, terms};
    use crate::model::Id;
    use crate::site::sample;
    use crate::site::search::search_report;

    #[test]
    fn what_finds_a_statement() {
        let sample = sample::sample();
        let report = search_report(sample.site(), Id::at(0));
        let found: BTreeMap<String, Vec<Hit>> =
            terms(&report, &HalfSpaced::new()).found.into_iter().collect();
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
        let known: HalfSpaced<'_> =
            pairs.iter().map(|(before, after)| (&**before, BTreeSet::from([&**after]))).collect();
        report.docs[0].text = "سرمایه گذاری".into();
        let found = terms(&report, &known);
        assert!(found.beside.contains(&beside("سرمایه", "گذاری")));
        let hits = &found.found.iter().find(|(term, _)| term == "سرمایهگذاری").unwrap().1;
        assert!(hits.iter().any(|hit| hit.doc == 0));
    }
}
