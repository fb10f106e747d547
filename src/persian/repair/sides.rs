//! Words that end in «های»: a plural, as in «نام|های», or «ه» with «ای», as in «نامه|ای».

use super::lexicon::{Entry, FLOOR};
use super::ranking::{After, Ranking};
use super::reading::Reading;
use super::weights::{Question, feature};

/// By so many nats must one of two nouns be more common to count one step in the table of two-sided words.
const NATS_A_STEP: f32 = 1.5;
/// A lead in nats: «نامه|ای که», «نامه|ای نوشت».
const NO_MODIFIER: f32 = 1.5;

impl Ranking<'_> {
    /// What grammar speaks for one side: a plural in «های» wants a modifier, and none follows.
    pub(super) fn lead_of_side(&self, reading: &Reading) -> f32 {
        let ends = self.is_indefinite(reading) && self.context.after == After::Function;
        if ends { NO_MODIFIER } else { 0.0 }
    }

    /// Names what speaks for one side or the other.
    pub(super) fn of_sides(&self, name: &mut dyn FnMut(u16, f32)) {
        name(feature(Question::After, self.context.after as u32, 0), 1.0);
        name(feature(Question::Before, self.context.before as u32, 0), 1.0);
        let len = self.word.codes().len();
        let sign = self.sided.of(self.word.hash(0, len - 3)).unwrap_or_else(|| self.counted_side());
        name(feature(Question::Sided, 0, 0), sign);
    }

    /// What the table would say of a word it does not hold: the noun in he is as likely as it is common
    /// beside the other. «پیشنهاد» is, «پیشنهاده» is not.
    fn counted_side(&self) -> f32 {
        let len = self.word.codes().len();
        let cost = |end: usize| {
            let cost = self.analyser.entry(self.word, 0, end).and_then(Entry::cost);
            cost.unwrap_or(FLOOR)
        };
        ((cost(len - 3) - cost(len - 2)) / NATS_A_STEP).clamp(-2.0, 2.0)
    }
}
