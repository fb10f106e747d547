//! A word and its neighbours, ready to be read one way or another.

use super::analyse::Analyser;
use super::letters::{ALEF, HE, Letters, YE};
use super::lexicon::Entry;
use super::reading::{Kind, Reading};
use super::sided::Sided;

/// What stands beside a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Context {
    /// The word before.
    pub(super) before: Before,
    /// The word after.
    pub(super) after: After,
}

impl Context {
    /// A number of its own for each.
    pub(super) fn number(self) -> u64 {
        self.before as u64 * 8 + self.after as u64
    }
}

/// The word before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Before {
    /// None, or a sign between.
    #[default]
    Stop,
    /// «هر», «یک».
    Indefinite,
    /// «این», «همه».
    Many,
    /// Any other.
    Other,
}

/// The word after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum After {
    /// None, or a sign between.
    #[default]
    Stop,
    /// «را», «که», a verb.
    Function,
    /// «در», «از».
    Preposition,
    /// Any other.
    Other,
}

/// A chosen reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    /// Its half-spaces.
    pub(super) mask: u32,
    /// How it was found.
    pub(super) kind: Kind,
    /// How far it is ahead of the spelling as it stands.
    pub(super) margin: f32,
}

/// A word with its readings, ready to be asked about each of them.
#[derive(Debug)]
pub(super) struct Ranking<'a> {
    /// Knows parts of words.
    pub(super) analyser: &'a Analyser,
    /// Knows words in «های».
    pub(super) sided: &'a Sided,
    /// Its letters.
    pub(super) word: &'a Letters,
    /// All of them.
    pub(super) readings: &'a [Reading],
    /// What stands beside it.
    pub(super) context: Context,
    /// The whole word in the lexicon.
    pub(super) entry: Option<Entry>,
    /// The joined reading's kind and cost.
    pub(super) whole: (u32, f32),
    /// What the cheapest divided reading costs.
    pub(super) cheapest: f32,
    /// «های» and «ه|ای» compete.
    pub(super) is_sided: bool,
}

const NO_WHOLE: u32 = 31;

impl<'a> Ranking<'a> {
    /// Of all readings of one word.
    pub(super) fn new(
        (analyser, sided): (&'a Analyser, &'a Sided),
        word: &'a Letters,
        readings: &'a [Reading],
        context: Context,
    ) -> Ranking<'a> {
        let whole = readings.iter().find(|reading| reading.mask == 0);
        let divided = readings.iter().filter(|reading| reading.mask != 0);
        let mut ranking = Ranking {
            analyser,
            sided,
            word,
            readings,
            context,
            entry: analyser.entry(word, 0, word.codes().len()),
            whole: whole.map_or((NO_WHOLE, 20.0), |whole| (whole.kind as u32, whole.cost)),
            cheapest: divided.map(|reading| reading.cost).fold(f32::INFINITY, f32::min),
            is_sided: false,
        };
        ranking.is_sided = ranking.has_two_sides();
        ranking
    }

    /// True where «های» and «ه|ای» compete: «نامهای».
    fn has_two_sides(&self) -> bool {
        self.word.codes().ends_with(&[HE, ALEF, YE])
            && self.readings.iter().any(|reading| self.is_indefinite(reading))
            && self.readings.iter().any(|reading| self.is_plural(reading))
    }

    /// «نامه|ای».
    pub(super) fn is_indefinite(&self, reading: &Reading) -> bool {
        let len = self.word.codes().len();
        len > 3 && reading.mask >> (len - 2) & 1 == 1 && self.word.codes()[len - 3] == HE
    }

    /// «نام|های».
    fn is_plural(&self, reading: &Reading) -> bool {
        let len = self.word.codes().len();
        let joined = matches!(reading.kind, Kind::WholePlural | Kind::Inflected);
        reading.mask >> (len - 3) & 1 == 1 || (reading.mask == 0 && joined)
    }
}
