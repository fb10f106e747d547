//! A report into weighted terms: which words a reader may look for, and how much each says about a paragraph.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::search_index::words::{Word, other_seat, words};
use crate::site::search::{SearchDoc, SearchReport};

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

/// Words that some report writes with a half-space, as (before, after): the same two words with a space
/// between them are that word too.
pub(crate) type HalfSpaced = BTreeSet<(String, String)>;

/// Two-part words of a report.
pub(crate) fn half_spaced(report: &SearchReport) -> HalfSpaced {
    let words = report.docs.iter().flat_map(|doc| words(&doc.text));
    words
        .filter(|word| word.cuts.len() == 1)
        .map(|word| {
            let (before, after) = word.joined.split_at(word.cuts[0]);
            (before.to_owned(), after.to_owned())
        })
        .filter(|(_, after)| !is_suffix(after))
        .collect()
}

/// Words of a report that others write with their hamza in another seat, as (other, this).
pub(crate) fn seats(report: &SearchReport) -> BTreeSet<(String, String)> {
    let names = report.docs.iter().filter_map(|doc| doc.speaker.as_ref());
    let names = names.flat_map(|speaker| speaker.also.iter().chain([&speaker.name]));
    let texts = report.docs.iter().map(|doc| &doc.text).chain(names).chain([&report.title]);
    texts
        .flat_map(|text| words(text))
        .filter_map(|word| Some((other_seat(&word)?, word.joined)))
        .collect()
}

/// The terms of a report, each with its hits in order. The first doc answers for the headline too.
pub(crate) fn terms(report: &SearchReport, joined: &HalfSpaced) -> BTreeMap<String, Vec<Hit>> {
    let mut res: BTreeMap<String, Vec<Hit>> = BTreeMap::new();
    for (doc, it) in (0..).zip(&report.docs) {
        let mut weights = Weights::default();
        weights.add_text(&it.text, weight::TEXT, joined);
        let n_words = weights.n_words;
        if doc == 0 {
            weights.add_text(&report.title, weight::TITLE, joined);
        }
        weights.add_text(&it.before, weight::BEFORE, joined);
        add_context(&mut weights, it, joined);
        let share = if it.speaker.is_some() { 1.0 } else { weight::SILENT };
        for (term, weight) in weights.terms {
            let impact = impact(weight, n_words) * share;
            res.entry(term).or_default().push(Hit { doc, impact: quantize(impact) });
        }
        for term in narrowing(report, it) {
            res.entry(term).or_default().push(Hit { doc, impact: 0 });
        }
    }
    res
}

/// Terms that only narrow: `@` a speaker, `#` a topic, `!` a day.
fn narrowing(report: &SearchReport, doc: &SearchDoc) -> BTreeSet<String> {
    let mut res = BTreeSet::new();
    if let Some(speaker) = &doc.speaker {
        res.insert(format!("@{}", speaker.slug));
        res.extend(marked('@', &speaker.name));
    }
    for (slug, label) in &doc.topics {
        res.insert(format!("#{slug}"));
        res.extend(marked('#', label));
    }
    for name in report.day.iter().flat_map(|day| &day.names) {
        res.extend(words(name).into_iter().map(|word| format!("!{}", word.joined)));
    }
    res
}

fn marked(mark: char, text: &str) -> impl Iterator<Item = String> {
    words(text).into_iter().flat_map(move |word| {
        let parts: Vec<String> = word.parts().map(|part| format!("{mark}{part}")).collect();
        parts.into_iter().chain([format!("{mark}{}", word.joined)])
    })
}

fn add_context(weights: &mut Weights, doc: &SearchDoc, joined: &HalfSpaced) {
    if let Some(speaker) = &doc.speaker {
        weights.add_text(&speaker.name, weight::NAME, joined);
        for name in &speaker.also {
            weights.add_text(name, weight::ROLE, joined);
        }
    }
    for (_, label) in &doc.topics {
        weights.add_text(label, weight::TOPIC, joined);
    }
}

/// Terms of one doc with the sum of their weights.
#[derive(Default)]
struct Weights {
    terms: BTreeMap<String, f32>,
    n_words: usize,
}

impl Weights {
    fn add_text(&mut self, text: &str, weight: f32, joined: &HalfSpaced) {
        let words = words(text);
        self.n_words += words.len();
        for word in &words {
            self.add(&word.joined, weight);
            for part in word.parts().filter(|part| !is_suffix(part)) {
                self.add(part, weight * weight::PART);
            }
        }
        for pair in words.windows(2) {
            if let Some(both) = spaced(pair, joined) {
                self.add(&both, weight * weight::PART);
            }
        }
    }

    fn add(&mut self, term: &str, weight: f32) {
        match self.terms.get_mut(term) {
            Some(sum) => *sum += weight,
            None => drop(self.terms.insert(term.to_owned(), weight)),
        }
    }
}

/// Two words that are one elsewhere, joined: «پیش بینی» → «پیشبینی».
fn spaced(pair: &[Word], joined: &HalfSpaced) -> Option<String> {
    let [before, after] = pair else { return None };
    let key = (before.joined.clone(), after.joined.clone());
    joined.contains(&key).then(|| key.0 + &key.1)
}

fn is_suffix(part: &str) -> bool {
    SUFFIXES.lines().any(|suffix| suffix == part)
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
    use super::{HalfSpaced, half_spaced, terms};
    use crate::site::sample;
    use crate::site::search::search;

    #[test]
    fn what_finds_a_statement() {
        let sample = sample::sample();
        let view = search(sample.site());
        let found = terms(&view.reports[0], &HalfSpaced::new());
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
        let mut view = search(sample.site());
        let known = half_spaced(&view.reports[0]);
        view.reports[0].docs[0].text = String::from("سرمایه گذاری");
        assert!(terms(&view.reports[0], &known)["سرمایهگذاری"].iter().any(|hit| hit.doc == 0));
        assert!(!known.iter().any(|(_, after)| after == "اند"));
    }
}
