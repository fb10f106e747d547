//! What the repair knows of the language and learned from texts, asked by word and by pair.

use super::analyse::Analyser;
use super::grammar::Class;
use super::letters::{Letters, hash, spelling, spelt};
use super::lexicon::Source;
use super::ranking::{Choice, Context, Ranking};
use super::reading::{Kind, Reading, rule};
use super::settings::Plural;
use super::sided::Sided;
use super::spaced::{Around, Pair};
use super::weights::Weights;

/// How far ahead the house's own spellings are.
const CERTAIN: f32 = 8.0;
/// Words that most papers join with «ها».
const PRONOUNS: [&[u8]; 2] = [&spelt::<2>("آن"), &spelt::<3>("این")];

/// The built-in knowledge.
#[derive(Debug)]
pub(super) struct Language {
    /// Words and grammar.
    pub(super) analyser: Analyser,
    /// Words with two sides.
    pub(super) sided: Sided,
    /// What was learned.
    pub(super) weights: Weights,
    /// Whether «آنها» is divided.
    pub(super) plural: Plural,
}

/// One way to read a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// With its half-spaces.
    pub spelling: String,
    /// How much speaks for it.
    pub score: f32,
    /// How it was found.
    pub rule: &'static str,
}

/// What came of reading one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Study {
    /// The best reading, when it differs from how the word stands.
    pub(super) choice: Option<Choice>,
    /// True when no rule knows the joined letters.
    pub(super) is_unknown: bool,
}

impl Language {
    /// With the built-in data.
    pub(super) fn new(plural: Plural) -> Language {
        Language::with(Weights::new(), plural)
    }

    /// With other weights.
    pub(super) fn with(weights: Weights, plural: Plural) -> Language {
        Language { analyser: Analyser::new(), sided: Sided::new(), weights, plural }
    }

    /// The best reading of one word, when it differs from how it stands.
    pub(super) fn word(&self, codes: &[u8], fixed: u32, context: Context) -> Option<Choice> {
        self.study(codes, fixed, context)?.choice
    }

    /// What comes of reading one word; `None` for what is no word.
    pub(super) fn study(&self, codes: &[u8], fixed: u32, context: Context) -> Option<Study> {
        let word = Letters::new(codes).filter(|_| !codes.contains(&0))?;
        if codes.len() < 3 {
            let (_, kind) = self.analyser.whole(&word, 0, codes.len());
            return Some(Study { choice: None, is_unknown: kind == Kind::Unknown });
        }
        if let Some(mask) = self.pronoun(codes).filter(|mask| fixed & mask == 0) {
            let choice = Choice { mask: fixed | mask, kind: Kind::Plural, margin: CERTAIN };
            let choice = (self.plural == Plural::Split).then_some(choice);
            return Some(Study { choice, is_unknown: false });
        }
        let readings = self.analyser.readings(&word, fixed);
        let (best, scores) = self.scored(&word, &readings, context);
        let stands = readings.iter().position(|reading| reading.mask == fixed);
        let margin = scores[best] - stands.map_or(scores[best] - 4.0, |stands| scores[stands]);
        let Reading { mask, kind, .. } = readings[best];
        let changes = mask != fixed && !self.cuts_a_word(&word, fixed, mask);
        Some(Study {
            choice: changes.then_some(Choice { mask, kind, margin }),
            is_unknown: stands.is_none_or(|stands| readings[stands].kind == Kind::Unknown),
        })
    }

    /// True when all that `mask` adds stands in the letters behind the last half-space that is there, and those are a word
    /// that nobody would divide: «پیام» of «نیک|پیام» is not «پی|ام».
    fn cuts_a_word(&self, word: &Letters, fixed: u32, mask: u32) -> bool {
        if fixed == 0 {
            return false;
        }
        let start = fixed.ilog2() as usize;
        let codes = &word.codes()[start..];
        let is_word = self
            .analyser
            .entry(word, start, word.codes().len())
            .is_some_and(|entry| entry.class() > 0);
        let inside = (mask & !fixed).trailing_zeros() as usize > start;
        is_word && inside && self.word(codes, 0, Context::default()).is_none()
    }

    /// Where «آنها» and «اینها» are divided, if they are: «آن|ها».
    fn pronoun(&self, codes: &[u8]) -> Option<u32> {
        let host = PRONOUNS.iter().find(|host| codes.starts_with(host))?.len();
        let is_plural = self.analyser.grammar.ending(hash(&codes[host..])) == Some(Class::Plural);
        is_plural.then_some(1 << host)
    }

    /// Every reading of a word with its score, and the index of the best.
    pub(super) fn scored(
        &self,
        word: &Letters,
        readings: &[Reading],
        context: Context,
    ) -> (usize, Vec<f32>) {
        if readings.len() == 1 {
            return (0, vec![0.0]);
        }
        if let Some(best) = self.house(word, readings) {
            let score = |idx| if idx == best { CERTAIN } else { 0.0 };
            return (best, (0..readings.len()).map(score).collect());
        }
        let ranking = Ranking::new((&self.analyser, &self.sided), word, readings, context);
        let scores = ranking.scores(&self.weights);
        let best = (0..scores.len()).fold(0, |a, b| if scores[b] > scores[a] { b } else { a });
        (best, scores)
    }

    /// Every reading of a word that stands alone, likeliest first.
    pub(super) fn explain(&self, codes: &[u8], fixed: u32) -> Vec<Explained> {
        let Some(word) = Letters::new(codes) else { return Vec::new() };
        let readings = self.analyser.readings(&word, fixed);
        let (_, scores) = self.scored(&word, &readings, Context::default());
        let explained = |(reading, score): (&Reading, f32)| Explained {
            spelling: spelling(codes, reading.mask),
            score,
            rule: rule(reading.kind),
        };
        let mut all: Vec<Explained> = readings.iter().zip(scores).map(explained).collect();
        all.sort_by(|a, b| b.score.total_cmp(&a.score));
        all
    }

    /// The reading that the house's own list demands.
    pub(super) fn house(&self, word: &Letters, readings: &[Reading]) -> Option<usize> {
        let entry = self.analyser.entry(word, 0, word.codes().len())?;
        let house = entry.splits().find(|split| split.source == Source::House)?;
        readings.iter().position(|reading| reading.mask == house.mask)
    }

    /// How much speaks for making a pair one word, if anything does.
    pub(super) fn pair(
        &self,
        codes: &[u8],
        middle: usize,
        mask: u32,
        around: Around,
    ) -> Option<f32> {
        let pair = Pair::new(&self.analyser, codes, middle, mask)?;
        if pair.is_house() {
            return Some(CERTAIN);
        }
        let mut sum = 0.0;
        let any =
            pair.features(around, &mut |feature, value| sum += self.weights.of(feature) * value);
        any.then_some(sum)
    }

    /// True for a form of a verb that takes no plural: «رفتند», not «خورد».
    pub(super) fn is_verb(&self, codes: &[u8]) -> bool {
        Letters::new(codes).is_some_and(|word| self.analyser.is_verb(&word))
    }

    /// True when no list and no rule knows the joined spelling.
    pub(super) fn is_unknown(&self, codes: &[u8]) -> bool {
        Letters::new(codes).is_some_and(|word| {
            let (_, kind) = self.analyser.whole(&word, 0, codes.len());
            kind == Kind::Unknown && self.analyser.lexicon.find(hash(codes)).is_none()
        })
    }
}
