//! What the repair knows of the language and learned from texts, asked by word and by pair.

use super::analyse::{Analyser, Kind, Reading};
use super::letters::{Letters, hash, spelling};
use super::lexicon::Source;
use super::passes::rule;
use super::rank::{Choice, Context, Ranking, choose};
use super::settings::Level;
use super::sided::Sided;
use super::spaced::{Around, Pair};
use super::weights::Weights;

/// How far ahead the house's own spellings are.
const CERTAIN: f32 = 8.0;

/// The built-in knowledge.
#[derive(Debug)]
pub(super) struct Language {
    /// Words and grammar.
    pub(super) analyser: Analyser,
    /// Words with two sides.
    pub(super) sided: Sided,
    /// What was learned.
    pub(super) weights: Weights,
    /// How far ahead a reading must be before a joined word is divided.
    pub(super) joined_bar: f32,
    /// How far above nothing a pair must be before it is made one.
    pub(super) spaced_bar: f32,
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

impl Language {
    /// With the built-in data.
    pub(super) fn new(level: Level) -> Language {
        Language::with(Weights::new(), level)
    }

    /// With other weights.
    pub(super) fn with(weights: Weights, level: Level) -> Language {
        let (joined_bar, spaced_bar) = match level {
            Level::Safe => (1.5, 2.0),
            Level::Normal => (0.0, 0.7),
            Level::Eager => (-0.5, -0.5),
        };
        Language { analyser: Analyser::new(), sided: Sided::new(), weights, joined_bar, spaced_bar }
    }

    /// The best reading of one word, when it differs from how it stands.
    pub(super) fn word(&self, codes: &[u8], fixed: u32, context: Context) -> Option<Choice> {
        let word = Letters::new(codes).filter(|_| codes.len() > 2)?;
        let readings = self.analyser.readings(&word, fixed);
        let (best, scores) = self.scored(&word, &readings, context);
        let stands = readings.iter().position(|reading| reading.mask == fixed);
        let margin = scores[best] - stands.map_or(scores[best] - 4.0, |stands| scores[stands]);
        let Reading { mask, kind, .. } = readings[best];
        (mask != fixed && margin > self.joined_bar).then_some(Choice { mask, kind, margin })
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
        choose(readings, &self.weights, |reading, name| ranking.features(reading, name))
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

    /// How far above the bar a pair is, when it should be one word.
    pub(super) fn pair(
        &self,
        codes: &[u8],
        middle: usize,
        mask: u32,
        around: Around,
    ) -> Option<f32> {
        let pair = Pair::new(&self.analyser, codes, middle, mask)?;
        let mut sum = 0.0;
        let any =
            pair.features(around, &mut |feature, value| sum += self.weights.of(feature) * value);
        (any && sum > self.spaced_bar).then_some(sum)
    }

    /// True when no list and no rule knows the joined spelling.
    pub(super) fn is_unknown(&self, codes: &[u8]) -> bool {
        Letters::new(codes).is_some_and(|word| {
            let (_, kind) = self.analyser.whole(&word, 0, codes.len());
            kind == Kind::Unknown && self.analyser.lexicon.find(hash(codes)).is_none()
        })
    }
}
